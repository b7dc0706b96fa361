"""What people do with a dossier, one verb a file."""
