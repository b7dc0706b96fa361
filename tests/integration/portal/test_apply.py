"""A mother applies at the practice centre, page by page, without script; nothing is lost and nothing happens twice."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from motcua.dossiers.api import get_dossier
from tests.factories.cast import PRACTICE_CENTRE, Cast, load_cast
from tests.factories.files import JPEG, PDF
from tests.factories.submissions import BIRTH, COPY_OF_EXTRACT
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db

APPLICANT = {
    "applicant.type": "citizen",
    "applicant.full_name": "Hồ Thị K'Lan",
    "applicant.birth_date_year": "1995",
    "applicant.phone": "0905 123 456",
}
EXTRACT_PAGES: dict[str, dict[str, str]] = {
    "applicant": APPLICANT,
    "request": {"request.kind": "birth", "request.relation": "self", "request.copies": "2"},
    "subject": {"subject.full_name": "Hồ Thị K'Lan", "subject.birth_date_year": "1995"},
    "registration": {"registration.registered_at": "Ủy ban nhân dân Xã Mẫu"},
    "declaration": {"declaration.truthful": "yes"},
}
CODES = r"(?s)<dd>\s*(\S+?)\s*</dd>"


@pytest.fixture
def cast() -> Cast:
    return load_cast()


@pytest.fixture
def mother(cast: Cast) -> PageClient:
    return PageClient()


def begin(client: PageClient, procedure: str) -> Any:
    return client.post(f"/nop/{procedure}/", {"unit": PRACTICE_CENTRE})


def fill_in(client: PageClient, procedure: str, pages: dict[str, dict[str, str]]) -> Any:
    """Follow the pages as they come and answer each; returns the first answer that leads off the pages."""
    where = begin(client, procedure)["Location"]
    while (page := re.fullmatch(rf"/nop/{procedure}/([\w-]+)/", where)) and page[1] in pages:
        assert client.get(where).status_code == 200
        response = client.post(where, pages[page[1]])
        assert response.status_code == 302, text_of(response)
        where = response["Location"]
    return where


def hand_in(client: PageClient, procedure: str = COPY_OF_EXTRACT) -> Any:
    where = fill_in(client, procedure, EXTRACT_PAGES)
    if where.endswith("/giay-to/"):
        where = client.post(where, {})["Location"]
    assert where == f"/nop/{procedure}/xem-lai/"
    return client.post(where, {"hand": "owner", "place": "home"})


def test_from_the_first_page_to_the_receipt_and_the_tracking(mother: PageClient, cast: Cast) -> None:
    response = hand_in(mother)
    receipt = mother.get(response["Location"])
    assert "no-store" in receipt["Cache-Control"]
    words = text_of(receipt)
    assert "Thực hành" in words
    code, lookup = re.findall(CODES, receipt.content.decode())[:2]
    dossier = get_dossier(actor=cast.clerk, code=code)
    assert (dossier.applicant_name, dossier.legal_channel, dossier.national_status) == ("Hồ Thị K'Lan", "online", 1)
    tracked = mother.post("/tra-cuu/", {"code": code, "lookup_code": lookup})
    assert tracked.status_code == 200
    assert "Thực hành" in text_of(tracked)
    assert "K'Lan" not in text_of(tracked)
    assert "trích lục" not in text_of(tracked).lower()
    assert PageClient().get(response["Location"]).status_code == 302, "the receipt is for this browser alone"


def test_a_second_tap_gives_the_same_receipt(mother: PageClient) -> None:
    first = hand_in(mother)
    codes = re.findall(CODES, mother.get(first["Location"]).content.decode())
    again = mother.post(f"/nop/{COPY_OF_EXTRACT}/xem-lai/", {"hand": "owner", "place": "home"})
    assert re.findall(CODES, mother.get(again["Location"]).content.decode()) == codes


def test_a_wrong_answer_is_said_at_its_field_and_everything_typed_stays(mother: PageClient) -> None:
    where = begin(mother, COPY_OF_EXTRACT)["Location"]
    typed = {**APPLICANT, "applicant.full_name": "K'Lan 2", "applicant.email": "không phải thư"}
    response = mother.post(where, typed)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Họ tên không có chữ số" in page
    assert 'href="#f-applicant-full_name"' in page
    assert 'value="K&#x27;Lan 2"' in page
    assert 'value="1995"' in page
    assert 'value="không phải thư"' in mother.get(where).content.decode(), "a refreshed page shows it too"


def test_stopping_in_between_keeps_what_was_typed_and_the_first_page_leads_back(mother: PageClient) -> None:
    where = begin(mother, COPY_OF_EXTRACT)["Location"]
    stopped = mother.post(where, {"applicant.full_name": "Nguyễn", "go": "later"})
    assert re.search(r"\b(\w{4}-){2}\w{4}\b", text_of(mother.get(stopped["Location"]))), "the code to go on with"
    assert "Nội dung đã điền vẫn còn" in text_of(mother.get(f"/nop/{COPY_OF_EXTRACT}/"))
    home = mother.get("/")
    assert f"/nop/{COPY_OF_EXTRACT}/" in home.content.decode()
    assert home["Cache-Control"] == "no-store"
    assert 'value="Nguyễn"' in mother.get(where).content.decode()
    assert f"/nop/{COPY_OF_EXTRACT}/" not in PageClient().get("/").content.decode()


def test_nobody_gets_to_the_end_with_pages_left_out(mother: PageClient) -> None:
    begin(mother, COPY_OF_EXTRACT)
    assert mother.get(f"/nop/{COPY_OF_EXTRACT}/xem-lai/")["Location"] == f"/nop/{COPY_OF_EXTRACT}/applicant/"
    response = mother.post(f"/nop/{COPY_OF_EXTRACT}/xem-lai/", {})
    assert response.status_code == 422


@pytest.mark.parametrize("path", ["applicant/", "giay-to/", "xem-lai/"])
def test_a_page_without_a_draft_leads_to_the_beginning(mother: PageClient, path: str) -> None:
    assert mother.get(f"/nop/{BIRTH}/{path}")["Location"] == f"/nop/{BIRTH}/"


@pytest.mark.parametrize("unit", ["", "demo-lang-gieng", "nso:79", "x" * 500])
def test_only_units_that_may_take_it_online_can_be_chosen(mother: PageClient, unit: str) -> None:
    assert mother.post(f"/nop/{BIRTH}/", {"unit": unit}).status_code == 422


def paper_page(client: PageClient) -> tuple[str, str]:
    """The page of papers and the name of its first field."""
    begin(client, BIRTH)
    where = f"/nop/{BIRTH}/giay-to/"
    name = re.search(r'name="(paper[^"]+)"\s+type="file"', client.get(where).content.decode())
    assert name
    return where, name[1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không có nội dung"),
        (b"MZ\x90\x00" + b"\x00" * 200, "không phải loại được nhận"),
        (b"\x00" * (21 * 1024 * 1024), "quá lớn"),
    ],
    ids=["empty", "a program named as a photo", "too large"],
)
def test_a_file_that_cannot_be_used_is_refused_at_its_field_and_the_good_ones_stay(
    mother: PageClient, content: bytes, words: str
) -> None:
    where, name = paper_page(mother)
    good = SimpleUploadedFile("giấy chứng sinh.jpg", JPEG, "image/jpeg")
    assert mother.post(where, {name: good, "more": "1"}).status_code == 200
    response = mother.post(where, {name: SimpleUploadedFile("anh.jpg", content, "image/jpeg"), "more": "1"})
    assert response.status_code == 422
    assert words in text_of(response)
    assert "giấy chứng sinh.jpg" in text_of(response)
    assert f'href="#f-{name.replace(".", "-")}"' in response.content.decode()


def test_a_file_can_be_taken_back(mother: PageClient) -> None:
    where, name = paper_page(mother)
    page = mother.post(where, {name: SimpleUploadedFile("a.pdf", PDF, "application/pdf"), "more": "1"})
    public_id = re.search(r'name="file"\s+value="([^"]+)"', page.content.decode())
    assert public_id
    for _tap in range(2):
        assert mother.post(f"{where}bo/", {"file": public_id[1]}).status_code == 302
    assert "a.pdf" not in text_of(mother.get(where))


def test_a_stale_form_says_that_nothing_is_lost(cast: Cast) -> None:
    browser = PageClient(enforce_csrf_checks=True)
    response = browser.post(f"/nop/{BIRTH}/", {"unit": PRACTICE_CENTRE})
    assert response.status_code == 403
    assert "tải lại trang" in text_of(response)


@override_settings(MOST_BYTES_AT_ONCE=1000)
def test_a_request_far_beyond_any_file_is_refused_before_it_is_read(mother: PageClient) -> None:
    where, name = paper_page(mother)
    response = mother.post(where, {name: SimpleUploadedFile("a.pdf", PDF * 100, "application/pdf")})
    assert response.status_code == 413
    assert "những gì đã điền ở các bước trước vẫn còn" in text_of(response)
    assert "a.pdf" not in text_of(mother.get(where))


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_too_much_at_once_says_what_to_do(mother: PageClient) -> None:
    response = mother.post("/tra-cuu/", {"code": "x" * 5000})
    assert response.status_code == 413
    assert "20 MB" in text_of(response)


def test_what_was_typed_where_nothing_is_asked_stands_not_on_the_last_page(mother: PageClient) -> None:
    pages = {**EXTRACT_PAGES, "request": EXTRACT_PAGES["request"] | {"request.other_kind": "việc khác"}}
    where = fill_in(mother, COPY_OF_EXTRACT, pages)
    if where.endswith("/giay-to/"):
        where = mother.post(where, {})["Location"]
    assert "việc khác" not in text_of(mother.get(where))
