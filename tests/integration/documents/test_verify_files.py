"""Kept files are read again: what is no longer what came in is told, by the task and by the command."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.cli.main import run
from motcua.documents import tasks
from motcua.documents.api import attach, list_uploads, store_upload, verify_files
from motcua.documents.models import StoredFile
from tests.factories import files
from tests.integration.documents.parts import NOW

pytestmark = pytest.mark.django_db


def kept(media: Path, name: str) -> Path:
    stored = store_upload(file=files.Incoming(files.PDF, name), scope="draft-1", now=NOW)
    attach([stored.public_id], dossier_id=7, scope="draft-1")
    return media / StoredFile.objects.get(public_id=stored.public_id).path


def test_what_is_damaged_is_told_and_what_is_put_back_is_right(
    media: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    changed, missing, sound = (kept(media, f"{name}.pdf") for name in "abc")
    assert verify_files(now=NOW).damaged == []
    before = changed.read_bytes()
    os.chmod(changed, 0o600)
    changed.write_bytes(before[:-1] + b"x")
    missing.rename(missing.with_suffix(".away"))
    tasks.verify_files(timestamp=int((NOW + timedelta(days=1)).timestamp()))
    assert caplog.text.count("ALARM: kept file") == 2
    assert [file.damaged for file in list_uploads(dossier_id=7)] == [True, True, False]
    assert run(["documents", "verify", "--json"]) == 1
    printed = capsys.readouterr().out
    told = json.loads(printed[printed.index("{") :])
    assert {one["damage"] for one in told["damaged"]} == {"changed", "missing"}
    changed.write_bytes(before)
    missing.with_suffix(".away").rename(missing)
    assert run(["documents", "verify"]) == 0
    assert not any(file.damaged for file in list_uploads(dossier_id=7))
    assert sound.exists()


def test_a_night_reads_what_was_not_read_longest(media: Path) -> None:
    for name in "abc":
        kept(media, f"{name}.pdf")
    for night in range(3):
        assert verify_files(now=NOW + timedelta(days=night), most_bytes=1).files == 1
    assert not StoredFile.objects.filter(verified_at=None).exists()
