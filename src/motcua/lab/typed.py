"""Numbers, amounts of money and days as people type them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from motcua.studies.api import StudyRefused

_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+")


def whole_typed(field: str, text: str) -> int | None:
    """`1.500.000`, `1 500 000` or `1500000`; None where nothing is typed. Raises StudyRefused."""
    bare = text.strip()
    if not bare:
        return None
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "").replace(" ", "")
    if not (bare.isascii() and bare.isdecimal() and len(bare) < 15):
        raise StudyRefused(field_errors={field: "no_number"})
    return int(bare)


def amount_typed(field: str, text: str) -> Decimal:
    """`2`, `2,5` or `2.5`, with at most two decimals. Raises StudyRefused."""
    bare = text.strip().replace(",", ".")
    try:
        found = Decimal(bare)
    except InvalidOperation as wrong:
        raise StudyRefused(field_errors={field: "no_number"}) from wrong
    if not found.is_finite() or found.quantize(Decimal("0.01")) != found:
        raise StudyRefused(field_errors={field: "no_number"})
    return found


def day_typed(field: str, text: str) -> date:
    """`2026-12-01` or `01/12/2026`. Raises StudyRefused."""
    bare = text.strip()
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", bare, re.ASCII)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(bare)
    except ValueError as wrong:
        raise StudyRefused(field_errors={field: "no_day"}) from wrong


def optional_day(posted: Mapping[str, str], field: str) -> date | None:
    """The day typed in that box; None where nothing is. Raises StudyRefused."""
    text = posted.get(field, "")
    return day_typed(field, text) if text.strip() else None
