"""Motcua: one door to a province's administrative procedures, and one honest ledger of who uses it."""

__version__ = "0.1.0"
