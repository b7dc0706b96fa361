"""What may be done with messages, one verb per file."""
