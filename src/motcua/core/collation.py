"""The order of the Vietnamese alphabet, for lists of names that people read.

The embedded database knows no Vietnamese collation, so the order is a column (or a key) filled here.
"""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""a ă â … đ … ê … ô ơ … ư are letters of their own; f j w z stand where Latin has them."""

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""huyền, hỏi, ngã, sắc, nặng; a syllable without a mark (ngang) comes first."""

_RANK = {letter: f"{chr(ord('A') + index // 10)}{index % 10}" for index, letter in enumerate(ALPHABET)}
_WORD = re.compile(r"\d+|[^\W\d_]+")


def sort_key(text: str) -> str:
    """Plain ASCII whose byte order is the Vietnamese alphabetical order of `text`.

    Letters decide first, tones only between words that are otherwise equal (ba, bà, bả, bã, bá, bạ); a tone counts for
    its syllable, so hòa and hoà are equal. Numbers follow their value (Phường 2 before Phường 10) and precede letters.
    Case and punctuation do not matter. Letters of other alphabets come last, in the order of their code points.
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text.casefold())):
        primary, tone = _number_key(word) if word.isdecimal() else _word_key(word)
        letters.append(primary)
        tones.append(tone)
    return "!".join(letters) + " " + "!".join(tones)


def _number_key(digits: str) -> tuple[str, str]:
    plain = str(int(digits[:200]))
    return f"0{len(plain):03d}{plain}", "0"


def _word_key(word: str) -> tuple[str, str]:
    marks = [TONES.index(mark) + 1 for mark in unicodedata.normalize("NFD", word) if mark in TONES]
    bare = "".join(mark for mark in unicodedata.normalize("NFD", word) if mark not in TONES)
    primary = "".join(_RANK.get(letter, f"Z{ord(letter):06x}") for letter in unicodedata.normalize("NFC", bare))
    return primary, "".join(map(str, marks)) or "0"
