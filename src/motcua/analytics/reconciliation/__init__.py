"""What does not add up, in tables that others report and in the ledger: shown with its place, never repaired."""
