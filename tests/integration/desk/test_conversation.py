"""The desk reads what the applicant wrote, answers in the unit's name, and sees in the list who waits for an answer."""

import pytest

from motcua.core.actor import Actor
from motcua.dossiers.api import SubmissionReceipt, send_message, submit_dossier
from motcua.voice.api import list_messages
from tests.factories.cast import NOW, Cast, load_cast, people
from tests.factories.submissions import counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    return load_cast()


@pytest.fixture
def receipt(cast: Cast) -> SubmissionReceipt:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    asked = {"actor": Actor.anonymous(), "code": receipt.code, "own_id": receipt.id, "key": "k", "now": NOW}
    send_message(**asked, text="Bao giờ có kết quả?")  # type: ignore[arg-type]
    return receipt


def _officer(cast: Cast, username: str = "mot-cua-1") -> PageClient:
    browser = PageClient()
    browser.force_login(people(cast)[username])
    return browser


def test_who_waits_is_seen_read_and_answered_once(cast: Cast, receipt: SubmissionReceipt) -> None:
    clerk = _officer(cast)
    assert "tin nhắn chưa trả lời" in clerk.get("/can-bo/?list=new").content.decode()
    page = clerk.get(f"/can-bo/dossiers/{receipt.code}/").content.decode()
    assert "Bao giờ có kết quả?" in page
    assert "Chưa trả lời" in page
    for _press in range(2):
        clerk.post(f"/can-bo/dossiers/{receipt.code}/send-message/", {"text": "Chiều mai.", "key": "a"})
    assert [one.text for one in list_messages(receipt.id)] == ["Bao giờ có kết quả?", "Chiều mai."]
    assert "tin nhắn chưa trả lời" not in clerk.get("/can-bo/?list=new").content.decode()
    empty = clerk.post(f"/can-bo/dossiers/{receipt.code}/send-message/", {"text": " ", "key": "b"})
    assert "Tin nhắn trống" in clerk.get(empty["Location"]).content.decode()


def test_officers_elsewhere_write_to_nobody_here(cast: Cast, receipt: SubmissionReceipt) -> None:
    stranger = _officer(cast, "can-bo-khac-1")
    answer = stranger.post(f"/can-bo/dossiers/{receipt.code}/send-message/", {"text": "Xin chào", "key": "a"})
    assert answer.status_code == 404
    assert len(list_messages(receipt.id)) == 1
