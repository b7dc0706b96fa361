"""What may be done with organisations and their people, one verb per file."""
