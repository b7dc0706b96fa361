"""Figures on pages: rules that need no ledger."""
