"""Addresses as people write them: short forms written out, words that mean that somebody has died."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from motcua.core.folding import fold

_SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "p": "phường",
    "x": "xã",
    "q": "quận",
    "h": "huyện",
    "đk": "đặc khu",
}
# "TP." and "P." before a name, "P5" and "TP Huế" without the dot; "p" or "x" alone within a word never.
# "TT." means a township only before its district: at the end of an address it is Thừa Thiên.
_DOTTED = re.compile(r"(?<![\w.])(tp|tx|tt(?=[^,]*,)|đk|p|x|q|h)\.\s*(?=[^\W_])", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.])(?:(TP|TX|TT(?=[^,]*,))\s+(?=[A-ZĐÀ-Ỹ])|([PQ])\s?(?=\d))")
_DECEASED = re.compile(r"^(?:(?:ong|ba|nguoi nay|nay|hien) )?da (?:chet|mat|qua doi|tu tran|hi sinh)\b")
_DECEASED_ALONE = frozenset({"chet", "mat", "tu tran", "qua doi", "liet si"})


@dataclass(frozen=True, slots=True)
class CommuneOffered:
    """A commune of today that became of the one that an address names; `name` is the full one with its province."""

    code: str
    name: str


CommunesOffered = Callable[[str, date], list[CommuneOffered]]
"""For an address in words the communes of that day that became of an older one in it; none where nothing changed."""


def written_out(text: str) -> str:
    """The address with full words for its units: `P. Thuận Hóa, TP. Huế` becomes `phường Thuận Hóa, thành phố Huế`."""
    full = _DOTTED.sub(lambda found: _SHORT[found[1].lower()] + " ", text)
    return _BARE.sub(lambda found: _SHORT[(found[1] or found[2]).lower()] + " ", full)


def says_deceased(text: str) -> bool:
    """Whether the words say that the person has died, as paper forms have it in the field of residence."""
    folded = fold(text)
    return folded in _DECEASED_ALONE or _DECEASED.match(folded) is not None
