"""One row an event, under the headings that process-mining tools look for; the dossier's columns repeat in each row."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from motcua.dossiers.exporting.cases import COLUMNS, TIMES, TRUTHS
from motcua.dossiers.exporting.order import Case
from motcua.dossiers.exporting.xes_writing import OWN

_OF_EVENT = ("case:concept:name", "concept:name", "time:timestamp", "lifecycle:transition", "org:role", "org:group")
NAMES = (*_OF_EVENT, *(f"case:{OWN}:{name}" for name in COLUMNS))
_KIND_OF = {**dict.fromkeys(TIMES, "time"), **dict.fromkeys(TRUTHS, "truth"), "fee_dong": "whole"}
KINDS = ("text", "text", "time", "text", "text", "text", *(_KIND_OF.get(name, "text") for name in COLUMNS))
"""For each of `NAMES` the kind of its texts, for formats that know kinds."""

_ROWS_A_PIECE = 1_000


def flat_rows(cases: Iterable[Case], count: Callable[[Case], None]) -> Iterator[tuple[str, ...]]:
    """Texts in the order of `NAMES`; a dossier without events has no row."""
    for case in cases:
        columns = case.columns
        of_case = tuple(columns.get(name, "") for name in COLUMNS)
        code, group = columns["dossier_code"], columns.get("unit_code", "")
        for event in case.events:
            yield (code, event.activity, event.at, event.transition, event.role, group, *of_case)
        count(case)


def csv_pieces(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The rows as comma-separated values with a line of headings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(NAMES)
    for number, row in enumerate(rows):
        writer.writerow(row)
        if number % _ROWS_A_PIECE == 0:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()
