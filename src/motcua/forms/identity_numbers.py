"""The personal identification number: what can be known about it without asking any register."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.forms.identity_documents import number_facts
from motcua.forms.reading import list_of
from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean

_SEPARATORS = re.compile(r"[\s.\-]")
_LOST_ZEROS = {8: 9, 10: 12, 11: 12}
"""A spreadsheet or a careless form drops leading zeros; the length that was meant."""


class Verdict(StrEnum):
    """What the number itself allows us to say; there is no check digit."""

    VALID = "valid"
    INVALID = "invalid"
    RECOVERABLE = "recoverable"
    IMPLAUSIBLE = "implausible"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict with its reason (a refusal code, empty when valid) and what the digits say.

    province is that of birth registration before 1 July 2025 and stays so; empty where the code is that of a country or
    may be newer than our list. The 9-digit number says nothing.
    """

    verdict: Verdict
    reason: str = ""
    meant: str = ""
    province: str = ""
    sex: str = ""
    birth_year: int | None = None


def assess_identity_number(number: str, *, on: date) -> Assessment:
    """Judge a number of digits on the local date `on`.

    Source: Decree 137/2015/NĐ-CP art. 13, Circular 07/2016/TT-BCA art. 7 and annex 1.
    """
    if not (number.isascii() and number.isdecimal()):
        return Assessment(Verdict.INVALID, "identity_number_not_digits")
    meant_length = _LOST_ZEROS.get(len(number))
    if meant_length is not None:
        meant = number.zfill(meant_length)
        if assess_identity_number(meant, on=on).verdict is Verdict.VALID:
            return Assessment(Verdict.RECOVERABLE, "identity_number_zero_lost", meant=meant)
    if len(number) == 9:
        return Assessment(Verdict.VALID)
    if len(number) != 12:
        return Assessment(Verdict.INVALID, "identity_number_length")
    province = next(
        (option.label.vi for option in list_of("identity_number_provinces") if option.code == number[:3]), ""
    )
    century, sex = divmod(int(number[3]), 2)
    birth_year = 1900 + 100 * century + int(number[4:6])
    if not province and not _may_be_unlisted(int(number[:3]), birth_year):
        return Assessment(Verdict.INVALID, "identity_number_province")
    if birth_year > on.year:
        return Assessment(Verdict.IMPLAUSIBLE, "identity_number_year")
    return Assessment(Verdict.VALID, province=province, sex="female" if sex else "male", birth_year=birth_year)


def _may_be_unlisted(place: int, birth_year: int) -> bool:
    """Codes of countries, and codes given since the provinces were merged, are in no list that we have."""
    country_codes_from, new_codes_born_since = number_facts()
    return place >= country_codes_from or birth_year >= new_codes_born_since


def read_identity_number(given: object, *, on: date) -> str:
    """12 digits (or 9 of an old card) as text. A lost leading zero is put to the person as a question, never mended."""
    text = str(given) if isinstance(given, int) and not isinstance(given, bool) else clean(given)
    assessment = assess_identity_number(number := _SEPARATORS.sub("", text), on=on)
    if assessment.verdict is not Verdict.VALID:
        raise NotAccepted(assessment.reason, suggestion=assessment.meant)
    return number
