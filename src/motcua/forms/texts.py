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
_UNUSABLE = frozenset({"Cc", "Cs"})


def clean(given: object, *, multiline: bool = False) -> str:
    """One text: NFC, spaces tidied, invisible format characters dropped (they come with copying from web pages).

    Raises NotAccepted for what is no text and for characters that no screen or database can keep.
    """
    if not isinstance(given, str):
        raise NotAccepted("wrong_type")
    if _is_clean(given):
        return given
    text = unicodedata.normalize("NFC", given)
    lines = text.splitlines() if multiline else [text]
    tidy = "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()
    kept = "".join(letter for letter in tidy if unicodedata.category(letter) != "Cf")
    if any(unicodedata.category(letter) in _UNUSABLE for letter in kept if letter != "\n"):
        raise NotAccepted("text_unreadable")
    # What was dropped may have stood between a letter and its mark, or between two spaces.
    settled = unicodedata.normalize("NFC", kept)
    return settled if settled == given else clean(settled, multiline=multiline)


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
