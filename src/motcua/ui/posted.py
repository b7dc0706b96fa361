"""Reads what a person typed into the components, kept as typed so that nothing is lost when it must be corrected."""

from collections.abc import Mapping

PARTS = ("day", "month", "year")


def posted_date(data: Mapping[str, str], name: str) -> dict[str, str]:
    """The three boxes of a date field as typed: `{"day", "month", "year"}`, each a stripped text, possibly empty."""
    return {part: data.get(f"{name}_{part}", "").strip() for part in PARTS}


def partial_date(typed: Mapping[str, str]) -> dict[str, int | None] | None:
    """The typed date as numbers: `{"year": 1990, "month": None, "day": None}`; None when all boxes are empty.

    Raises   ValueError when a box holds anything but digits, or the year is missing.
    """
    if not any(typed.values()):
        return None
    numbers = {part: int(typed[part]) if typed.get(part) else None for part in PARTS}
    if numbers["year"] is None:
        raise ValueError("year missing")
    return {"year": numbers["year"], "month": numbers["month"], "day": numbers["day"]}
