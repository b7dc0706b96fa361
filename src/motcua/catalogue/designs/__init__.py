"""How dossiers go through the office: steps as data, published once and never changed."""
