"""Parts of an upload: on the disk before they are told as kept, in order, from one writer at a time."""

import hashlib
import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.documents import partials
from motcua.documents.api import open_file
from motcua.documents.keeping import Origin
from motcua.documents.models import PartialUpload, StoredFile
from motcua.documents.queries import uuids
from motcua.documents.rules import FileDigestDiffers, FileKindNotAllowed
from motcua.documents.uploading import ChecksumDiffers, OffsetDiffers, UploadBusy, UploadGone, UploadTooLong
from motcua.documents.usecases.append_to_upload import append_to_upload
from motcua.documents.usecases.begin_upload import begin_upload
from tests.factories import files
from tests.integration.documents.conftest import kept_files
from tests.integration.documents.parts import NOW, begun, sent

pytestmark = pytest.mark.django_db
CONTENT = files.pdf_of(5000)


def kept_bytes(public_id: str) -> bytes:
    with open_file(public_id, actor=Actor.anonymous(), scope="draft-1").file as file:
        return file.read()


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 4999), max_size=6))
def test_however_it_is_cut_the_file_is_what_was_sent(cuts: list[int]) -> None:
    places = [0, *sorted(set(cuts)), len(CONTENT)]
    upload = begun(CONTENT)
    for start, end in itertools.pairwise(places):
        upload = sent(upload, CONTENT[start:end], at=start)
        assert upload.offset == end
    row = StoredFile.objects.get(public_id=upload.public_id)
    assert upload.finished
    assert kept_bytes(upload.public_id) == CONTENT
    assert (row.digest, row.name) == (hashlib.sha256(CONTENT).hexdigest(), "tờ khai.pdf")
    again = sent(upload, b"", at=len(CONTENT))  # the answer to the last part was lost on its way
    assert again.finished


def test_a_part_that_does_not_fit_is_not_kept() -> None:
    upload = sent(begun(CONTENT), CONTENT[:1000], at=0)
    for offset in (0, 999, 1001):
        with pytest.raises(OffsetDiffers):
            sent(upload, b"x", at=offset)
    with pytest.raises(UploadTooLong):
        sent(upload, CONTENT, at=1000)
    right, wrong = hashlib.sha1(CONTENT[1000:1500]).digest(), bytes(20)
    with pytest.raises(ChecksumDiffers):
        sent(upload, CONTENT[1000:1500], at=1000, checksum=("sha1", wrong))
    assert sent(upload, CONTENT[1000:1500], at=1000, checksum=("sha1", right)).offset == 1500
    with pytest.raises(NotFound):
        sent(upload, b"x", at=1500, scope="draft-2")


def test_of_two_writers_one_waits() -> None:
    upload = begun(CONTENT)
    with partials.alone_with(uuids([upload.public_id])[0]), pytest.raises(UploadBusy):
        sent(upload, CONTENT, at=0)
    assert sent(upload, CONTENT, at=0).finished


def test_when_the_line_breaks_what_came_is_kept() -> None:
    def broken() -> Iterator[bytes]:
        yield CONTENT[:700]
        raise ConnectionResetError

    upload = begun(CONTENT)
    with pytest.raises(ConnectionResetError):
        append_to_upload(upload.public_id, scope="draft-1", offset=0, pieces=broken(), now=NOW)
    assert sent(upload, CONTENT[700:], at=700).finished
    assert kept_bytes(upload.public_id) == CONTENT


def test_a_lying_file_is_refused_with_its_last_part_and_nothing_stays(media: Path) -> None:
    upload = begun(b"<html>", name="ảnh.jpg")
    with pytest.raises(FileKindNotAllowed):
        sent(upload, b"<html>", at=0)
    assert kept_files(media) == []
    assert not StoredFile.objects.exists()
    with pytest.raises(UploadGone):
        sent(upload, b"", at=6)


def test_what_arrives_otherwise_than_it_was_sent_is_refused() -> None:
    origin = Origin("draft-1", "a.pdf", digest_given=hashlib.sha256(b"other").hexdigest())
    upload = begin_upload(origin, size_bytes=len(CONTENT), now=NOW)
    with pytest.raises(FileDigestDiffers):
        sent(upload, CONTENT, at=0)


KILLED = """
import os, signal, sys, uuid
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1])
from motcua.documents import partials
def pieces():
    yield b"a" * 70000
    yield b"b" * 70000
    print("told", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
with partials.alone_with(uuid.UUID(sys.argv[2])) as place:
    partials.append(place, pieces(), most=10**6)
"""


def test_a_killed_writer_leaves_what_it_wrote_and_no_lock(media: Path) -> None:
    upload = begun(files.pdf_of(200_000))
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(media), upload.public_id],
        env=os.environ | {"PYTHONPATH": "src"},
        check=False,
        capture_output=True,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    place = uuids([upload.public_id])[0]
    assert partials.size_of(place) == 140_000
    with partials.alone_with(place) as descriptor:
        assert partials.append(descriptor, [b"c"], most=10**6) == 140_001


def test_killed_between_the_last_part_and_its_keeping_it_is_kept_later(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = begun(CONTENT)
    with monkeypatch.context() as patch:
        patch.setattr("motcua.documents.usecases.append_to_upload.finish", lambda *_args, **_more: None)
        assert not sent(upload, CONTENT, at=0).finished
    assert not StoredFile.objects.exists()
    assert sent(upload, b"", at=len(CONTENT)).finished
    assert kept_bytes(upload.public_id) == CONTENT
    assert PartialUpload.objects.get().finished
