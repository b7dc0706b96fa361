"""The pages of administrators: imports of other systems' dossiers, and reports that do not add up."""
