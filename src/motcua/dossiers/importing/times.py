"""Times and numbers as sources write them, brought to one text; a column's style is detected, never guessed."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from motcua.dossiers.importing.findings import StyleNeeded

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_FIXED_OFFSET_SINCE = "1976"  # from then on the zone is +07 without exception
_LOCAL_ENDINGS = frozenset({"", "+07:00"})
_LENGTH = len("2021-03-25T08:30:00")
_COMPACT = re.compile(r"\d{14}")
_SPOKEN = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
_WHOLE_WITH_ZEROS = re.compile(r"-?\d+([.,])0{1,2}", re.ASCII)


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
    if {value[4] + value[7] + value[13] + value[16] for value in values} != {"--::"} or min(
        values
    ) < _FIXED_OFFSET_SINCE:
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
        elif spoken := _SPOKEN.fullmatch(value):
            if style is None:
                raise StyleNeeded(column)
            moment = _spoken_time(spoken, style)
        else:
            moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    local = moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)
    return _as_postgresql_writes(local)


def _spoken_time(match: re.Match[str], style: str) -> datetime:
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
    if not (_GROUPED.fullmatch(value) or _WHOLE_WITH_ZEROS.fullmatch(value)):
        return None
    if style is None:
        raise StyleNeeded(column)
    group, decimal = (".", ",") if style == "dot" else (",", ".")
    whole, _, fraction = value.partition(decimal)
    if fraction.strip("0"):
        return None
    if group in whole and not _GROUPED.fullmatch(whole):
        return None
    return str(int(whole.replace(group, "")))


def date_style(values: Iterable[str]) -> tuple[str, str]:
    """How a column writes day and month: (style, the value that shows it).

    The style is `dmy`, `mdy`, `mixed`, `ambiguous`, or empty where no value is written so.
    """
    shown: dict[str, str] = {}
    for value in values:
        if match := _SPOKEN.fullmatch(value.strip()):
            first, second = int(match[1]), int(match[3])
            kind = "dmy" if first > 12 else "mdy" if second > 12 else "same" if first == second else "open"
            shown.setdefault(kind, value)
    if "dmy" in shown and "mdy" in shown:
        return "mixed", shown["mdy"]
    for style in ("dmy", "mdy"):
        if style in shown:
            return style, shown[style]
    if "open" in shown:
        return "ambiguous", shown["open"]
    return ("dmy", shown["same"]) if "same" in shown else ("", "")


def number_style(values: Iterable[str]) -> tuple[str, str]:
    """Which sign groups thousands in a column: (`dot` | `comma` | `ambiguous` | empty, the value that shows it).

    A sign before exactly three digits groups, one before one or two zeros is a decimal sign; both of one sign in a
    column cannot be told apart.
    """
    groups: dict[str, str] = {}
    decimals: dict[str, str] = {}
    for value in values:
        text = value.strip()
        if match := _GROUPED.fullmatch(text):
            groups.setdefault(match[1], value)
        elif match := _WHOLE_WITH_ZEROS.fullmatch(text):
            decimals.setdefault(match[1], value)
    if len(groups) > 1 or len(decimals) > 1 or set(groups) & set(decimals):
        return "ambiguous", next(iter((groups or decimals).values()))
    names = {".": "dot", ",": "comma"}
    if groups:
        sign, example = next(iter(groups.items()))
        return names[sign], example
    if decimals:
        sign, example = next(iter(decimals.items()))
        return names["," if sign == "." else "."], example
    return "", ""
