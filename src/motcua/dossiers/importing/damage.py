"""What spreadsheets and old fonts do to codes and texts: recognised value by value, told, and never mended unasked."""

import re

from motcua.dossiers.importing.legacy_fonts import legacy_font

_SCIENTIFIC = re.compile(r"-?\d(?:[.,]\d+)?[eE]\+\d+", re.ASCII)
_SHORT_PROCEDURE = re.compile(r"[123]\.\d{1,5}", re.ASCII)
_CELL_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_COMMUNE_DIGITS, _PROCEDURE_LENGTH = 5, len("1.001193")


def damage_of(column: str, value: str) -> str:
    """The code of the remark on a value that a spreadsheet or an old font has spoilt, or empty.

    `leading_zeros_lost` and `trailing_zeros_lost` can be undone when the operator says so; `scientific`, `cell_error`
    and `legacy_font` have lost or garbled what stood there.
    """
    if value in _CELL_ERRORS:
        return "cell_error"
    if value.isascii():
        if column == "residence_commune" and value.isdecimal() and len(value) < _COMMUNE_DIGITS:
            return "leading_zeros_lost"
        if column == "procedure_code" and _SHORT_PROCEDURE.fullmatch(value):
            return "trailing_zeros_lost"
        return "scientific" if _SCIENTIFIC.fullmatch(value) else ""
    return "legacy_font" if legacy_font([value]) else ""


def repaired(column: str, value: str) -> str:
    """The code with its lost zeros; unchanged where none are missing."""
    damage = damage_of(column, value)
    if damage == "leading_zeros_lost":
        return value.zfill(_COMMUNE_DIGITS)
    return value.ljust(_PROCEDURE_LENGTH, "0") if damage == "trailing_zeros_lost" else value
