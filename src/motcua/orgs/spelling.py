"""How people write the name of a unit: with or without its type, shortened, in old and new spelling."""

import re

from motcua.core.folding import fold

_SHORT = {
    "tp": "thanh pho",
    "tinh": "tinh",
    "tx": "thi xa",
    "tt": "thi tran",
    "h": "huyen",
    "q": "quan",
    "p": "phuong",
    "x": "xa",
    "dk": "dac khu",
}
_TYPES = ("thanh pho", "thi xa", "thi tran", "dac khu", "tinh", "huyen", "quan", "phuong", "xa")
_TYPE = re.compile(rf"^(?:{'|'.join(_TYPES)})(?: |$)")
_SHORT_FIRST = re.compile(r"^(tp|tx|tt|h|q|p|x|dk)(?= |\d)")
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")


def folded_name(text: str) -> str:
    """The folded name with its type written out: `P.01` and `Phường 1` are one, `TP. Huế` and `Thành phố Huế` too."""
    folded = _LEADING_ZEROS.sub("", fold(text))
    folded = _SHORT_FIRST.sub(lambda found: _SHORT[found[1]] + " ", folded)
    return _LEADING_ZEROS.sub("", re.sub(" +", " ", folded)).strip()


def bare_name(text: str) -> str:
    """The folded name without the words for its type; the whole folded name where nothing else is left."""
    folded = folded_name(text)
    return _TYPE.sub("", folded) or folded
