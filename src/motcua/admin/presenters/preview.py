"""The first rows of a file as they would be read, and what the statuses of a file mean."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from motcua.admin.mapping_form import MappingForm
from motcua.admin.wording import COLUMN_WORDS, VALUE_WORDS
from motcua.dossiers.api import IMPORT_TIMES, Inspection, PreviewCell
from motcua.ui.values import Cell, Column

PREVIEWED = 10


def statuses_of(inspection: Inspection, form: MappingForm) -> Mapping[str, int]:
    """What each status of the file means, as far as somebody said or it was recognised."""
    tables: Mapping[str, Mapping[str, int]] = form.mapping.get("status") or inspection.suggestion.get("status", {})
    return tables.get(form.origin) or next(iter(tables.values()), {})


def preview_columns(inspection: Inspection) -> tuple[Column, ...]:
    """Our columns that the rows show."""
    shown = inspection.preview[0] if inspection.preview else {}
    return tuple(Column(str(COLUMN_WORDS[ours])) for ours in shown)


def preview_rows(inspection: Inspection, form: MappingForm) -> tuple[tuple[Cell, ...], ...]:
    """Each cell as it would be read, what the file says beneath where that differs, and faulty ones marked."""
    statuses = statuses_of(inspection, form)
    return tuple(
        tuple(_cell(ours, cell, statuses) for ours, cell in row.items()) for row in inspection.preview[:PREVIEWED]
    )


def _cell(ours: str, cell: PreviewCell, statuses: Mapping[str, int]) -> Cell:
    """One cell; a status that nobody has explained yet is faulty too, for the import would refuse it."""
    given = unicodedata.normalize("NFC", cell.given.strip())
    read = str(statuses.get(cell.given.strip(), cell.read or "")) if ours == "status" else cell.read or ""
    unexplained = ours == "status" and read and read not in VALUE_WORDS["status"]
    if cell.fault or unexplained:
        return Cell(given or gettext("(để trống)"), status="late", lang="vi")
    shown = _in_words(ours, read)
    return Cell(shown, note="" if given in ("", shown) else given, lang="vi")


def _in_words(ours: str, read: str) -> str:
    """Our value in words; times to the minute, as every part of them is read in one way only."""
    if ours in IMPORT_TIMES:
        return read.removesuffix("+07").removesuffix(":00")
    words: Mapping[str, Any] = VALUE_WORDS.get(ours, {})
    truths = {"t": "true", "f": "false"}
    return str(words.get(truths.get(read, read), read)) if read else ""
