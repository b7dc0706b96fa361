"""What can be done to the catalogue, one verb per file."""
