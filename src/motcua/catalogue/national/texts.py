"""Texts of national records: composed, with tidy white space, empty for nothing."""

import re
import unicodedata

_BLANKS = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n\s*\n\s*")


def line(given: object) -> str:
    """The text in one line."""
    return " ".join(unicodedata.normalize("NFC", str(given)).split()) if given else ""


def block(given: object) -> str:
    """The text with its lines; an empty line at most between two."""
    if not given:
        return ""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", str(given)).replace("\r\n", "\n").replace("\r", "\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(part.strip() for part in text.split("\n"))).strip()


def is_composed(given: str) -> bool:
    """Whether the text is in Unicode's form NFC."""
    return unicodedata.is_normalized("NFC", given)
