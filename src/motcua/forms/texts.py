"""Texts and names as people write them: any keyboard, any people's names, nothing invisible."""

import re
import unicodedata

from motcua.core.folding import APOSTROPHES
from motcua.forms.refusal import NotAccepted
from motcua.forms.values import Question

TEXT_LENGTH = 500
NAME_LENGTH = 150
_SPACES = re.compile(r"\s+")
_NAME_MARKS = frozenset("'-.·") | frozenset(map(chr, APOSTROPHES))
_UNUSABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
LONGEST = 8_000
"""Signs that are looked at at all; twice the longest text, because marks may stand apart from their letters."""
MOST_MARKS = 8
"""Marks on one letter. Vietnamese has two; long chains of them serve only to break pages and to keep a server busy."""
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u20e3]")


def clean(given: object, *, multiline: bool = False) -> str:
    """One text: NFC, spaces tidied, invisible format characters dropped (they come with copying from web pages).

    Raises NotAccepted for what is no text and for characters that no screen or database can keep.
    """
    if not isinstance(given, str):
        raise NotAccepted("wrong_type")
    if _is_clean(given):
        return _without_pictures(given)
    if len(given) > LONGEST:
        raise NotAccepted("text_too_long", max_length=LONGEST // 2)
    if _has_chains(given):
        raise NotAccepted("text_unreadable")
    text = unicodedata.normalize("NFC", given)
    lines = text.splitlines() if multiline else [text]
    tidy = "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()
    kept = "".join(letter for letter in tidy if unicodedata.category(letter) != "Cf")
    if any(unicodedata.category(letter) in _UNUSABLE for letter in kept if letter != "\n"):
        raise NotAccepted("text_unreadable")
    # What was dropped may have stood between a letter and its mark, or between two spaces.
    settled = unicodedata.normalize("NFC", kept)
    return _without_pictures(settled) if settled == given else clean(settled, multiline=multiline)


def _without_pictures(text: str) -> str:
    if _PICTURES.search(text):
        raise NotAccepted("text_has_pictures")
    return text


def _has_chains(text: str) -> bool:
    """Whether more marks stand one after the other than any script needs; taking them apart would take very long."""
    chain = 0
    for letter in text:
        chain = chain + 1 if unicodedata.combining(letter) else 0
        if chain > MOST_MARKS:
            return True
    return False


def _is_clean(text: str) -> bool:
    """Nearly every text comes like this; looking at each letter of it took a third of checking a form.

    Printable means: no letter of the kinds Cc, Cf and Cs, and no space but the plain one.
    """
    return text.isprintable() and "  " not in text and text == text.strip() and unicodedata.is_normalized("NFC", text)


def read_text(given: object, question: Question) -> str:
    """A text of at most `max_length` characters."""
    text = clean(given, multiline=question.multiline)
    longest = question.max_length or TEXT_LENGTH
    if len(text) > longest:
        raise NotAccepted("text_too_long", max_length=longest)
    return text


def read_person_name(given: object, question: Question) -> str:
    """A person's name: letters of any alphabet with their marks, apostrophes, hyphens, dots and spaces; no digits.

    One word is a name; so is one of more than sixty letters. Source: names of the Highlands (K'Dang, Đ'Răng, Y Bhăm).
    """
    name = clean(given)
    longest = question.max_length or NAME_LENGTH
    if len(name) > longest:
        raise NotAccepted("text_too_long", max_length=longest)
    if any(unicodedata.category(letter).startswith("N") for letter in name):
        raise NotAccepted("name_has_digits")
    if any(
        unicodedata.category(letter)[0] not in "LM" and letter not in _NAME_MARKS and letter != " " for letter in name
    ):
        raise NotAccepted("name_has_symbols")
    if not any(unicodedata.category(letter).startswith("L") for letter in name):
        raise NotAccepted("name_without_letters")
    return name
