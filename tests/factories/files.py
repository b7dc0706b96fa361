"""Files as people hand them in: real beginnings of each kind, and things in disguise."""

import io
import zipfile
from base64 import b64decode
from collections.abc import Iterator

from pypdf import PdfWriter

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]>>endobj
trailer<</Root 1 0 R/Size 4>>
%%EOF
"""
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4"
    "x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAw"
    "AEADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhBy"
    "JxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT"
    "lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAA"
    "AAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRom"
    "JygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExc"
    "bHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDlPI9qPI9q0fJ9qPJ9qAM7yPajyPatHyfajyfagDO8j2o8j2rR"
    "8n2o8n2oAzvI9qPI9q0fJ9qPJ9qANHyfajyfatHyPajyPagDO8n2o8n2rR8j2o8j2oAzvJ9qPJ9q0fI9qPI9qAM7yfajyfatHyPajyPagDR8n2"
    "o8n2rS8n2o8n2oAzfJ9qPJ9q0vJ9qPJ9qAM3yfajyfatLyfajyfagDN8n2o8n2rS8n2o8n2oA//9k="
)
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAVklEQVR42u3SgQkAMAgDwSrV/RcWOof0skH4i8w8m3eraveB7lZAga8LIKQAQg"
    "g5gJADCCGEkAIIKeAAQg4ghBBCCiCkgAMIOYAQQggpgNCmxcysPvAA2n8GmjsXM7IAAAAASUVORK5CYII="
)
HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA"
    "AAAERAAAEAAQAAAAABoQABAAAAAAAAACMAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAA"
    "AADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkA"
    "AAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAC"
    "ttZGF0AAAAHygBrxmA7iqm+tZp6xsG4eun1me0Pi6auunX7VOHGGA="
)


def pdf_of(size: int) -> bytes:
    """A PDF of exactly this many bytes, most of them a comment."""
    head, tail = PDF[:9], PDF[9:]
    return head + b"%" + b"." * (size - len(PDF) - 2) + b"\n" + tail


def locked_pdf(password: str = "bi mat", owner_only: bool = False) -> bytes:
    """A PDF that asks for a password, or one that only forbids to change it."""
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 280)
    writer.encrypt("" if owner_only else password, owner_password="chu so huu")
    writer.write(content)
    return content.getvalue()


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
