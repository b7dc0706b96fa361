"""What may be done with files and papers, one verb per file."""
