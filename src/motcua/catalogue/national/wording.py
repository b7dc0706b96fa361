"""Places in a record and differences between two texts of it, told in words."""

import re

from motcua.catalogue.national.difference import Difference
from motcua.catalogue.national.place_words import ALL, KEYS, PATHS
from motcua.forms.values import Words

_INDEX = re.compile(r"\[(\d+)\]")
_WHOLE = Words("cả bản ghi", "the whole record")
_NUMBERED = Words("{words} thứ {number}", "{words} {number}")


def place_words(path: str, language: str = "vi") -> str:
    """`cách nộp thứ 2, khoản thu thứ 1, số tiền`; a part that no record had before keeps its name in the record."""
    if not path:
        return _WHOLE.in_language(language)
    told: list[str] = []
    known: list[str] = []
    for step in path.split("."):
        known.append(_INDEX.sub("", step))
        number, here = _INDEX.search(step), ".".join(known)
        words = PATHS.get(here) or (ALL.get(here) if number is None and here == path else None) or KEYS.get(known[-1])
        text = words.in_language(language) if words else known[-1]
        numbered = _NUMBERED.in_language(language)
        told.append(numbered.format(words=text, number=int(number[1]) + 1) if number else text)
    return ", ".join(told)


def difference_words(difference: Difference) -> str:
    """One sentence: what was added, left out or changed."""
    path, before, after = difference
    place = place_words(path)
    if not before:
        return f"Thêm {place}: {after}"
    if not after:
        return f"Bỏ {place}: {before}"
    return f"Đổi {place}: từ “{before}” thành “{after}”"
