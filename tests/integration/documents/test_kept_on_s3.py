"""The same files on an S3-compatible store: kept, read, drawn, verified and removed over its real protocol."""

import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from motcua.config.file_settings import read_file_settings, storage_of
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.documents.api import UploadLimits, discard_upload, open_file, open_picture, store_upload, verify_files
from motcua.documents.models import StoredFile
from motcua.documents.store import kept_in, remove_kept
from motcua.documents.usecases.prepare_file import prepare_file
from motcua.hosting.broken import InstallationBroken
from tests.factories import files
from tests.integration.documents.parts import NOW, begun, sent

SERVER = """
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
server._thread.join()
"""


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """An S3 server in a process of its own, with one bucket; its address as the operator writes it."""
    for name in ("moto", "storages"):
        pytest.importorskip(name, reason=f"{name} is not installed")
    process = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout
    port = int(process.stdout.readline())
    for _try in range(100):
        try:
            urlopen(Request(f"http://127.0.0.1:{port}/tep", method="PUT"), timeout=5).close()
            break
        except URLError:
            time.sleep(0.1)
    yield f"s3://tep/hue?region=us-east-1&endpoint_override=127.0.0.1:{port}&scheme=http"
    process.kill()
    process.communicate()


@pytest.fixture
def on_s3(store: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    settings.STORAGES = settings.STORAGES | {"default": storage_of(store)}


@pytest.mark.django_db
def test_files_live_on_the_store_as_on_the_disk(on_s3: None, django_capture_on_commit_callbacks: Any) -> None:
    stored = store_upload(file=files.Incoming(files.HEIC, "giấy.heic"), scope="draft-1", now=NOW)
    upload = begun(files.PDF)
    sent(sent(upload, files.PDF[:100], at=0), files.PDF[100:], at=100)
    for public_id, content in ((stored.public_id, files.HEIC), (upload.public_id, files.PDF)):
        prepare_file(public_id, now=NOW)
        with open_file(public_id, actor=Actor.anonymous(), scope="draft-1").file as file:
            assert file.read() == content
        with open_picture(public_id, actor=Actor.anonymous(), scope="draft-1").file as file:
            assert file.read(2) == b"\xff\xd8"
    assert len(kept_in("uploads/2026/03/02")) == 2
    assert verify_files(now=NOW).damaged == []
    remove_kept([StoredFile.objects.get(public_id=upload.public_id).path])
    assert [damage for _path, damage in verify_files(now=NOW.replace(year=2027)).damaged] == ["missing"]
    with pytest.raises(NotFound):
        open_file(upload.public_id, actor=Actor.anonymous(), scope="draft-1")
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(stored.public_id, scope="draft-1")
    assert kept_in("uploads/2026/03/02") == []
    assert kept_in("pictures/2026/03/02") != [f"pictures/2026/03/02/{stored.public_id}-preview.jpg"]


def test_what_the_operator_writes_is_understood_or_refused_with_the_way_to_write_it() -> None:
    read = read_file_settings({"MOTCUA_UPLOAD_LIMITS": "file_mib=5, paper_files=3", "MOTCUA_CLAMD": "unix:/run/c.ctl"})
    assert read.limits == UploadLimits(file_bytes=5 * 1024 * 1024, paper_files=3)
    assert (read.clamd, read.pending_minutes, read.store) == ("unix:/run/c.ctl", 60, "")
    for wrong in (
        {"MOTCUA_UPLOAD_LIMITS": "file=5"},
        {"MOTCUA_UPLOAD_LIMITS": "paper_files=0"},
        {"MOTCUA_CLAMD": "clamav"},
        {"MOTCUA_SCAN_WAIT_MINUTES": "soon"},
    ):
        with pytest.raises(InstallationBroken):
            read_file_settings(wrong)
    with pytest.raises(InstallationBroken):
        storage_of("ftp://a/b")
