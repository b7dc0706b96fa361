"""By what a figure can be broken down and narrowed: a cheap key that the engine groups by, and its words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.analytics.refusals import FigureRefused
from motcua.analytics.shapes import Column, Table, Words
from motcua.core.data_folder import DATA_FILES

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension.

    key     what the engine groups by: a column or a whole number, never a text put together for every row
    text    the key as it is shown
    within  of each row whether it has the value that was asked for. Raises FigureRefused
    """

    words: Words
    key: Callable[[Table], Column]
    text: Callable[[Any], str]
    within: Callable[[Table, str], Column]


def _as_text(key: Any) -> str:
    return UNKNOWN if key is None or key == "" else str(key)


def _text(column: str, vi: str, en: str) -> Dimension:
    def within(table: Table, value: str) -> Column:
        return table[column].isnull() | (table[column] == "") | (table[column] == value) if value == UNKNOWN else (
            table[column] == value
        )  # fmt: skip

    return Dimension(Words(vi, en), lambda table: table[column], _as_text, within)


def _truth(column: str, vi: str, en: str) -> Dimension:
    def text(key: bool | None) -> str:
        return UNKNOWN if key is None else str(key).lower()

    def within(table: Table, value: str) -> Column:
        if value == UNKNOWN:
            return table[column].isnull()
        return _true_or_false(table[column], column, value)

    return Dimension(Words(vi, en), lambda table: table[column], text, within)


def _true_or_false(column: Column, name: str, value: str) -> Column:
    if value not in ("true", "false"):
        raise FigureRefused(f"“{name}” chỉ có thể là true hoặc false.", remedy=f"Viết --where {name}=true")
    return column if value == "true" else ~column


def _month_number(table: Table) -> Column:
    return table.day.year().cast("int32") * 12 + table.day.month().cast("int32") - 1


def _month_text(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number // 12:04}-{number % 12 + 1:02}"


def _quarter_text(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number // 12:04}-Q{number % 12 // 3 + 1}"


def _year_text(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number // 12:04}"


@cache
def _last_day() -> int:
    """The last day of a statutory quarter in its last month. Source: data/analytics/statutory_periods.yaml"""
    (rule,) = yaml.safe_load((DATA_FILES / "analytics" / "statutory_periods.yaml").read_text(encoding="utf-8"))
    return int(rule["last_day"])


def _statutory_number(table: Table) -> Column:
    """The month's number, that of the next month after its last statutory day."""
    return _month_number(table) + (table.day.day() > _last_day()).cast("int32")


def _between(first: date, after: date) -> Callable[[Table], Column]:
    return lambda table: (table.day >= first) & (table.day < after)


def _first_of(number: int, day: int = 1) -> date:
    return date(number // 12, number % 12 + 1, day)


def _period(name: str, pattern: str, months: int, remedy: str, *, shift: int = 0) -> Callable[[Table, str], Column]:
    """Whether the day lies in the named period of so many months; `shift`: the day of the month before it begins on."""
    form = re.compile(pattern, re.ASCII)

    def within(table: Table, value: str) -> Column:
        found = form.fullmatch(value)
        if found is None:
            raise FigureRefused(f"“{value}” không phải là giá trị của “{name}”.", remedy=remedy)
        part = int(found[2]) - 1 if found.lastindex == 2 else 0
        first = int(found[1]) * 12 + part * months
        if shift:
            return _between(_first_of(first - 1, shift), _first_of(first + months - 1, shift))(table)
        return _between(_first_of(first), _first_of(first + months))(table)

    return within


def _statutory_within(table: Table, value: str) -> Column:
    return _period("statutory_period", _QUARTER, 3, "Viết như 2026-Q3.", shift=_last_day() + 1)(table, value)


_YEAR, _MONTH = r"([12]\d{3})", r"([12]\d{3})-(0[1-9]|1[0-2])"
_QUARTER = r"([12]\d{3})-Q([1-4])"

ROW_DIMENSIONS: Mapping[str, Dimension] = {
    "tier": _text("tier", "cấp hành chính", "tier of government"),
    "unit": _text("unit_code", "đơn vị tiếp nhận", "receiving unit"),
    "unit_now": _text("unit_code", "đơn vị theo địa giới hiện nay", "unit as it is today"),
    "handling_unit": _text("handling_unit_code", "đơn vị đang giải quyết", "handling unit"),
    "province": _text("province", "tỉnh, thành phố", "province"),
    "residence_commune": _text("residence_commune", "xã cư trú", "commune of residence"),
    "procedure": _text("procedure_code", "thủ tục", "procedure"),
    "field": _text("field", "lĩnh vực", "field"),
    "legal_channel": _text("legal_channel", "hình thức nộp", "legal channel"),
    "channel_as_given": _text("channel_as_given", "hình thức nộp theo nguồn", "channel in the source's own word"),
    "place": _text("place", "nơi nộp", "place"),
    "actor": _text("actor", "người nộp", "whose hand submitted"),
    "helper_kind": _text("helper_kind", "người hỗ trợ", "kind of helper"),
    "service_level": _text("service_level", "mức độ dịch vụ công", "service level"),
    "eligible_online": _truth("eligible_online", "đủ điều kiện nộp trực tuyến", "eligible to come online"),
    "applicant_type": _text("applicant_type", "loại người nộp", "kind of applicant"),
    "outcome": _text("outcome", "kết quả giải quyết", "outcome"),
    "timeliness": _text("timeliness", "tiến độ", "timeliness"),
    "result_channel": _text("result_channel", "hình thức trả kết quả", "how the result is returned"),
    "origin_system": _text("origin_system", "hệ thống nguồn", "origin system"),
    "unit_kind": _text("unit_kind", "loại đơn vị", "kind of unit"),
    "month": Dimension(
        Words("tháng", "month"), _month_number, _month_text, _period("month", _MONTH, 1, "Viết như 2021-03.")
    ),
    "quarter": Dimension(
        Words("quý", "quarter"), _month_number, _quarter_text, _period("quarter", _QUARTER, 3, "Viết như 2021-Q1.")
    ),
    "year": Dimension(
        Words("năm", "year"), _month_number, _year_text, _period("year", _YEAR, 12, "Viết như 2021.")
    ),
    "statutory_period": Dimension(
        Words("quý báo cáo theo quy định", "statutory quarter"), _statutory_number, _quarter_text, _statutory_within
    ),
}  # fmt: skip

DIMENSIONS: dict[str, Words] = {name: dimension.words for name, dimension in ROW_DIMENSIONS.items()}
"""By what a figure can be broken down. Months, quarters and years are calendar ones of the local date."""

OF_DOSSIERS = tuple(name for name in DIMENSIONS if name != "unit_kind")
OF_SERVICES = ("tier", "unit_kind", "procedure", "field", "service_level")

MARKS = ("simulated", "practice")
"""Further columns that `--where` understands: simulated dossiers, and those of the practice centre."""


def condition(table: Table, name: str, value: str) -> Column:
    """Of each row whether the dimension or mark has the value. Raises FigureRefused."""
    if name not in MARKS:
        return ROW_DIMENSIONS[name].within(table, value)
    return _true_or_false(table[name], name, value)
