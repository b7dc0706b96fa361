"""What the audit does: note a read, go on with the chain, seal the day, look whether all is as it was."""
