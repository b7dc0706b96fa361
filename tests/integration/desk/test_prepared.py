"""A draft prepared at home is opened at the counter by the code on its sheet, checked, and taken in with one press."""

import re
from typing import Any

import pytest

from motcua.desk.prepared import read_scan
from motcua.dossiers.models import Dossier
from motcua.drafts.models import DraftRow
from tests.factories.cast import Cast, load_cast, people
from tests.factories.submissions import CERTIFIED_ANSWERS, CERTIFIED_COPY
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    return load_cast()


@pytest.fixture
def clerk(cast: Cast) -> PageClient:
    browser = PageClient()
    browser.force_login(people(cast)["mot-cua-1"])
    return browser


def _prepared_at_home() -> tuple[PageClient, str]:
    """A person fills in the questions at home; the sheet and its code."""
    person = PageClient()
    answer = person.post(f"/nop/{CERTIFIED_COPY}/chuan-bi/")
    assert answer.status_code == 302
    typed: dict[str, Any] = {
        "applicant.type": "citizen",
        "applicant.full_name": "Hồ Thị K'Lan",
        "applicant.phone": "0905123456",
    }
    page = answer["Location"]
    for _page in range(6):
        if "/xem-lai/" in page:
            break
        typed |= {f"request.{name}": str(value) for name, value in CERTIFIED_ANSWERS["request"].items()}
        saved = person.post(page, typed | {"draft": _tag(person, page)})
        assert saved.status_code == 302, saved.content.decode()
        page = saved["Location"]
    sheet = person.get(f"/nop/{CERTIFIED_COPY}/mang-theo/")
    assert sheet.status_code == 200
    code = re.search(r"<strong class=\"secret\">([^<]+)</strong>", sheet.content.decode())
    assert code is not None
    return person, code[1]


def _tag(person: PageClient, page: str) -> str:
    found = re.search(r'name="draft"\s+value="(\w+)"', person.get(page).content.decode())
    return found[1] if found else ""


def test_prepared_at_home_scanned_at_the_counter_and_taken_in_once(clerk: PageClient) -> None:
    person, code = _prepared_at_home()
    opened = clerk.post("/can-bo/intake/sheet/", {"sheet": f"https://example.vn/lam-tiep/#{code}"})
    assert opened.status_code == 302
    assert CERTIFIED_COPY in opened["Location"]
    page = clerk.get(opened["Location"]).content.decode()
    assert "Hồ Thị K&#x27;Lan" in page
    assert "Nội dung do người dân điền sẵn" in page
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once is not None
    typed = {
        "once": once[1],
        "legal_channel": "counter",
        "submitting_actor": "owner",
        "applicant.type": "citizen",
        "applicant.full_name": "Hồ Thị K'Lan",
        "applicant.phone": "0905123456",
        "result_channel": "counter",
        **{f"request.{name}": str(value) for name, value in CERTIFIED_ANSWERS["request"].items()},
    }
    taken = clerk.post(opened["Location"], typed)
    assert taken.status_code == 302, taken.content.decode()
    (dossier,) = Dossier.objects.all()
    assert (dossier.legal_channel, dossier.applicant["full_name"]) == ("counter", "Hồ Thị K'Lan")
    assert DraftRow.objects.get().state == "submitted"
    again = clerk.post("/can-bo/intake/sheet/", {"sheet": code})
    assert CERTIFIED_COPY not in again["Location"]
    done = person.get(f"/nop/{CERTIFIED_COPY}/xem-lai/")
    assert done["Location"] == f"/nop/{CERTIFIED_COPY}/xong/", "her own browser learns that it was taken in"
    assert dossier.code in person.get(done["Location"]).content.decode()


def test_a_wrong_code_is_told_and_an_officer_may_leave_it(clerk: PageClient) -> None:
    _person, code = _prepared_at_home()
    answer = clerk.post("/can-bo/intake/sheet/", {"sheet": "KKKK-KKKK-KKKK"})
    assert "Không có bản chuẩn bị" in clerk.get(answer["Location"]).content.decode()
    address = clerk.post("/can-bo/intake/sheet/", {"sheet": code})["Location"]
    clerk.post(address, {"put_away": "1"})
    assert "điền sẵn" not in clerk.get(address).content.decode()


def test_only_who_takes_in_may_open_a_sheet(cast: Cast) -> None:
    leader = PageClient()
    leader.force_login(people(cast)["lanh-dao-1"])
    assert leader.post("/can-bo/intake/sheet/", {"sheet": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("https://motcua.example/lam-tiep/#K7QM-2TR9-XW4D", "K7QM-2TR9-XW4D"),
        (" k7qm 2tr9 xw4d\n", "k7qm 2tr9 xw4d"),
        ("K7QM2TR9XW4D", "K7QM2TR9XW4D"),
        ("", ""),
        ("x" * 5000, "x" * 12),
    ],
)
def test_what_a_scanner_types_is_read(scanned: str, code: str) -> None:
    assert read_scan(scanned) == code
