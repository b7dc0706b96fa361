"""Files that people hand in: refused at once with the remedy, or kept exactly as they came, for the right eyes only."""

import hashlib
import logging
import os
import unicodedata
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound, Refused
from motcua.documents import tasks
from motcua.documents.api import (
    LIMIT_BYTES,
    REFUSAL_WORDS,
    FileEmpty,
    FileKindNotAllowed,
    FileNotYours,
    FileTooLarge,
    attach,
    discard_upload,
    list_unattached,
    list_uploads,
    open_file,
    store_upload,
)
from motcua.documents.models import StoredFile
from motcua.documents.usecases.clean_up_uploads import clean_up_uploads
from tests.factories import files
from tests.factories.files import Endless, Incoming

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def kept_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_a_file_comes_back_as_it_was_given(media: Path) -> None:
    content = files.PDF + os.urandom(300_000)
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
    content = files.PDF.ljust(LIMIT_BYTES, b"\x00")
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


def test_before_it_is_attached_only_the_uploader_sees_it() -> None:
    stored = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    for actor, scope, dossier in [
        (Actor.anonymous(), "draft-2", None),
        (Actor.anonymous(), "", None),
        (STAFF, "", None),
        (STAFF, "", 7),
    ]:
        with pytest.raises(NotFound):
            open_file(stored.public_id, actor=actor, scope=scope, dossier_id=dossier)
    assert [file.public_id for file in list_unattached([stored.public_id, "no id"], scope="draft-1")] == [
        stored.public_id
    ]
    assert list_unattached([stored.public_id], scope="draft-2") == []


def test_after_it_is_attached_only_readers_of_the_dossier_see_it() -> None:
    stored = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    attach([stored.public_id], dossier_id=7, scope="draft-1")
    open_file(stored.public_id, actor=STAFF, dossier_id=7).file.close()
    assert list_uploads(dossier_id=7) == [stored]
    for actor, scope, dossier in [
        (Actor.anonymous(), "draft-1", None),
        (Actor.anonymous(), "draft-1", 7),
        (STAFF, "", 8),
        (STAFF, "", None),
    ]:
        with pytest.raises(NotFound):
            open_file(stored.public_id, actor=actor, scope=scope, dossier_id=dossier)


@pytest.mark.parametrize("public_id", ["", "x", "../../secret", str(uuid.uuid4()), "{" + str(uuid.uuid4()) + "}"])
def test_a_name_that_is_no_file_is_not_found(public_id: str) -> None:
    with pytest.raises(NotFound):
        open_file(public_id, actor=STAFF, scope="draft-1", dossier_id=1)
    with pytest.raises(NotFound):
        discard_upload(public_id, scope="draft-1")


@pytest.mark.parametrize("scope", ["draft-2", ""])
def test_files_of_another_are_not_attached_and_nothing_else_either(scope: str) -> None:
    mine = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    other = store_upload(file=Incoming(files.PNG, "b.png"), scope="draft-2", now=NOW)
    with pytest.raises(FileNotYours), transaction.atomic():
        attach([mine.public_id, other.public_id], dossier_id=7, scope=scope)
    assert not StoredFile.objects.exclude(dossier_id=None).exists()


def test_a_file_goes_to_one_dossier_only() -> None:
    mine = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    attach([mine.public_id, mine.public_id], dossier_id=7, scope="draft-1")
    with pytest.raises(FileNotYours), transaction.atomic():
        attach([mine.public_id], dossier_id=8, scope="draft-1")
    with pytest.raises(FileNotYours), transaction.atomic():
        attach(["no id"], dossier_id=8, scope="draft-1")
    attach([], dossier_id=8, scope="")


def test_an_own_upload_is_taken_back_with_its_bytes(media: Path, django_capture_on_commit_callbacks: Any) -> None:
    mine = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    with pytest.raises(NotFound):
        discard_upload(mine.public_id, scope="draft-2")
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(mine.public_id, scope="draft-1")
    assert not StoredFile.objects.exists()
    assert kept_files(media) == []


def test_what_nobody_handed_in_is_gone_after_a_week(media: Path) -> None:
    for age in (8, 6, 8):
        store_upload(file=Incoming(files.PDF, "a.pdf"), scope=f"draft-{age}", now=NOW - timedelta(days=age))
    kept = store_upload(file=Incoming(files.PDF, "b.pdf"), scope="draft-k", now=NOW - timedelta(days=300))
    attach([kept.public_id], dossier_id=7, scope="draft-k")
    assert clean_up_uploads(now=NOW) == 2
    assert sorted(StoredFile.objects.values_list("owner_scope", flat=True)) == ["draft-6", "draft-k"]
    assert len(kept_files(media)) == 2
    assert clean_up_uploads(now=NOW) == 0


def test_bytes_without_a_row_are_cleaned_away_too(media: Path) -> None:
    lost = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW - timedelta(days=9))
    StoredFile.objects.filter(public_id=lost.public_id).delete()
    broken = media / "incoming" / "tmp-of-a-killed-process"
    broken.write_bytes(b"half")
    os.utime(broken, ((NOW - timedelta(days=9)).timestamp(),) * 2)
    assert clean_up_uploads(now=NOW) == 2
    assert kept_files(media) == []


def test_the_nightly_task_cleans_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW - timedelta(days=8))
    tasks.clean_up_uploads(timestamp=int(NOW.timestamp()))
    assert not StoredFile.objects.exists()
