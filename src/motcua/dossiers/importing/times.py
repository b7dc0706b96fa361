"""Times and numbers as sources write them, brought to one text; a column's style is told, never guessed."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from motcua.dossiers.importing.findings import StyleNeeded

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_FIXED_OFFSET_SINCE = "1976"  # from then on the zone is +07 without exception
_LOCAL_ENDINGS = frozenset({"", "+07:00"})
_LENGTH = len("2021-03-25T08:30:00")
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""No dossier of ours is older or due later: such a time is a slip of the source (0021, 9999), refused with its row."""

_COMPACT = re.compile(r"\d{14}", re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_SERIAL_DAYS = (15_000, 80_000)
_EPOCHS = {"serial": datetime(1899, 12, 30, tzinfo=ZONE), "serial1904": datetime(1904, 1, 1, tzinfo=ZONE)}
SPOKEN = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
WHOLE_WITH_ZEROS = re.compile(r"-?\d+([.,])0{1,2}", re.ASCII)


def canonical_times(values: Sequence[str], *, column: str, style: str | None) -> list[str | None]:
    """Each time as `2021-03-25 08:30:00+07`, as PostgreSQL writes it; empty stays empty, None is unusable.

    Accepts ISO 8601 (without zone: Asia/Ho_Chi_Minh) and yyyyMMddHHmmss; with `style` also day-first or month-first.
    Raises  StyleNeeded when a value is written day-first or month-first and no style is known.
    """
    given = [value for value in values if value]
    if _all_as_it_stands(given):
        return [f"{value[:10]} {value[11:19]}+07" if value else "" for value in values]
    return [canonical_time(value, column=column, style=style) for value in values]


def _all_as_it_stands(values: Sequence[str]) -> bool:
    """Whether all are in the commonest writing, `2021-03-25T08:30:00` with `+07:00` or nothing, and real moments."""
    if not values:
        return True
    if not {value[19:] for value in values} <= _LOCAL_ENDINGS or min(map(len, values)) < _LENGTH:
        return False
    if {value[4] + value[7] + value[13] + value[16] for value in values} != {"--::"}:
        return False
    if min(values) < _FIXED_OFFSET_SINCE or max(values) >= f"{LAST_YEAR + 1}":
        return False
    try:
        for _ in map(datetime.fromisoformat, values):
            pass
    except ValueError:
        return False
    return True


def canonical_time(value: str, *, column: str, style: str | None) -> str | None:
    """One time in the canonical text; None when there is no such moment."""
    value = value.strip()
    if not value:
        return ""
    try:
        if _COMPACT.fullmatch(value):
            moment = datetime.strptime(value, "%Y%m%d%H%M%S").replace(tzinfo=ZONE)
        elif is_serial(value):
            moment = _serial_time(value, column, style)
        elif spoken := SPOKEN.fullmatch(value):
            if style is None:
                raise StyleNeeded(column)
            moment = _spoken_time(spoken, style)
        else:
            moment = datetime.fromisoformat(value)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            return None
    except ValueError:
        return None
    local = moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)
    return _as_postgresql_writes(local)


def is_serial(value: str) -> bool:
    """Whether the text is a day number of a spreadsheet (44260.354 is 5 March 2021, 08:30)."""
    return SERIAL.fullmatch(value) is not None and _SERIAL_DAYS[0] <= float(value) <= _SERIAL_DAYS[1]


def is_out_of_range(value: str) -> bool:
    """Whether the text is a real moment in a year that no dossier can have."""
    value = value.strip()
    spoken = SPOKEN.fullmatch(value)
    year = spoken[4] if spoken else value[:4]
    return year.isdecimal() and len(value) >= len("1-1-1899") and not FIRST_YEAR <= int(year) <= LAST_YEAR


def _serial_time(value: str, column: str, style: str | None) -> datetime:
    if style not in _EPOCHS:
        if style is None:
            raise StyleNeeded(column)
        raise ValueError(value)
    return _EPOCHS[style] + timedelta(seconds=round(float(value) * 86_400))


def _spoken_time(match: re.Match[str], style: str) -> datetime:
    if style not in ("dmy", "mdy"):
        raise ValueError(match[0])
    first, _, second, year, hour, minute, seconds = match.groups()
    day, month = (first, second) if style == "dmy" else (second, first)
    return datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(seconds or 0), tzinfo=ZONE)


def _as_postgresql_writes(local: datetime) -> str:
    text = local.isoformat(" ")
    moment, sign, offset = (text[:-6], text[-6], text[-5:]) if text[-6] in "+-" else (text[:-9], text[-9], text[-8:])
    if "." in moment:
        moment = moment.rstrip("0")
    while offset.endswith(":00"):
        offset = offset[:-3]
    return f"{moment}{sign}{offset}"


def whole_number(value: str, *, column: str, style: str | None) -> str | None:
    """A whole number of dong; `style` says which sign groups thousands (`dot`, `comma`). None when it is none.

    Raises  StyleNeeded when signs stand in the number and no style is known.
    """
    value = value.strip()
    if not value or (value.isascii() and value.removeprefix("-").isdecimal()):
        return str(int(value)) if value else ""
    if not (GROUPED.fullmatch(value) or WHOLE_WITH_ZEROS.fullmatch(value)):
        return None
    if style is None:
        raise StyleNeeded(column)
    group, decimal = (".", ",") if style == "dot" else (",", ".")
    whole, _, fraction = value.partition(decimal)
    if fraction.strip("0"):
        return None
    if group in whole and not GROUPED.fullmatch(whole):
        return None
    return str(int(whole.replace(group, "")))
