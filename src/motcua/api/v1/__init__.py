"""Version 1 of the machine interface, one resource per file."""
