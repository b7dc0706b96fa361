"""A mother reads what is kept of her, takes it along, and asks; what must be kept is refused at once."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from motcua.dossiers.api import SubmissionReceipt, submit_dossier
from motcua.dossiers.models import Dossier
from motcua.personal.models import DataRequest
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, MOTHER, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
DATA = "/ho-so/du-lieu/"
NAME = MOTHER["full_name"]


def test_the_person_reads_takes_along_and_asks_once(
    cast: Cast, browsers: dict[str, PageClient], receipt: SubmissionReceipt
) -> None:
    mother, stranger = browsers["mother"], browsers["stranger"]
    early = mother.post(DATA, {"wish": "erase"})
    assert early.status_code == 409
    assert "Hãy rút hồ sơ trước" in early.text
    assert stranger.get(DATA).status_code == 302
    taken = mother.get(DATA + "tep/").json()
    assert taken["applicant"]["full_name"] == NAME
    assert taken["files"][0]["name"] == "con.pdf"
    assert [one["form"] for one in taken["papers"]] == ["01"]
    assert taken["messages"][0]["text"] == "Cháu tên là Bí Mật"
    assert cast.clerk.name not in mother.get(DATA + "tep/").text
    sheet = mother.get(DATA + "to.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(sheet.content)).pages).split())
    for told in (NAME, "con.pdf", "Cháu tên là Bí Mật", receipt.code, "Hồ sơ này giữ những gì"):
        assert told in words, told
    assert cast.clerk.name not in words
    assert stranger.get(DATA + "to.pdf").status_code == 302
    assert mother.post(DATA, {"wish": "correct"}).status_code == 422
    for _ in range(2):
        assert mother.post(DATA, {"wish": "correct", "text": "Sai tên"}).status_code == 302
    (asked,) = DataRequest.objects.all()
    assert asked.due_at - NOW == timedelta(days=2, hours=8)  # Monday 9:00: Wednesday's end of work at 17:00
    address = f"/can-bo/personal-data/{asked.pk}/"
    assert stranger.get(address).status_code == 404
    assert receipt.code not in stranger.get("/can-bo/personal-data/").text


def test_a_birth_that_was_registered_is_kept_for_ever(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    Dossier.objects.filter(id=receipt.id).update(stage="returned", clock="ended", finished_at=NOW, returned_at=NOW)
    mother = PageClient()
    mother.post("/ho-so/", {"code": receipt.code, "resume_code": receipt.resume_code})
    assert "vĩnh viễn" in mother.get(DATA).text
    assert mother.post(DATA, {"wish": "erase"}).status_code == 409
    assert not DataRequest.objects.exists()
