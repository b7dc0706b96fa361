"""The papers that the office issues: their fields and their layout."""
