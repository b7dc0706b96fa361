"""Charges of national records: an amount is believed only where nothing speaks against it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import NationalFee

KINDS = {"FEE": "fee", "SERVICE_FEE": "service_fee", "PRICE_LEVEL": "price"}
DONG, DOLLAR = "VND", "USD"
LEAST_DONG = 1000
"""The smallest charge in force is 1,000 dong a page of certified copy (Circular 226/2016/TT-BTC)."""
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DONG_WORDS = re.compile(r"đồng|vnđ|vnd|\dđ\b", re.IGNORECASE)
_FREE = re.compile(r"(miễn|không( thu| phải nộp| có)?)( lệ)?( phí)?(,? lệ phí)?\.?", re.IGNORECASE)


def read_fee(given: Mapping[str, Any], place: str, doubts: Doubts) -> NationalFee:
    """One line of charges, with what is doubtful about it told at `place`."""
    words, value = block(given.get("description")), given.get("value")
    currency = DOLLAR if line(given.get("currencyName") or given.get("currency")).upper() == DOLLAR else DONG
    amount = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
    as_given = f"{value} {currency}: {words}" if words else f"{value} {currency}"
    trusted = _is_trusted(amount, currency, words, place, as_given, doubts)
    return NationalFee(KINDS.get(str(given.get("type")), "fee"), amount, currency, trusted, as_given, words)


def _is_trusted(amount: Decimal | None, currency: str, words: str, place: str, as_given: str, doubts: Doubts) -> bool:
    if amount is None:
        doubts.tell("fee_missing", place, as_given)
        return False
    if currency == DOLLAR:
        doubts.tell("fee_foreign_currency", place, as_given, f"{amount} {currency}")
        return amount > 0 and not _DONG_WORDS.search(words)
    if amount == 0:
        free = bool(_FREE.fullmatch(line(words)))
        if not free:
            doubts.tell("fee_nought", place, as_given)
        return free
    told = {Decimal(re.sub(r"[.,]", "", found)) for found in _AMOUNT.findall(words)}
    if amount * 1000 in told:
        doubts.tell("fee_thousand_too_small", place, as_given, f"{amount * 1000} {DONG}")
        return False
    if amount < LEAST_DONG:
        doubts.tell("fee_implausible", place, as_given)
        return False
    if told and amount not in told:
        doubts.tell("fee_words_differ", place, as_given)
        return False
    return True
