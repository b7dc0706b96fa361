"""Files that people hand in: refused at once with the remedy, or kept exactly as they came."""

import hashlib
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import Refused
from motcua.documents.api import (
    LIMIT_BYTES,
    REFUSAL_WORDS,
    FileEmpty,
    FileKindNotAllowed,
    FileTooLarge,
    open_file,
    store_upload,
)
from motcua.documents.models import StoredFile
from tests.factories import files
from tests.factories.files import Endless, Incoming
from tests.integration.documents.conftest import kept_files

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)


def test_a_file_comes_back_as_it_was_given(media: Path) -> None:
    content = files.pdf_of(300_000)
    stored = store_upload(file=SimpleUploadedFile("tờ khai.pdf", content), scope="draft-1", now=NOW)
    with open_file(stored.public_id, actor=Actor.anonymous(), scope="draft-1").file as file:
        read = file.read()
    assert read == content
    assert stored.digest == hashlib.sha256(read).hexdigest()
    assert (stored.name, stored.media_type, stored.size_bytes) == ("tờ khai.pdf", "application/pdf", len(content))
    path = StoredFile.objects.get().path
    assert path == f"uploads/2026/03/02/{stored.public_id}"
    assert kept_files(media) == [media / path]


@pytest.mark.parametrize(
    ("content", "name", "refusal", "code"),
    [
        (b"", "trống.pdf", FileEmpty, "file_empty"),
        (b"MZ\x90\x00" + b"\x00" * 100, "giấy.pdf", FileKindNotAllowed, "file_kind_not_allowed"),
        (b"<html><script>alert(1)</script></html>", "ảnh.jpg", FileKindNotAllowed, "file_kind_not_allowed"),
        (b"%!PS", "giấy.pdf", FileKindNotAllowed, "file_kind_not_allowed"),
        (files.PDF + b"\x00" * LIMIT_BYTES, "lớn.pdf", FileTooLarge, "file_too_large"),
    ],
)
@pytest.mark.parametrize("announce", [True, False])
def test_what_cannot_be_taken_is_refused_whole(
    content: bytes, name: str, refusal: type[Refused], code: str, announce: bool, media: Path
) -> None:
    with pytest.raises(refusal) as refused:
        store_upload(file=Incoming(content, name, announce=announce), scope="draft-1", now=NOW)
    assert refused.value.code == code
    assert str(REFUSAL_WORDS[code]) % refused.value.values
    assert not StoredFile.objects.exists()
    assert kept_files(media) == []


def test_sixty_megabytes_are_refused_without_reading_them() -> None:
    announced = Incoming(files.PDF, "phim.pdf", size=60 * 1024 * 1024)
    with pytest.raises(FileTooLarge) as refused:
        store_upload(file=announced, scope="draft-1", now=NOW)
    assert announced.pieces_read == 0
    assert refused.value.values["limit_bytes"] == 20 * 1024 * 1024


def test_a_file_of_unknown_size_is_read_no_further_than_the_limit(media: Path) -> None:
    endless = Endless()
    with pytest.raises(FileTooLarge):
        store_upload(file=endless, scope="draft-1", now=NOW)
    assert endless.bytes_read <= LIMIT_BYTES + 1024 * 1024
    assert kept_files(media) == []


def test_the_largest_file_is_taken() -> None:
    content = files.pdf_of(LIMIT_BYTES)
    assert store_upload(file=Incoming(content, "to.pdf"), scope="draft-1", now=NOW).size_bytes == LIMIT_BYTES


def test_a_name_in_decomposed_letters_is_kept_composed() -> None:
    name = unicodedata.normalize("NFD", "Giấy chứng sinh.pdf")
    stored = store_upload(file=Incoming(files.PDF, name), scope="draft-1", now=NOW)
    assert stored.name == "Giấy chứng sinh.pdf"
    assert StoredFile.objects.get().name == unicodedata.normalize("NFC", name)


def test_a_broken_connection_leaves_nothing(media: Path) -> None:
    class Broken(Incoming):
        def chunks(self) -> Any:
            yield files.PDF
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store_upload(file=Broken(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    assert kept_files(media) == []


def test_bytes_go_when_the_row_is_refused(media: Path) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        store_upload(file=Incoming(files.PDF, "a.pdf"), scope="", now=NOW)
    assert kept_files(media) == []
