"""One spelling for searching: however a name was typed, it folds to the same plain letters.

The screens show names as they were written. Only search columns and the words somebody searches for are folded,
both with this one function, so that an older keyboard, a phone without accents and a register all meet.
"""

import re
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ´`′＇ˈ"), "'")
_CONSONANTS = "bcdghklmnpqrstvx"
# K’Dang and M' Drắk: an apostrophe belongs to the syllable that it opens, also where a space slipped in after it.
_OPENING_APOSTROPHE = re.compile(rf"\b([{_CONSONANTS}]{{1,2}})' +(?=[^\W\d_])")
_INNER_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_NOT_A_WORD = re.compile(r"[\W_]+")
# Mỹ and Mĩ, Quý and Quí are one spelling; Tây and Tai, Thủy and Thủi are not: only an open syllable is folded.
_FINAL_Y = re.compile(r"\b(qu|[bcdghklmnprstvx]{1,3})y\b")
# Đắk and Đắc: Vietnamese syllables never end in k, names of the Highlands do.
_FINAL_K = re.compile(r"(?<=[aeiouy])k(?![aeiouyh])")


def fold(text: str) -> str:
    """Lower-case letters and digits without marks, words parted by one space; for comparing only, never for show.

    NFC and NFD, hòa and hoà, Mỹ and Mĩ, Đắk and Đắc and Đăk, ' and ’, hyphens, case and spaces no longer differ.
    Idempotent: folding a folded text changes nothing.
    """
    plain = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    plain = unicodedata.normalize("NFKD", plain.casefold().translate(APOSTROPHES))
    plain = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M")).replace("đ", "d")
    plain = _INNER_APOSTROPHE.sub("", _OPENING_APOSTROPHE.sub(r"\1", plain))
    plain = _NOT_A_WORD.sub(" ", plain).strip()
    return _FINAL_K.sub("c", _FINAL_Y.sub(r"\1i", plain))
