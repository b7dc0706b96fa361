"""One view per page of the portal."""
