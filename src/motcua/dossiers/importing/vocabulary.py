"""Words by which foreign headings and values are recognised, compared without marks; they suggest, never decide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold
from motcua.dossiers.importing.columns import ALLOWED
from motcua.dossiers.importing.layout import COLUMNS

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SURE, LIKELY = 1.0, 0.9


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """headings: folded words -> our column; values: our column -> folded word -> our value; statuses: word -> 1..10."""

    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    statuses: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The reviewed words of `data/imports/headings.yaml`."""
    given = yaml.safe_load((DATA_FILES / "imports" / "headings.yaml").read_text(encoding="utf-8"))
    return Vocabulary(
        headings={fold(_HUMP.sub(" ", word)): ours for ours, words in given["headings"].items() for word in words},
        values={
            column: {fold(word): ours for ours, words in table.items() for word in words}
            for column, table in given["values"].items()
        },
        statuses={fold(word): number for number, words in given["statuses"].items() for word in words},
    )


def column_by_heading(heading: str) -> list[tuple[str, float]]:
    """Our columns that a heading may mean, with a confidence of 0..1, best first."""
    plain = heading.strip().lower().replace(" ", "_")
    if plain in COLUMNS:
        return [(plain, SURE)]
    folded = fold(_HUMP.sub(" ", heading))
    words = vocabulary().headings
    if folded in words:
        return [(words[folded], LIKELY)]
    found: dict[str, float] = {}
    for word, ours in words.items():
        if re.search(rf"\b{re.escape(word)}\b", folded):
            likely = 0.3 + 0.5 * len(word) / len(folded)
            found[ours] = max(found.get(ours, 0.0), round(likely, 2))
    return sorted(found.items(), key=lambda entry: -entry[1])


def value_by_word(column: str, value: str) -> str:
    """Our value for a foreign word in one of our columns, or empty."""
    word = fold(value)
    if column == "status":
        return value.strip() if value.strip() in _PLAIN_STATUSES else vocabulary().statuses.get(word, "")
    known = ALLOWED.get(column, {})
    return known.get(value.strip().lower(), "") or vocabulary().values.get(column, {}).get(word, "")


_PLAIN_STATUSES = frozenset({"3", "4", "5", "6", "7", "8", "9", "10"})
"""1 and 2 mean different things to different sources and are never suggested."""
