"""Files as people hand them in: real beginnings of each kind, and things in disguise."""

import io
import zipfile
from collections.abc import Iterator

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 40 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 20
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 20


def word_document(*, macros: bool = False, document: bool = True) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml" if document else "other.txt", "<w:document/>")
        if macros:
            parts.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return content.getvalue()


class Incoming:
    """A file as a web framework hands it over; notes how many pieces were read."""

    def __init__(self, content: bytes, name: str | None, *, size: int | None = None, announce: bool = True) -> None:
        self.name = name
        self.size = (len(content) if size is None else size) if announce else None
        self.content = content
        self.pieces_read = 0

    def chunks(self) -> Iterator[bytes]:
        for start in range(0, len(self.content), 64 * 1024):
            self.pieces_read += 1
            yield self.content[start : start + 64 * 1024]


class Endless:
    """Announces no size and never ends."""

    name = "lon.pdf"
    size = None

    def __init__(self) -> None:
        self.bytes_read = 0

    def chunks(self) -> Iterator[bytes]:
        yield PDF
        while True:
            self.bytes_read += 1024 * 1024
            yield b"\x00" * (1024 * 1024)
