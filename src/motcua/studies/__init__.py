"""A study of who uses which door: its question, its files, its results, its decisions; nothing is ever overwritten."""
