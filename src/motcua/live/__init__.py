"""News for open pages: a small process of its own that holds their streams, so that no page waits for one."""
