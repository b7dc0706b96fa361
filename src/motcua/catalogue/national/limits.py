"""Time limits of national records: typed where the portal gives a number and a unit, else a sentence."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import UNITS, NationalLimit, TimeQuantity

SENTENCE = "OTHER"


def read_limit(amount: object, unit: object, words: object, place: str, doubts: Doubts) -> NationalLimit:
    """A limit, with what is doubtful about it told at `place`.

    amount  a number, or for the unit OTHER often the sentence itself
    words   the description beside it
    """
    told = line(amount) if isinstance(amount, str) else ""
    if unit == SENTENCE or told:
        sentence = block(amount) if told else block(words)
        doubts.tell("limit_in_words", place, sentence or f"{amount} {unit}")
        return NationalLimit(None, sentence)
    quantity = _quantity(amount, unit)
    if quantity is None or quantity.amount <= 0:
        doubts.tell("limit_nought", place, f"{amount} {unit}")
        return NationalLimit(None, block(words))
    if quantity.amount % 1:
        doubts.tell("limit_fractional", place, f"{amount} {unit}", f"{quantity.amount} {quantity.unit}")
    return NationalLimit(quantity, f"{amount} {unit}")


def read_case_limit(given: Mapping[str, Any] | None) -> NationalLimit:
    """The limit of one service (`cases[].processingDay`); its doubts are those of the methods."""
    quantity = _quantity((given or {}).get("qty"), (given or {}).get("type"))
    return NationalLimit(quantity if quantity and quantity.amount > 0 else None, "")


def _quantity(amount: object, unit: object) -> TimeQuantity | None:
    if isinstance(amount, bool) or not isinstance(amount, int | float) or unit not in UNITS:
        return None
    try:
        return TimeQuantity(Decimal(str(amount)).normalize() + 0, UNITS[str(unit)])
    except InvalidOperation:  # not a number at all
        return None
