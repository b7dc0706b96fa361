"""My dossier: opened by its own secret, told in plain words, answered, written to, withdrawn; shown to nobody else."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from motcua.documents.models import StoredFile
from motcua.dossiers.api import (
    SubmissionReceipt,
    SupplementItem,
    accept_dossier,
    get_own_dossier,
    request_supplement,
    send_message,
    submit_dossier,
)
from motcua.dossiers.papers import issue_receipt
from motcua.portal.own import IDLE
from motcua.voice.api import get_thread, list_messages
from tests.factories import files
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return load_cast()


@pytest.fixture
def receipt(cast: Cast) -> SubmissionReceipt:
    return submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)


@pytest.fixture
def mother(receipt: SubmissionReceipt) -> PageClient:
    """Has opened her dossier."""
    browser = PageClient()
    assert browser.post("/ho-so/", {"code": receipt.code, "resume_code": receipt.resume_code}).status_code == 302
    return browser


def _text(browser: PageClient, address: str = "/ho-so/") -> str:
    return browser.get(address).content.decode()


def test_the_story_says_who_has_it_and_names_no_officer(
    mother: PageClient, receipt: SubmissionReceipt, cast: Cast
) -> None:
    change = accept_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    dossier = get_own_dossier(receipt.id)
    issue_receipt(dossier_id=dossier.id, event_id=dossier.story[-1].id)
    page = _text(mother)
    assert change.due_at is not None
    assert "Đăng ký khai sinh" in page
    assert "từ " in page
    assert "Trung tâm Phục vụ hành chính công Xã Mẫu" in page
    assert cast.clerk.name not in page
    assert receipt.resume_code not in page
    paper = re.search(r"/ho-so/giay/\d+", page)
    assert paper is not None
    answer = mother.get(paper[0])
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_the_lookup_code_does_not_open_and_wrong_tries_are_counted(receipt: SubmissionReceipt) -> None:
    stranger = PageClient()
    for typed in (receipt.lookup_code, "", "0000-0000-0000", "1995"):
        answer = stranger.post("/ho-so/", {"code": receipt.code, "resume_code": typed})
        assert (answer.status_code, "không phải mã tra cứu" in answer.content.decode()) == (422, True)
    for _ in range(6):
        stranger.post("/ho-so/", {"code": receipt.code, "resume_code": "x"})
    locked = stranger.post("/ho-so/", {"code": receipt.code, "resume_code": receipt.resume_code})
    assert locked.status_code == 429


@pytest.mark.parametrize("address", ["nhan-tin/", "rut/", "bo-sung/", "bo-sung/0/", "tep/x", "giay/1"])
def test_without_the_codes_every_page_asks_for_them(receipt: SubmissionReceipt, address: str) -> None:
    answer = PageClient().post(f"/ho-so/{address}") if address == "nhan-tin/" else PageClient().get(f"/ho-so/{address}")
    assert (answer.status_code, answer["Location"]) == (302, "/ho-so/")
    assert "no-store" in answer["Cache-Control"]


def test_after_half_an_hour_without_a_step_it_is_closed(
    mother: PageClient, receipt: SubmissionReceipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timezone.now() + IDLE + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert receipt.code not in _text(mother)


def test_messages_go_both_ways_once_and_are_marked_until_read(
    mother: PageClient, receipt: SubmissionReceipt, cast: Cast
) -> None:
    sent = {"text": "Bao giờ có?", "key": "k1", "file": SimpleUploadedFile("a.pdf", files.PDF)}
    for _press in range(2):
        sent["file"] = SimpleUploadedFile("a.pdf", files.PDF)
        assert mother.post("/ho-so/nhan-tin/", sent).status_code == 302
    assert len(list_messages(receipt.id)) == 1
    assert get_thread(receipt.id).unread_by_unit
    send_message(actor=cast.clerk, code=receipt.code, text="Thứ Sáu.", key="k2", now=NOW)
    assert "Có tin mới" in _text(mother)
    again = _text(mother)
    assert "Có tin mới" not in again
    assert cast.clerk.name not in again
    (own_file,) = set(re.findall(r"/ho-so/tep/[\w-]+", again))
    assert b"".join(mother.get(own_file).streaming_content) == files.PDF
    StoredFile.objects.update(scan_state="infected")
    assert "có vi-rút, cơ quan không mở được; hãy gửi bản khác" in _text(mother)
    sick = mother.get(own_file)
    assert (sick.status_code, "Hãy bỏ tệp này và gửi bản khác" in sick.content.decode()) == (422, True)
    refused = mother.post("/ho-so/nhan-tin/", {"text": "x" * 4001, "key": "k3"})
    assert (refused.status_code, "x" * 4001 in refused.content.decode()) == (422, True)


def test_a_supplement_is_one_guided_task(mother: PageClient, receipt: SubmissionReceipt, cast: Cast) -> None:
    items = (SupplementItem("Giấy chứng sinh", "ảnh mờ"), SupplementItem("Nơi sinh", "chưa rõ xã nào"))
    request_supplement(actor=cast.clerk, code=receipt.code, items=items, now=NOW)
    assert "Bổ sung ngay" in _text(mother)
    assert "ảnh mờ" in _text(mother, "/ho-so/bo-sung/")
    answer = mother.post("/ho-so/bo-sung/0/", {"file": SimpleUploadedFile("a.pdf", files.PDF), "text": ""})
    assert answer["Location"] == "/ho-so/bo-sung/1/"
    lying = mother.post("/ho-so/bo-sung/1/", {"file": SimpleUploadedFile("a.jpg", b"MZ" * 50), "text": "Xã Mẫu"})
    assert lying.status_code == 422
    assert "Xã Mẫu" in lying.content.decode(), "what was written is kept although the file was refused"
    assert mother.post("/ho-so/bo-sung/").status_code == 302
    assert mother.get("/ho-so/bo-sung/").status_code == 302, "nothing is asked any more"
    assert "Nơi sinh: Xã Mẫu" in _text(mother)


def test_withdrawing_says_what_it_means_and_happens_once(mother: PageClient, receipt: SubmissionReceipt) -> None:
    assert "không khôi phục được" in _text(mother, "/ho-so/rut/")
    assert mother.post("/ho-so/rut/").status_code == 302
    assert mother.post("/ho-so/rut/").status_code == 409
    assert get_own_dossier(receipt.id).stage == "withdrawn"


def test_a_page_costs_the_same_however_much_was_said(
    mother: PageClient, receipt: SubmissionReceipt, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        send_message(actor=cast.clerk, code=receipt.code, text="Chờ.", key=str(number), now=NOW)
    _text(mother)
    with django_assert_max_num_queries(12):
        _text(mother)
