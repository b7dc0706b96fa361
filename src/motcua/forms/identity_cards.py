"""Reading an identity card whose code a scanner types: all of it, or nothing with the reason why."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import Refused

PLACE = "card"
"""Path under which a refusal names the scanned text."""
LONGEST = 1_000
_DAY = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
# Letters of two bytes read one by one ("Nguyá»…n"), or lost on the way ("Nguy?n").
_BROKEN = re.compile("[\ufffd?\x80-\x9f]|á»|áº|Æ°|Ä[\u0080-\u00bf\u2018-\u2022]|Ã[\u0080-\u00bf]")
_NAME_SIGNS = frozenset(" '’-.")


class CardRefused(Refused):
    """What the scanner typed is no whole card; `field_errors["card"]` says why."""

    code = "card_refused"


@dataclass(frozen=True, slots=True)
class CardRead:
    """What stands on a card. `birth_date` as forms keep a day of which parts may be unknown; `sex` male or female."""

    identity_number: str
    full_name: str
    birth_date: dict[str, int | None]
    sex: str
    address: str
    former_number: str = ""


def read_card(text: str) -> CardRead:
    """The person on the card.

    Raises  CardRefused: card_empty, card_keyboard (the computer's layout or typing aid turned signs into others),
            card_half (fields are missing or cut off), card_number, card_date
    Source  data/forms/identity_card_codes.yaml
    """
    text = unicodedata.normalize("NFC", text.strip())
    if not text:
        raise _refused("card_empty")
    layout = _layout()
    parts = [part.strip() for part in text[:LONGEST].split(layout["separator"])]
    if _BROKEN.search(text) or (len(parts) == 1 and len(re.sub(r"[\s\d]", "", text)) > 2):
        raise _refused("card_keyboard")
    if len(parts) < len(layout["fields"]):
        raise _refused("card_half")
    given = dict(zip(layout["fields"], parts, strict=False))
    number = re.sub(r"\s", "", given["identity_number"])
    if not (number.isascii() and number.isdecimal() and len(number) == layout["digits"]):
        raise _refused("card_number")
    return CardRead(
        identity_number=number,
        full_name=_name(given["full_name"]),
        birth_date=_birth(given["birth_date"], given["issued_on"]),
        sex=_sex(given["sex"]),
        address=given["address"],
        former_number=given["former_number"],
    )


def _name(text: str) -> str:
    """No name holds a digit: where one stands, a typing aid put it there in place of a mark."""
    if not text:
        raise _refused("card_half")
    if not all(sign.isalpha() or sign in _NAME_SIGNS for sign in text):
        raise _refused("card_keyboard")
    return " ".join(text.split())


def _sex(text: str) -> str:
    for code, words in _layout()["sexes"].items():
        if text.casefold() == words.casefold():
            return str(code)
    raise _refused("card_keyboard" if text else "card_half")


def _birth(born: str, issued: str) -> dict[str, int | None]:
    """The day of birth; the last field must be whole too, since a scan that broke off ends within it."""
    birth, issue = _DAY.fullmatch(born), _DAY.fullmatch(issued)
    if birth is None or issue is None:
        raise _refused("card_half")
    day, month, year = map(int, birth.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = date(int(issue[3]), int(issue[2]), int(issue[1]))
    except ValueError as impossible:
        raise _refused("card_date") from impossible
    if first > last:
        raise _refused("card_date")
    return {"year": year, "month": month or None, "day": day or None}


def _refused(code: str) -> CardRefused:
    return CardRefused(field_errors={PLACE: code})


@cache
def _layout() -> dict[str, Any]:
    text = (DATA_FILES / "forms" / "identity_card_codes.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
