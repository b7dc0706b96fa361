"""The machine interface, versioned."""
