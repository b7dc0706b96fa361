"""Telling in which encoding a file of text is written: what its bytes prove, never what is likely to please."""

from dataclasses import dataclass
from pathlib import Path

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.legacy_fonts import legacy_font, vietnamese_share

SAMPLE = 1 << 20
STATED = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "windows-1258": "cp1258"}
"""What a mapping may state, and Python's name for it."""

_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LEAST_SHARE = 0.8
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Encoding:
    """`name` as a mapping states it, `codec` for Python; `proven` is false where the words alone speak for it."""

    name: str
    codec: str
    proven: bool = True


def detect_encoding(path: Path, *, file: str, stated: str = "") -> Encoding:
    """The encoding of a file of text.

    stated  the operator's word (a key of `STATED`), which is not questioned
    Raises  FileUnusable for text of an older Vietnamese font and for bytes that fit nothing we read.
    """
    if stated:
        return Encoding(stated, STATED[stated])
    with path.open("rb") as raw:
        sample = raw.read(SAMPLE)
    for mark, name in _BOMS.items():
        if sample.startswith(mark):
            return Encoding(name, STATED[name])
    if wide := _wide(sample):
        return Encoding("utf-16", wide)
    try:
        _decoded(sample, "utf-8")
    except UnicodeDecodeError as error:
        return _single_bytes(sample, file, sample.count(b"\n", 0, error.start) + 1)
    return Encoding("utf-8", "utf-8-sig")


def _decoded(sample: bytes, codec: str) -> str:
    """The sample as text; a letter that the sample's end cuts is not held against it."""
    try:
        return sample.decode(codec)
    except UnicodeDecodeError as error:
        if len(sample) == SAMPLE and error.start > SAMPLE - 4:
            return sample[: error.start].decode(codec)
        raise


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    head = sample[:2000]
    if len(head) < 8 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and not odd else ""


def _single_bytes(sample: bytes, file: str, line: int) -> Encoding:
    """Not UTF-8: an older font is named, windows-1258 is read where nearly every word then is Vietnamese."""
    share, words = vietnamese_share(sample.decode("cp1258", "replace").splitlines())
    if share >= _LEAST_SHARE and words >= _LEAST_WORDS:
        return Encoding("windows-1258", "cp1258", proven=False)
    if font := legacy_font(sample.decode("latin-1").splitlines()):
        raise FileUnusable(Finding("legacy_font", file=file, line=line, value=font))
    raise FileUnusable(Finding("encoding", file=file, line=line))
