"""The public figures; reads analytics only."""
