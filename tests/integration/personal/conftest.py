"""One Monday morning for every story about personal data: a mother's dossier and everybody's browsers."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from motcua.core.models import Event
from motcua.documents.api import store_upload
from motcua.documents.models import StoredFile
from motcua.dossiers.api import SubmissionReceipt, accept_dossier, submit_dossier
from motcua.dossiers.papers import issue_receipt
from tests.factories.cast import NOW, Cast, load_cast, people
from tests.factories.clock import OfficeClock
from tests.factories.files import PDF
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """The moment at which pages are opened."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    return wall


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    """Units, catalogue and people of the story, with a folder of its own for files."""
    settings.MEDIA_ROOT, settings.DATA_FOLDER = tmp_path / "files", tmp_path
    return load_cast()


@pytest.fixture
def browsers(cast: Cast) -> dict[str, PageClient]:
    """Everybody of the story, staff signed in."""
    names = {"clerk": "mot-cua-1", "leader": "lanh-dao-1", "stranger": "can-bo-khac-1"}
    accounts = people(cast)
    found = {who: PageClient() for who in (*names, "mother")}
    for who, username in names.items():
        found[who].force_login(accounts[username])
    return found


@pytest.fixture
def receipt(cast: Cast, browsers: dict[str, PageClient]) -> SubmissionReceipt:
    """The mother's dossier, accepted, with a file, an issued paper and a message, open in her browser."""
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    store_upload(file=SimpleUploadedFile("con.pdf", PDF), scope="x", now=NOW)
    StoredFile.objects.update(dossier_id=receipt.id)
    accept_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    accepted = Event.objects.get(subject_id=receipt.id, kind="DossierAccepted")
    issue_receipt(dossier_id=receipt.id, event_id=accepted.id)
    browsers["mother"].post("/ho-so/", {"code": receipt.code, "resume_code": receipt.resume_code})
    browsers["mother"].post("/ho-so/nhan-tin/", {"text": "Cháu tên là Bí Mật", "key": "k1"})
    return receipt
