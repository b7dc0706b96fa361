"""Recognising Vietnamese that was typed for an older font or read with the wrong table, by how its syllables look."""

import re
import unicodedata
from collections.abc import Callable, Iterable

_TCVN3 = (
    "B5à B6ả B7ã B8á B9ạ A8ă BBằ BCẳ BDẵ BEắ C6ặ A9â C7ầ C8ẩ C9ẫ CAấ CBậ AEđ CCè CEẻ CFẽ D0é D1ẹ AAê D2ề D3ể D4ễ D5ế "
    "D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ ABô E5ồ E6ổ E7ỗ E8ố "
    "E9ộ ACơ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ ADư F5ừ "
    "F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ"
)
_FROM_TCVN3 = {int(entry[:2], 16): entry[2:] for entry in _TCVN3.split()}
"""TCVN 5712:1993, third table ("ABC" fonts): one byte a letter."""

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RIME = "[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = re.compile(rf"(?:{_ONSET})?{_RIME}")
_TONES = str.maketrans("", "", _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT)
_WORD = re.compile(r"[^\W\d_]+(?:[¡-¿×÷­][^\W\d_]*)*|[¡-¿×÷­]+[^\W\d_]*")
_FOREIGN = re.compile("[\x80-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ‚-™]")
"""Letters that no Vietnamese text in Unicode holds, and that the older fonts and wrong tables leave behind."""

_OF_1252 = {bytes([byte]).decode("cp1252", "ignore"): chr(byte) for byte in range(0x80, 0xA0)}
_LEAST_SHARE = 0.7
_LEAST_LETTERS = 3
"""One word of two letters proves nothing: 10 µm is no Vietnamese."""


def from_tcvn3(text: str) -> str:
    """Text whose signs are the bytes of TCVN3, in Unicode."""
    return text.translate(_FROM_TCVN3)


def from_vni(text: str) -> str:
    """Text whose signs are those of VNI-Windows (a letter, then its marks as a sign of its own), in Unicode."""

    def joined(match: re.Match[str]) -> str:
        letter, marks = match[1], _VNI_MARKS[match[2].lower()]
        return _like(letter, _VNI_LETTERS.get(letter.lower(), letter.lower())) + marks

    text = _VNI_PAIR.sub(joined, text)
    return unicodedata.normalize("NFC", "".join(_like(sign, _VNI_LETTERS.get(sign.lower(), sign)) for sign in text))


def from_twice_encoded(text: str) -> str:
    """Text whose UTF-8 bytes were taken for single signs; unchanged where it was not."""
    raw = bytearray()
    for sign in text:
        if ord(sign) > 0xFF and not (sign := _OF_1252.get(sign, "")):
            return text
        raw.append(ord(sign))
    return raw.decode("utf-8", "replace")


def _like(sign: str, letter: str) -> str:
    return letter.upper() if sign.isupper() else letter


_READINGS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni, "UTF-8/1252": from_twice_encoded}


def vietnamese_share(texts: Iterable[str]) -> tuple[float, int]:
    """Share of the words beyond ASCII that are well-formed Vietnamese syllables, and how many words there are."""
    good = all_words = 0
    for text in texts:
        for word in _WORD.findall(unicodedata.normalize("NFC", text)):
            if not word.isascii():
                all_words += 1
                good += is_syllable(word)
    return (good / all_words if all_words else 0.0), all_words


def is_syllable(word: str) -> bool:
    """Whether the word could be a Vietnamese syllable: onset, vowels, ending, and at most one tone."""
    parts = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", parts.translate(_TONES))
    return sum(mark in parts for mark in (_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT)) <= 1 and bool(
        _SYLLABLE.fullmatch(plain)
    )


def legacy_font(texts: Iterable[str]) -> str:
    """The older table that these texts are written in (`TCVN3`, `VNI`, `UTF-8/1252`), or empty: nothing is wrong.

    A reading is believed where it makes Vietnamese of most words that hold a letter which Vietnamese does not have.
    """
    words = {
        word
        for text in texts
        if _FOREIGN.search(text)
        for word in _WORD.findall(unicodedata.normalize("NFC", text))
        if len(word) > 1 and _FOREIGN.search(word)
    }
    if not words or (len(words) == 1 and max(map(len, words)) < _LEAST_LETTERS):
        return ""
    good = {name: sum(map(is_syllable, map(read, words))) for name, read in _READINGS.items()}
    best = max(good, key=lambda name: good[name])
    return best if good[best] >= _LEAST_SHARE * len(words) else ""
