"""Filters by which a template writes dates, numbers and money."""

from datetime import date, datetime
from decimal import Decimal

from motcua.ui.components.library import register
from motcua.ui.words import (
    date_words,
    due_words,
    moment_words,
    money_words,
    number_words,
    percent_words,
    size_words,
    time_words,
)


@register.filter
def vi_date(value: date | datetime | None) -> str:
    """`25/11/2026`."""
    return date_words(value)


@register.filter
def vi_time(value: datetime | None) -> str:
    """`17:00`."""
    return time_words(value)


@register.filter
def vi_moment(value: datetime | None) -> str:
    """`17:00 ngày 25/11/2026`."""
    return moment_words(value)


@register.filter
def vi_due(value: datetime | None) -> str:
    """`17:00 thứ Tư 25/11/2026`."""
    return due_words(value)


@register.filter
def vi_number(value: Decimal | float | int | None, places: int | None = None) -> str:
    """`1.234,5`; an optional number of decimals."""
    return number_words(value, places)


@register.filter
def vi_percent(value: Decimal | float | None, places: int = 1) -> str:
    """A share 0..1 as `29,5 %`."""
    return percent_words(value, places)


@register.filter
def dong(value: int | None) -> str:
    """`25.000 đồng`."""
    return money_words(value)


@register.filter
def file_size(value: int) -> str:
    """`1,2 MB`."""
    return size_words(value)
