"""How to reach a person, and where: telephone, e-mail, address."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean

CommuneKnown = Callable[[str, date], bool]
"""Whether this statistics-office code named a commune on that date."""

ADDRESS_LENGTH = 300
EMAIL_LENGTH = 254
_PHONE_MARKS = re.compile(r"[\s.\-()]")
_HOME = re.compile(r"(?:\+84|0084|84)(?=[235789]\d{8,9}$)", re.ASCII)
_MOBILE = re.compile(r"0[35789]\d{8}", re.ASCII)
_LANDLINE = re.compile(r"02\d{8,9}", re.ASCII)
_OLD_MOBILE = re.compile(r"01\d{9}", re.ASCII)
_ABROAD = re.compile(r"(?:\+|00)(?!84)(?P<number>[1-9]\d{6,14})", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}")
_COMMUNE = re.compile(r"(?:nso:)?(\d{5})", re.ASCII)


def read_phone(given: object) -> str:
    """A Vietnamese number as `0912345678` (mobile) or `02343822222` (landline), one from abroad as `+4915112345678`."""
    number = _PHONE_MARKS.sub("", clean(given))
    home = _HOME.sub("0", number)
    if _MOBILE.fullmatch(home) or _LANDLINE.fullmatch(home):
        return home
    if abroad := _ABROAD.fullmatch(number):
        return f"+{abroad['number']}"
    raise NotAccepted("phone_old_prefix" if _OLD_MOBILE.fullmatch(home) else "phone_not_understood")


def read_email(given: object) -> str:
    """An e-mail address, its domain in small letters."""
    text = clean(given)
    if len(text) > EMAIL_LENGTH or not _EMAIL.fullmatch(text) or ".." in text:
        raise NotAccepted("email_not_understood")
    name, _at, domain = text.rpartition("@")
    return f"{name}@{domain.lower()}"


def read_address(given: object, *, on: date, commune_known: CommuneKnown | None) -> dict[str, str]:
    """`{"commune": five digits or empty, "text": as written}`; old names and places abroad stand in the text alone."""
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, Mapping) or set(given) - {"commune", "text"}:
        raise NotAccepted("wrong_type")
    code, text = clean(given.get("commune") or ""), clean(given.get("text") or "")
    if len(text) > ADDRESS_LENGTH:
        raise NotAccepted("text_too_long", max_length=ADDRESS_LENGTH)
    if not code:
        return {"commune": "", "text": text}
    found = _COMMUNE.fullmatch(code)
    if found is None or (commune_known is not None and not commune_known(found[1], on)):
        raise NotAccepted("commune_unknown")
    return {"commune": found[1], "text": text}
