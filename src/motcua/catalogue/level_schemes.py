"""In which levels online services were told on a day: four until 2022, full and in part since."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from motcua.catalogue.values import Named, Validity
from motcua.core.data_folder import DATA_FILES
from motcua.forms.values import Words

_FILE = DATA_FILES / "procedures" / "levels" / "schemes.yaml"


@dataclass(frozen=True, slots=True)
class LevelScheme:
    """The levels of one period, lowest first as the decree has them; `verified` False where the text was not seen."""

    id: str
    levels: tuple[Named, ...]
    valid: Validity
    source: str
    verified: bool


def level_scheme(on: date) -> LevelScheme:
    """The scheme of the local date; the periods leave no day out."""
    return next(scheme for scheme in level_schemes() if scheme.valid.holds(on))


@cache
def level_schemes() -> tuple[LevelScheme, ...]:
    """All schemes, the oldest first."""
    given = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["schemes"]
    return tuple(
        LevelScheme(
            id=each["id"],
            levels=tuple(Named(one["code"], Words(one["name"]["vi"], one["name"]["en"])) for one in each["levels"]),
            valid=Validity(_day(each.get("valid_from")) or date.min, _day(each.get("valid_until"))),
            source=each["source"],
            verified=each.get("verified", True),
        )
        for each in given
    )


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given is not None else None
