"""Procedures and their immutable published versions: forms, papers, fees, time limits, steps and lawful channels."""
