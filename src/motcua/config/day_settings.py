"""Settings that are a day of the calendar."""

from datetime import date

from motcua.hosting.broken import InstallationBroken


def read_day(name: str, given: str) -> date | None:
    """The day, None where nothing is given. Raises InstallationBroken."""
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError as error:
        raise InstallationBroken(
            f"{name}: {given.strip()!r} is no day", remedy="write it like 2027-01-15, or leave it unset"
        ) from error
