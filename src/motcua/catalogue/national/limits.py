"""Time limits of national records: typed where the portal gives a number and a unit, else a sentence."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import UNITS, NationalLimit, TimeQuantity

SENTENCE = "OTHER"
_WORDS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "tháng": "month", "năm": "year"}
_TOLD = re.compile(
    r"(?<!\d)(\d{1,6}(?:[.,]\d{1,6})?)\s*(?:\([^)]{0,40}\)\s*)?"
    r"(ngày làm việc|ngày|giờ|tháng|năm)\b(?!\s*(?:tháng\s*)?\d)",
    re.IGNORECASE,
)
"""Lengths of time in a sentence; neither "ngày 01 tháng 7" nor "ngày 01/7"."""


def read_limit(amount: object, unit: object, words: object, place: str, doubts: Doubts) -> NationalLimit:
    """A limit, with what is doubtful about it told at `place`.

    amount  a number, or for the unit OTHER often the sentence itself; a mere number there says nothing
    words   the description beside it
    """
    told = line(amount) if isinstance(amount, str) and any(sign.isalpha() for sign in amount) else ""
    if unit == SENTENCE or told:
        sentence = block(amount) if told else block(words)
        doubts.tell("limit_in_words", place, sentence or f"{amount} {unit}")
        if not sentence:
            doubts.tell("limit_without_sentence", place, f"{amount} {unit}")
        return NationalLimit(None, sentence)
    quantity = _quantity(amount, unit)
    if quantity is None or quantity.amount <= 0:
        doubts.tell("limit_nought", place, f"{amount} {unit}")
        return NationalLimit(None, block(words))
    if quantity.amount % 1:
        doubts.tell("limit_fractional", place, f"{amount} {unit}", f"{quantity.amount} {quantity.unit}")
    _compare(quantity, block(words), place, doubts)
    return NationalLimit(quantity, f"{amount} {unit}")


def _compare(quantity: TimeQuantity, words: str, place: str, doubts: Doubts) -> None:
    """Tell where the words beside a number speak of other days or of another number."""
    told = {(Decimal(number.replace(",", ".")), _WORDS[unit.lower()]) for number, unit in _TOLD.findall(words)}
    if not told or (quantity.amount, quantity.unit) in told:
        return
    same = sorted(unit for amount, unit in told if amount == quantity.amount)
    kind = "limit_unit_differs" if same else "limit_words_differ"
    doubts.tell(kind, place, f"{quantity.amount} {quantity.unit}: {words}", f"{quantity.amount} {quantity.unit}")


def read_case_limit(given: object) -> NationalLimit:
    """The limit of one service (`cases[].processingDay`); its doubts are those of the methods."""
    quantity = _quantity(given.get("qty"), given.get("type")) if isinstance(given, Mapping) else None
    return NationalLimit(quantity if quantity and quantity.amount > 0 else None, "")


def _quantity(amount: object, unit: object) -> TimeQuantity | None:
    if isinstance(amount, bool) or not isinstance(amount, int | float) or str(unit) not in UNITS:
        return None
    try:
        return TimeQuantity(Decimal(str(amount)).normalize() + 0, UNITS[str(unit)])
    except InvalidOperation:  # not a number at all
        return None
