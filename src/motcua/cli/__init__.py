"""The operator's commands, one verb per file."""
