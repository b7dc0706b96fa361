"""The tax code: ten digits of which the last checks the others, of a branch 13, of a person the identity number."""

import re
from datetime import date

from motcua.forms.identity_numbers import Verdict, assess_identity_number
from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean

_SEPARATORS = re.compile(r"[\s.\-–]")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
ROOT, BRANCH, PERSON = 10, 13, 12
"""How many digits a code has: of an enterprise, of its branch, of a person (the identity number)."""


def read_tax_code(given: object, *, on: date) -> str:
    """`0102721191`, of a branch `0102721191-001`, of a person the 12 digits; dots, spaces and dashes do not matter.

    A lost leading zero is put to the person as a question. Raises NotAccepted.
    Source: Circular 105/2020/TT-BTC art. 5 (structure); Circular 86/2024/TT-BTC art. 5 (from 1 July 2025 a person's
    code is the identity number); written from memory, to be checked.
    """
    text = str(given) if isinstance(given, int) and not isinstance(given, bool) else clean(given)
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdecimal()):
        raise NotAccepted("tax_code_not_digits")
    fault = _fault(digits, on)
    if not fault:
        return f"{digits[:ROOT]}-{digits[ROOT:]}" if len(digits) == BRANCH else digits
    meant = "0" + digits
    if len(digits) in {ROOT - 1, PERSON - 1, BRANCH - 1} and not _fault(meant, on):
        raise NotAccepted("tax_code_zero_lost", suggestion=meant)
    raise NotAccepted(fault)


def _fault(digits: str, on: date) -> str:
    """Why these digits are no code; empty when they are one."""
    if len(digits) == PERSON:
        return "" if assess_identity_number(digits, on=on).verdict is Verdict.VALID else "tax_code_no_person"
    if len(digits) not in {ROOT, BRANCH}:
        return "tax_code_length"
    if digits[2:9] == "0000000" or digits[ROOT:] == "000":
        return "tax_code_never_given"
    expected = 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11
    return "" if int(digits[ROOT - 1]) == expected else "tax_code_check_digit"
