"""Display decisions of the portal."""
