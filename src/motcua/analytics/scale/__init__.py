"""Ledgers of any size that were never real: to measure with, and to try what a whole country asks of a machine."""
