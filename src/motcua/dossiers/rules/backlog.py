"""Into which bands a unit's backlog is divided: how old, how long until due, and what each dossier waits for."""

from dataclasses import dataclass
from functools import cache

import yaml

from motcua.core.data_folder import DATA_FILES

FILE = DATA_FILES / "clock" / "board.yaml"
NO_LIMIT = -1
"""The band of dossiers whose promise does not run: no limit, or the clock stands still."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands by their number; each threshold begins a band, so there is one band more than thresholds."""

    ages: tuple[int, ...]
    due: tuple[int, ...]

    def age_numbers(self) -> range:
        """Bands of age, the youngest first."""
        return range(len(self.ages) + 1)

    def due_numbers(self) -> list[int]:
        """Bands of due time, the most overdue first, those without a running limit last."""
        return [*range(len(self.due) + 1), NO_LIMIT]

    def is_overdue(self, band: int) -> bool:
        """Whether the promised moment of a dossier in this band has passed."""
        return 0 <= band <= self.last_overdue

    @property
    def last_overdue(self) -> int:
        """The number of the band that ends just before today."""
        return self.due.index(0)

    def age_ends(self, band: int) -> tuple[int, int | None]:
        """First and last day of a band of age; None where it has no end."""
        return (self.ages[band - 1] if band else 0), (self.ages[band] - 1 if band < len(self.ages) else None)

    def due_ends(self, band: int) -> tuple[int | None, int | None]:
        """First and last day of a band of due time, negative in the past; None where it has no end."""
        return (self.due[band - 1] if band else None), (self.due[band] - 1 if band < len(self.due) else None)


@cache
def bands() -> Bands:
    """As the data say."""
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Bands(tuple(sorted(given["age_days"])), tuple(sorted(given["due_days"])))
