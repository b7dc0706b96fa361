"""What is done with units: loading their definitions."""
