"""Figures that were printed, by others and by us: as printed, with source and doubt, ours beside them, and errata."""
