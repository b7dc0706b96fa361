"""A mother has her data erased; the figures and the book stay as they were."""

from pathlib import Path
from typing import Any

import pytest

from motcua.core.models import Event
from motcua.dossiers.api import SubmissionReceipt, withdraw_dossier
from motcua.dossiers.fold import STATE_COLUMNS, fold
from motcua.dossiers.models import Dossier, SearchName, SearchNumber
from motcua.dossiers.search_index import refresh_search
from motcua.personal.models import DataRequest
from motcua.voice.models import MessageRow
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import MOTHER
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
DATA = "/ho-so/du-lieu/"
NAME = MOTHER["full_name"]
DONE = "Đã xóa theo yêu cầu."


def _kept(folder: Path) -> list[Path]:
    """The bytes of uploads and papers."""
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


def test_the_leader_erases_words_and_files_and_every_figure_stays(
    cast: Cast,
    tmp_path: Path,
    browsers: dict[str, PageClient],
    receipt: SubmissionReceipt,
    django_capture_on_commit_callbacks: Any,
) -> None:
    withdraw_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    refresh_search()
    assert SearchName.objects.filter(dossier_id=receipt.id).exists()
    assert browsers["mother"].post(DATA, {"wish": "erase", "text": "Tôi là " + NAME}).status_code == 302
    address, grant = f"/can-bo/personal-data/{DataRequest.objects.get().pk}/", {"outcome": "granted", "answer": DONE}
    leader = browsers["leader"]
    assert receipt.code in leader.get("/can-bo/personal-data/").text
    assert browsers["clerk"].post(address, grant).status_code == 403
    assert leader.post(address, {"outcome": "granted"}).status_code == 422
    assert len(_kept(tmp_path)) == 2
    before = _columns(receipt)
    with django_capture_on_commit_callbacks(execute=True):
        assert leader.post(address, grant).status_code == 302
    assert leader.post(address, grant).status_code == 409
    row = Dossier.objects.get(id=receipt.id)
    assert (row.applicant, row.answers, row.intake, row.notes) == ({}, {}, {}, [])
    assert _columns(receipt) == before
    story = Event.objects.filter(subject="dossier", subject_id=receipt.id).order_by("id").values("kind", "payload")
    assert {name: value for name, value in fold(story).items() if name != "revision"} == before
    assert not SearchNumber.objects.filter(dossier_id=receipt.id).exists()
    assert set(MessageRow.objects.values_list("text", flat=True)) == {""}
    assert not _kept(tmp_path)
    refresh_search()
    assert not SearchName.objects.filter(dossier_id=receipt.id).exists()
    _nobody_reads_her(browsers, receipt)


def _nobody_reads_her(browsers: dict[str, PageClient], receipt: SubmissionReceipt) -> None:
    mother = browsers["mother"]
    pages = [mother.get("/ho-so/"), mother.get(DATA), browsers["leader"].get(f"/can-bo/dossiers/{receipt.code}/")]
    for page in (*pages, mother.get(DATA + "tep/")):
        assert page.status_code == 200
        assert NAME not in page.text
        assert "Bí Mật" not in page.text
    assert DONE in pages[1].text


def _columns(receipt: SubmissionReceipt) -> dict[str, Any]:
    return Dossier.objects.filter(id=receipt.id).values(*STATE_COLUMNS - {"revision"}).get()
