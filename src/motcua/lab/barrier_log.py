"""The log's window on barriers as a table for a study: what each signature counts, by unit and procedure."""

import csv
import io
from datetime import date

from motcua.analytics.api import FigureTable, compute
from motcua.core.barriers import Barrier, Signature, vocabulary
from motcua.lab.ledger_table import LedgerTable
from motcua.orgs.api import UnitRef, units_below
from motcua.studies.api import StudyRefused

GRAINS: dict[str, tuple[str, ...]] = {
    "unit_procedure": ("unit", "procedure"),
    "unit": ("unit",),
    "procedure": ("procedure",),
}
"""What one group is. It is always counted by unit first, so that nothing of other units comes in."""

HEAD = ("barrier", "signature", "numerator", "denominator", "unknown")
Cell = tuple[int, int, int]


def counted_signatures() -> list[tuple[Barrier, Signature]]:
    """Those that the ledger of dossiers counts today."""
    return [(one, signature) for one in vocabulary().barriers.values() for signature in one.log if signature.metric]


def barrier_log(*, grain: str, unit: UnitRef, date_from: date | None, date_to: date | None) -> LedgerTable:
    """One row per group and signature, of this unit and those below it, as `motcua lab barriers --log` reads it.

    A dossier of which nobody knows whether it belongs to the denominator stands in it, and among the unknown: the
    bounds that follow hold whichever way it is.

    Raises  StudyRefused, FigureRefused, AnalyticsNotInstalled
    """
    if grain not in GRAINS:
        raise StudyRefused(field_errors={"grain": "missing"})
    where = {"practice": "true"} if unit.practice else {}
    ours = {one.code: one.name for one in units_below(unit)}
    cells: dict[tuple[str, ...], Cell] = {}
    tables = []
    for barrier, signature in counted_signatures():
        table = compute(
            signature.metric, by=("unit", "procedure"), date_from=date_from, date_to=date_to, where=where
        )  # fmt: skip
        tables.append(table)
        for place, cell in _cells(table, signature, set(ours)).items():
            group = tuple(
                part for name, part in zip(("unit", "procedure"), place, strict=True) if name in GRAINS[grain]
            )
            key = (*group, barrier.code, signature.code)
            before = cells.get(key, (0, 0, 0))
            cells[key] = (before[0] + cell[0], before[1] + cell[1], before[2] + cell[2])
    if not cells:
        raise StudyRefused(field_errors={"grain": "nothing"})
    names = GRAINS[grain]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    heads = ["commune" if name == "unit" else name for name in names]  # as the record of sessions calls it
    writer.writerow((*heads, *(("commune_name",) if "unit" in names else ()), *HEAD))
    for key in sorted(cells):
        group, marks = key[: len(names)], key[len(names) :]
        writer.writerow((*group, *((ours[group[0]],) if "unit" in names else ()), *marks, *cells[key]))
    return LedgerTable(text.getvalue().encode(), _source(tables), any(table.simulated for table in tables))


def _cells(table: FigureTable, signature: Signature, ours: set[str]) -> dict[tuple[str, ...], Cell]:
    """Numerator, denominator and unknown of the barrier in each cell of our units that counted anything."""
    found = {}
    for row in table.rows:
        whole, yes = (row.denominator or 0) + row.maybe, row.numerator or 0
        if not row.dimensions or row.dimensions[0] not in ours or not whole:
            continue
        unknown = row.unknown + row.maybe
        found[row.dimensions] = (whole - yes - unknown if signature.complement else yes, whole, unknown)
    return found


def _source(tables: list[FigureTable]) -> str:
    first, words = tables[0], vocabulary()
    return (
        f"Sổ hồ sơ của hệ thống, bản trích {first.snapshot} lúc {first.as_of:%d/%m/%Y %H:%M}; "
        f"dấu hiệu rào cản, bộ mã {words.version}"
    )
