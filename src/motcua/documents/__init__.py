"""Files that people hand in and papers that the office issues."""
