"""Files that nobody in the office could open, and files that lie, are refused with the remedy; nothing is kept."""

import io
import zipfile
from pathlib import Path

import pytest

from motcua.core.errors import Refused
from motcua.documents.api import REFUSAL_WORDS, store_upload
from tests.factories import files
from tests.integration.documents.conftest import kept_files
from tests.integration.documents.parts import NOW

pytestmark = pytest.mark.django_db
PROGRAM = b"MZ\x90\x00" + b"\x00" * 100


def archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        parts.writestr("a.class", "x")
    return content.getvalue()


def office_locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (files.locked_pdf(), "file_locked"),
        (office_locked(), "file_locked"),
        (files.PDF[:150], "file_damaged"),
        (b"%PDF-1.7\n%%EOF\n", "file_damaged"),
        (files.pdf_of(9000).replace(b"%PDF-1.4\n", b"%PDF-1.4\n%<</Linearized 1/L 99999>>\n"), "file_damaged"),
        (files.JPEG[: len(files.JPEG) // 2], "file_damaged"),
        (files.PNG[:-30], "file_damaged"),
        (files.HEIC[:-60], "file_damaged"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF\n", "file_two_faced"),
        (files.PDF + PROGRAM, "file_two_faced"),
        (files.JPEG + archive(), "file_two_faced"),
        (files.PNG + b"<html><body>", "file_two_faced"),
        (files.JPEG[:20] + files.PDF + files.JPEG[20:], "file_two_faced"),
        (files.PDF + archive(), "file_two_faced"),
    ],
)
def test_what_nobody_can_open_or_what_lies_is_refused(content: bytes, code: str, media: Path) -> None:
    with pytest.raises(Refused) as refused:
        store_upload(file=files.Incoming(content, "giấy.pdf"), scope="draft-1", now=NOW)
    assert refused.value.code == code
    assert "Hãy" in str(REFUSAL_WORDS[code])
    assert kept_files(media) == []


@pytest.mark.parametrize(
    "content",
    [
        files.locked_pdf(owner_only=True),
        files.JPEG + bytes(500),
        files.PDF + b"\r\n\r\n",
        files.JPEG + b"\x00\x00ftypmp42",
    ],
    ids=["only forbidden to change", "a phone's filling", "empty lines", "a moving photo"],
)
def test_what_phones_and_scanners_make_is_taken(content: bytes) -> None:
    assert store_upload(file=files.Incoming(content, "a"), scope="draft-1", now=NOW).size_bytes == len(content)
