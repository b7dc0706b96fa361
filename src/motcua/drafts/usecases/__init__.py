"""What may be done with a draft, one verb per file."""
