"""The simulated province of 2021 and the practice centre."""

from motcua.demonstration.staff import accounts

__all__ = ["accounts"]
