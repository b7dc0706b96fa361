"""Free words of officers and applicants: kept as they are written, as long as any screen and database can keep them."""

import unicodedata
from enum import Enum
from typing import Any

from motcua.core.errors import NotFound, Refused

LONGEST = 4000
_KEPT_CONTROLS = "\n\r\t"
_UNUSABLE = ("Cc", "Cs")


class WordsRefused(Refused):
    """A text is too long or holds signs that nobody can read; `field_errors` names it."""

    code = "words_refused"


def is_readable(text: str) -> bool:
    """Whether the text holds no control signs beside line ends, and no halves of characters."""
    return not any(unicodedata.category(sign) in _UNUSABLE and sign not in _KEPT_CONTROLS for sign in text)


def check_code(text: str) -> None:
    """Raises NotFound for what can be nobody's code."""
    if not is_readable(text):
        raise NotFound("code")


def tidy_words(value: Any, path: str) -> Any:
    """The value with every text in it composed (NFC); lists and mappings are gone through.

    Raises  WordsRefused with the path of the text (`items.0.reason`)
    """
    if isinstance(value, str) and not isinstance(value, Enum):
        if not is_readable(value):
            raise WordsRefused(field_errors={path: "unreadable"})
        if len(value) > LONGEST:
            raise WordsRefused(field_errors={path: "too_long"}, longest=LONGEST)
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: tidy_words(item, f"{path}.{key}") for key, item in value.items()}
    if isinstance(value, list):
        return [tidy_words(item, f"{path}.{place}") for place, item in enumerate(value)]
    return value
