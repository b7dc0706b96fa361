"""Lawful help: who helped to file, where, how long, what stood in the way first; refusing to say stops nothing."""
