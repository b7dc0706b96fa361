"""Texts of national records: composed, with tidy white space, empty for nothing."""

import re
import unicodedata

_BLANKS = re.compile(r"[^\S\n]+")
_STRAY = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ue000-\uf8ff]")
"""Invisible characters, and signs that only one font can show (bullets of Wingdings)."""
_FIRST_PRIVATE, _LAST_PRIVATE = "\ue000", "\uf8ff"
_LOOKALIKE = re.compile("[\u0400-\u04ff\u00d0\u00f0]")
"""Cyrillic letters and Icelandic eth, typed for Latin letters and for Đ: no Vietnamese word has them."""
_MANY_LINES = re.compile(r"\n\s*\n\s*")


def line(given: object) -> str:
    """The text in one line."""
    return " ".join(_readable(str(given)).split()) if given else ""


def block(given: object) -> str:
    """The text with its lines; an empty line at most between two."""
    if not given:
        return ""
    text = _BLANKS.sub(" ", _readable(str(given)).replace("\r\n", "\n").replace("\r", "\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(part.strip() for part in text.split("\n"))).strip()


def is_composed(given: str) -> bool:
    """Whether the text is in Unicode's form NFC."""
    return unicodedata.is_normalized("NFC", given)


def stray_in(given: str) -> str:
    """Invisible characters and signs of single fonts in the text, each once."""
    return "".join(sorted(set(_STRAY.findall(given))))


def lookalike_in(given: str) -> str:
    """Letters of other alphabets that look like Latin ones, with what stands around the first."""
    found = _LOOKALIKE.search(given)
    return given[max(0, found.start() - 20) : found.end() + 20] if found else ""


def _readable(given: str) -> str:
    """Composed, without invisible characters, and with a bullet for each sign that only one font can show."""
    if given.isascii():
        return given
    given = unicodedata.normalize("NFC", given)
    return _STRAY.sub(_shown, given) if _STRAY.search(given) else given


def _shown(stray: re.Match[str]) -> str:
    return "•" if _FIRST_PRIVATE <= stray[0] <= _LAST_PRIVATE else ""
