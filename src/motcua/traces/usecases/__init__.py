"""What changes the store of traces: one verb a file."""
