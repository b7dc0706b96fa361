"""What is done with an assisted session: begun, a dossier handed in, ended."""
