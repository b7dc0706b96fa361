"""Scans at the counter: out of the scanner's folder or from the officer's machine, laid beside their paper."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.desk.scan_folder import list_scans, open_scan
from motcua.documents.api import list_uploads, store_upload
from motcua.documents.models import StoredFile
from motcua.dossiers.api import PaperGiven, withdraw_dossier
from motcua.dossiers.door_api import add_scans
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.moves import NothingScanned, StageForbids
from tests.factories.cast import NOW, PRACTICE_CENTRE, Cast, people
from tests.factories.dossiers import submitted
from tests.factories.files import PNG
from tests.factories.submissions import BIRTH, required_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """The folder of the practice centre's scanner."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SCAN_FOLDER = str(tmp_path / "scans")
    place = tmp_path / "scans" / PRACTICE_CENTRE
    place.mkdir(parents=True)
    return place


def scan(folder: Path, name: str, content: bytes | None = None) -> Path:
    """A file that the scanner wrote long ago."""
    place = folder / name
    place.write_bytes(PNG if content is None else content)
    os.utime(place, (1_600_000_000, 1_600_000_000))
    return place


def test_a_scan_is_taken_out_of_the_folder_and_lies_beside_its_paper(cast: Cast, folder: Path, client: Client) -> None:
    code = submitted(cast, BIRTH)
    paper = required_codes(BIRTH, "counter")[0]  # type: ignore[arg-type]
    scan(folder, "a.png")
    client.force_login(people(cast)["mot-cua-1"])
    address = f"/can-bo/dossiers/{code}/scans/"
    assert "a.png" in client.get(address).text
    done = client.post(address, {"paper": paper, "scan": ["a.png"], "file": SimpleUploadedFile("b.png", PNG)})
    assert done.status_code == 302
    dossier = Dossier.objects.get(code=code)
    (line,) = [given for given in dossier.papers if given["code"] == paper]
    assert len(line["files"]) == 2
    assert {upload.name for upload in list_uploads(dossier_id=dossier.pk)} == {"a.png", "b.png"}
    assert [place.name for place in (folder / "taken").iterdir()] == ["a.png"]
    assert "a.png" not in client.get(address).text


def test_one_file_that_cannot_be_used_takes_nothing(cast: Cast, folder: Path, client: Client) -> None:
    code = submitted(cast, BIRTH)
    paper = required_codes(BIRTH, "counter")[0]  # type: ignore[arg-type]
    scan(folder, "a.png")
    scan(folder, "leer.pdf", b"MZ\x90\x00not a paper")
    client.force_login(people(cast)["mot-cua-1"])
    refused = client.post(f"/can-bo/dossiers/{code}/scans/", {"paper": paper, "scan": ["a.png", "leer.pdf"]})
    assert refused.status_code == 422
    assert not StoredFile.objects.exists()
    assert (folder / "a.png").exists()


def test_nothing_outside_the_folder_is_opened(folder: Path) -> None:
    secret = folder.parent / "secret.pdf"
    secret.write_bytes(b"%PDF-")
    (folder / "link.pdf").symlink_to(secret)
    for name in ("../secret.pdf", str(secret), "link.pdf", "", ".", "a.exe"):
        with open_scan(PRACTICE_CENTRE, name) as file:
            assert file is None, name
    with open_scan("../scans", "secret.pdf") as file:
        assert file is None
    assert list_scans(PRACTICE_CENTRE, now=NOW) == []


def test_scans_need_a_file_an_open_dossier_and_ones_own_unit(cast: Cast, folder: Path, client: Client) -> None:
    code = submitted(cast, BIRTH)
    with pytest.raises(NothingScanned):
        add_scans(actor=cast.clerk, code=code, papers=(), file_scope="x", now=NOW)
    withdraw_dossier(actor=cast.clerk, code=code, now=NOW)
    kept = store_upload(file=SimpleUploadedFile("a.png", PNG), scope="x", now=NOW)
    paper = required_codes(BIRTH, "counter")[0]  # type: ignore[arg-type]
    given = (PaperGiven(paper, (kept.public_id,)),)
    with pytest.raises(StageForbids):
        add_scans(actor=cast.clerk, code=code, papers=given, file_scope="x", now=NOW)
    client.force_login(people(cast)["can-bo-khac-1"])
    assert client.get(f"/can-bo/dossiers/{code}/scans/").status_code == 404
