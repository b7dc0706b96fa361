"""How hard the words of a definition are to read: plain counts that an author can follow by finger.

No formula: what is counted is the syllables of the longest sentence (Vietnamese writes each apart), and abbreviations
in capitals. Neither makes a text wrong; both are advice.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

MOST_SYLLABLES = 30
"""Of a sentence; the house's own limit, from no standard."""
_OFFICIAL = frozenset(
    {"name", "official", "notes", "legal_bases", "sources", "agency", "audience", "cases", "case_note"}
)
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_ABBREVIATION = re.compile(r"(?<![\w./-])[A-ZĐ]{2,6}(?![\w/-])")
_VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
KNOWN = frozenset({"PDF", "SMS"})


def words_in(data: Any, place: str = "") -> Iterator[tuple[str, str, str]]:
    """(place, Vietnamese, English) of every text in both languages that is ours; official wording is left out."""
    if isinstance(data, Mapping):
        if "vi" in data and "en" in data:
            yield place, str(data["vi"]), str(data["en"])
            return
        for name, part in data.items():
            if place or name not in _OFFICIAL:
                yield from words_in(part, f"{place}/{name}" if place else str(name))
    elif isinstance(data, list):
        for position, part in enumerate(data):
            known = part.get("id") or part.get("code") or part.get("block") if isinstance(part, Mapping) else None
            yield from words_in(part, f"{place}/{known or position}")


def longest_sentence(text: str) -> tuple[int, str]:
    """The syllables of the longest sentence, and the sentence."""
    sentences = _SENTENCE_END.split(text.strip())
    return max(((len(sentence.split()), sentence) for sentence in sentences), key=lambda one: one[0])


def abbreviations(text: str) -> list[str]:
    """Words in capitals that nobody explains in the same text (`Bảo hiểm y tế (BHYT)` explains)."""
    found = dict.fromkeys(_ABBREVIATION.findall(text))
    return [word for word in found if word not in KNOWN and f"({word})" not in text]


def looks_untranslated(vietnamese: str, english: str) -> bool:
    """The same text in both languages, with letters that English has not."""
    return vietnamese == english and _VIETNAMESE.search(english) is not None
