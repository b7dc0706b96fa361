"""The dictionary of what is counted, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.traces.api import read_dictionary
from motcua.ui.values import Cell, Column


@dataclass(frozen=True, slots=True)
class DictionaryView:
    """`source` is Vietnamese in every language."""

    purpose: str
    source: str
    verified: bool
    keep_weeks: int
    keep_days: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    events: tuple[str, ...]


def present_dictionary(language: str) -> DictionaryView:
    """`language` is `vi` or `en`."""
    known = read_dictionary()
    where = {
        "counters": gettext("Bộ đếm"),
        "visits": gettext("Lần làm được đồng ý"),
        "both": gettext("Cả hai"),
    }
    rows = tuple(
        (
            Cell(field.title.get(language, field.title["vi"]), header=True),
            Cell(where[field.of]),
            Cell(field.why.get(language, field.why["vi"])),
        )
        for field in known.fields
    )
    return DictionaryView(
        known.purpose.get(language, known.purpose["vi"]),
        known.source,
        known.verified,
        known.keep_weeks,
        known.keep_days,
        (Column(gettext("Được ghi")), Column(gettext("Ở đâu")), Column(gettext("Để làm gì"))),
        rows,
        tuple(title.get(language, title["vi"]) for title in known.events.values()),
    )
