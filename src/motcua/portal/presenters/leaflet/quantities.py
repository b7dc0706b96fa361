"""Typed quantities in words: how long, how much, how many copies."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from motcua.ui.words import number_words


def time_words(amount: Decimal, unit: str) -> str:
    """`8,5 ngày làm việc`; an unknown unit is a fault of ours, so it raises KeyError."""
    n = 1 if amount == 1 else 2
    words = {
        "working_day": ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", n),
        "day": ngettext("%(n)s ngày", "%(n)s ngày", n),
        "hour": ngettext("%(n)s giờ", "%(n)s giờ", n),
        "month": ngettext("%(n)s tháng", "%(n)s tháng", n),
        "year": ngettext("%(n)s năm", "%(n)s năm", n),
    }
    return words[unit] % {"n": plain_number(amount)}


def plain_number(amount: Decimal) -> str:
    """`8,5`, `10`: no zeros after the sign, no exponent."""
    whole = amount == amount.to_integral_value()
    return number_words(amount.quantize(Decimal(1)) if whole else amount.normalize())


def range_words(quantities: Iterable[tuple[Decimal, str]]) -> str:
    """One limit, or "từ 3 đến 15 ngày làm việc" where all are counted in one unit; empty where they are not."""
    different = sorted(set(quantities), key=lambda one: (one[1], one[0]))
    units = {unit for _amount, unit in different}
    if len(units) != 1:
        return ""
    (shortest, unit), (longest, _unit) = different[0], different[-1]
    if shortest == longest:
        return time_words(shortest, unit)
    words = {"least": plain_number(shortest), "most": time_words(longest, unit)}
    return gettext("từ %(least)s đến %(most)s") % words


def money_in(amount: Decimal, currency: str) -> str:
    """`25.000 đồng`; another currency keeps its own name, since we convert nothing."""
    if currency in ("", "VND"):
        return gettext("%(amount)s đồng") % {"amount": plain_number(amount)}
    return f"{plain_number(amount)} {currency}"


def copies_words(originals: int, copies: int) -> str:
    """`1 bản chính, 2 bản sao`; empty where the national list gives no number at all."""
    parts = []
    if originals:
        parts.append(ngettext("%(n)s bản chính", "%(n)s bản chính", originals) % {"n": originals})
    if copies:
        parts.append(ngettext("%(n)s bản sao", "%(n)s bản sao", copies) % {"n": copies})
    return ", ".join(parts)
