"""Charges of national records: an amount is believed only where nothing speaks against it."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import NationalFee

KINDS = {"FEE": "fee", "SERVICE_FEE": "service_fee", "PRICE_LEVEL": "price"}
DONG, DOLLAR = "VND", "USD"
LEAST_DONG = 1000
"""The smallest charge in force is 1,000 dong a page of certified copy (Circular 226/2016/TT-BTC)."""
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|(?<!\d)\d{4,12}(?=\s*(?:đồng|vnđ|vnd|đ\b))", re.IGNORECASE)
_ROUND = re.compile(r"(?<!\d)(\d{1,6}(?:[.,]\d{1,2})?)\s*(nghìn|ngàn|triệu|tỷ)(?:\s+đồng|\s*đ\b|\s*vnđ)", re.IGNORECASE)
_THOUSANDS = {"nghìn": 1000, "ngàn": 1000, "triệu": 1000**2, "tỷ": 1000**3}
_DOLLARS = re.compile(r"(?<![\d.,])(\d{1,6})\s*(?:USD|đô la|\$)", re.IGNORECASE)
_UNTIL = re.compile(r"đến hết ngày\s*(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)
_DONG_WORDS = re.compile(r"đồng|vnđ|vnd|\dđ\b", re.IGNORECASE)
_FREE = re.compile(r"(miễn|không( thu| phải nộp| có)?)( lệ)?( phí)?(,? lệ phí)?\.?", re.IGNORECASE)


def read_fee(given: Mapping[str, Any], place: str, doubts: Doubts, *, on: date | None = None) -> NationalFee:
    """One line of charges, with what is doubtful about it told at `place`.

    on  the day of the record: what the words say holds only until an earlier one is not believed
    """
    words, value = block(given.get("description")), given.get("value")
    currency = _currency(given)
    amount = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
    as_given = f"{value} {currency}: {words}" if words else f"{value} {currency}"
    trusted = _is_trusted(amount, currency, words, place, as_given, doubts)
    if amount:
        trusted &= _is_in_time(words, on, place, doubts)
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
    told = _told(words)
    for factor, kind in ((Decimal(1000), "fee_thousand_too_small"), (Decimal("0.001"), "fee_thousand_too_large")):
        if amount not in told and amount * factor in told:
            doubts.tell(kind, place, as_given, f"{(amount * factor).normalize():f} {DONG}")
            return False
    if amount < LEAST_DONG and amount in {Decimal(found) for found in _DOLLARS.findall(words)}:
        doubts.tell("fee_currency_wrong", place, as_given, f"{amount} {DOLLAR}")
        return False
    if amount < LEAST_DONG:
        doubts.tell("fee_implausible", place, as_given)
        return False
    if told and amount not in told:
        doubts.tell("fee_words_differ", place, as_given)
        return False
    return True


def _currency(given: Mapping[str, Any]) -> str:
    """The portal names it in `currencyName`, a few records in `currency` (an object); mostly nowhere, which is dong."""
    stated = given.get("currency")
    name = given.get("currencyName") or (stated.get("code") if isinstance(stated, Mapping) else stated)
    return DOLLAR if line(name).upper() == DOLLAR else DONG


def _told(words: str) -> set[Decimal]:
    """The amounts of dong that stand in the words: 50.000, 50000 đồng, 50 nghìn đồng, 1,5 triệu đồng."""
    plain = {Decimal(re.sub(r"[.,]", "", found)) for found in _AMOUNT.findall(words)}
    return plain | {
        Decimal(number.replace(",", ".")) * _THOUSANDS[unit.lower()] for number, unit in _ROUND.findall(words)
    }


def _is_in_time(words: str, on: date | None, place: str, doubts: Doubts) -> bool:
    """Whether no day until which the charge holds, by its own words, lies before the record."""
    ends = [f"{year}-{month:0>2}-{day:0>2}" for day, month, year in _UNTIL.findall(words)]
    if not ends:
        return True
    over = on is not None and max(ends) < on.isoformat()
    doubts.tell("fee_period_over" if over else "fee_for_a_time", place, words, max(ends))
    return not over
