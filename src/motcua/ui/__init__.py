"""What a page is made of: components, layouts and template tags that know nothing of procedures or dossiers."""
