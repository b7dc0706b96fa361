"""Files are scanned for viruses where there is a scanner: the person goes on, the officer waits, but not forever."""

import io
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound, Unavailable
from motcua.documents import tasks
from motcua.documents.api import (
    FileInfected,
    FileWaitsForScan,
    ScanState,
    attach,
    list_uploads,
    open_file,
    open_picture,
    store_upload,
)
from motcua.documents.clamd import Clamd
from motcua.documents.models import StoredFile
from motcua.documents.usecases.prepare_file import prepare_file
from motcua.documents.usecases.scan_files import scan_files
from tests.factories import files
from tests.integration.documents.parts import NOW

STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)
# The harmless file by which every scanner proves that it works; in two pieces, so that no scanner takes this module.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
INFECTED = files.PDF.replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")
OURS = """
import socketserver, sys
class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        if self.rfile.read(10) != b"zINSTREAM\\0":
            return self.wfile.write(b"UNKNOWN COMMAND\\0")
        whole = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            whole += self.rfile.read(size)
            if len(whole) > 1_000_000:
                return self.wfile.write(b"INSTREAM size limit exceeded. ERROR\\0")
        self.wfile.write(b"stream: Eicar-Test FOUND\\0" if b"EICAR-STANDARD" in whole else b"stream: OK\\0")
with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
"""


@pytest.fixture(scope="module")
def small_scanner() -> Iterator[str]:
    """A process of its own that speaks the protocol."""
    process = subprocess.Popen([sys.executable, "-c", OURS], stdout=subprocess.PIPE)
    assert process.stdout
    yield f"127.0.0.1:{int(process.stdout.readline())}"
    process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def clamav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """ClamAV's own daemon with one signature of ours."""
    program = shutil.which("clamd", path=f"{os.defpath}:/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("ClamAV's daemon is not installed (Debian: apt-get install clamav-daemon)")
    folder = tmp_path_factory.mktemp("clamav")
    (folder / "own.ndb").write_text(f"Own.Eicar:0:*:{EICAR.hex()}\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = ["Foreground yes", f"DatabaseDirectory {folder}", "TCPAddr 127.0.0.1", f"TCPSocket {port}", "User root"]
    (folder / "clamd.conf").write_text("\n".join(settings if os.getuid() == 0 else settings[:-1]) + "\n")
    process = subprocess.Popen(
        [program, "-c", str(folder / "clamd.conf")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    for _try in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            assert process.poll() is None, process.communicate()
            time.sleep(0.1)
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.communicate()


@pytest.fixture
def at_hand(settings: Any) -> Callable[[str], None]:
    def choose(address: str) -> None:
        settings.CLAMD = address

    return choose


def sent_in(content: bytes, dossier_id: int | None = 7, at: datetime = NOW) -> str:
    stored = store_upload(file=files.Incoming(content, "giấy.pdf"), scope="draft-1", now=at)
    if dossier_id:
        attach([stored.public_id], dossier_id=dossier_id, scope="draft-1")
    return stored.public_id


@pytest.mark.parametrize("scanner", ["small_scanner", "clamav"])
def test_the_scanner_tells_sick_files_from_sound_ones(scanner: str, request: pytest.FixtureRequest) -> None:
    clamd = Clamd(request.getfixturevalue(scanner))
    assert clamd.scan(io.BytesIO(files.PDF)) == ""
    assert "eicar" in clamd.scan(io.BytesIO(INFECTED)).lower()
    assert clamd.scan(io.BytesIO(files.pdf_of(400_000))) == ""


def test_a_scanner_that_is_silent_or_gives_up_has_not_scanned(small_scanner: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="size limit"):
        Clamd(small_scanner).scan(io.BytesIO(bytes(3_000_000)))
    for address in ("127.0.0.1:1", f"unix:{tmp_path}/none"):
        with pytest.raises(Unavailable):
            Clamd(address).scan(io.BytesIO(b"x"))


@pytest.mark.django_db
def test_a_sick_file_is_served_to_nobody_and_no_dossier_takes_it(
    at_hand: Callable[[str], None], small_scanner: str
) -> None:
    at_hand(small_scanner)
    handed_in, waiting = sent_in(INFECTED), sent_in(INFECTED, dossier_id=None)
    sound = sent_in(files.PDF)
    for public_id in (handed_in, waiting, sound):
        tasks.prepare_file(public_id=public_id)
    for public_id, dossier, scope in ((handed_in, 7, ""), (waiting, None, "draft-1")):
        with pytest.raises(FileInfected):
            open_file(public_id, actor=STAFF, dossier_id=dossier, scope=scope, unscanned=True)
        with pytest.raises(NotFound):
            open_picture(public_id, actor=STAFF, dossier_id=dossier, scope=scope)
    open_file(sound, actor=STAFF, dossier_id=7).file.close()
    assert [file.scan for file in list_uploads(dossier_id=7)] == [ScanState.INFECTED, ScanState.CLEAN]
    with pytest.raises(FileInfected):
        attach([waiting], dossier_id=8, scope="draft-1")


@pytest.mark.django_db
def test_the_officer_waits_but_not_forever(
    at_hand: Callable[[str], None],
    small_scanner: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    at_hand("127.0.0.1:1")
    wall = NOW
    monkeypatch.setattr(timezone, "now", lambda: wall)
    public_id = sent_in(files.PDF)
    tasks.prepare_file(public_id=public_id)
    with pytest.raises(FileWaitsForScan) as waits:
        open_file(public_id, actor=STAFF, dossier_id=7, unscanned=True)
    assert waits.value.values == {"too_long": False}
    assert scan_files(now=wall) == 0
    assert "ALARM" not in caplog.text
    wall += timedelta(minutes=60)
    assert scan_files(now=wall) == 0
    assert "ALARM: 1 files have waited" in caplog.text
    with pytest.raises(FileWaitsForScan) as waits:
        open_file(public_id, actor=STAFF, dossier_id=7)
    assert waits.value.values == {"too_long": True}
    assert list_uploads(dossier_id=7)[0].scan is ScanState.TOO_OLD
    open_file(public_id, actor=STAFF, dossier_id=7, unscanned=True).file.close()
    at_hand(small_scanner)
    tasks.scan_files(timestamp=int(wall.timestamp()))
    assert StoredFile.objects.get().scan_state == "clean"
    open_file(public_id, actor=STAFF, dossier_id=7).file.close()


@pytest.mark.django_db
def test_without_a_scanner_nothing_waits() -> None:
    public_id = sent_in(INFECTED)
    prepare_file(public_id, now=NOW)
    assert list_uploads(dossier_id=7)[0].scan is ScanState.NOT_SCANNED
    open_file(public_id, actor=STAFF, dossier_id=7).file.close()
