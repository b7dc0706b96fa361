"""Figures: columnar extracts of the ledger and metrics that are defined once."""
