"""The dossier's page: all that the office knows, what happened, and exactly what this officer may do now."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from motcua.dossiers.api import approve_dossier, pass_dossier, request_supplement, supplement_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import ITEMS, accepted, submitted
from tests.factories.submissions import BIRTH
from tests.integration.desk.officer import Officer

pytestmark = pytest.mark.django_db

ACTS = (
    "Tiếp nhận",
    "Ghi nhận bổ sung",
    "Chuyển bước",
    "Phân công",
    "Phê duyệt",
    "Trả kết quả",
    "Yêu cầu bổ sung",
    "Không tiếp nhận",
    "Từ chối giải quyết",
    "Dừng giải quyết",
    "Rút hồ sơ",
)


def address(code: str) -> str:
    return f"/can-bo/dossiers/{code}/"


def offered(officer: Officer, code: str) -> set[str]:
    """The acts on the page."""
    page = officer.open(address(code))
    return {words for words, href in page.links.items() if words in ACTS and href.startswith(address(code))}


def test_the_page_holds_what_was_declared_in_the_words_of_the_form(cast: Cast, clerk: Officer) -> None:
    page = clerk.open(address(accepted(cast, BIRTH)))
    for told in ("Hồ Thị K'Lan", "Hồ Minh An", "10/11/2026", "03/1995", "Nữ", "Trạm y tế Xã Mẫu", "Trực tiếp tại quầy"):
        assert told in page.words, told


def test_the_story_says_who_did_what_newest_first(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=NOW + timedelta(hours=1), note="xem lại")
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + timedelta(hours=2))
    words = clerk.open(address(code)).words
    told = words[words.index("Diễn biến") :]
    places = [told.index(one) for one in ("Bổ sung hồ sơ", "Yêu cầu bổ sung", "Tiếp nhận hồ sơ", "Nộp hồ sơ")]
    assert places == sorted(places)
    assert "giấy tờ: ảnh bị mờ" in told
    assert "xem lại" in told
    assert "Trần Văn Chuyên" in told


@pytest.mark.parametrize(
    ("who", "stage", "acts"),
    [
        ("mot-cua-1", "submitted", {"Tiếp nhận", "Phân công", "Yêu cầu bổ sung", "Không tiếp nhận", "Rút hồ sơ"}),
        ("mot-cua-1", "accepted", {"Chuyển bước", "Phân công", "Yêu cầu bổ sung", "Rút hồ sơ"}),
        ("mot-cua-1", "awaiting", {"Ghi nhận bổ sung", "Phân công", "Rút hồ sơ"}),
        ("mot-cua-1", "approved", {"Trả kết quả", "Phân công"}),
        ("chuyen-vien-1", "submitted", {"Phân công", "Yêu cầu bổ sung"}),
        ("chuyen-vien-1", "accepted", {"Chuyển bước", "Phân công", "Yêu cầu bổ sung"}),
        ("chuyen-vien-1", "approved", {"Phân công"}),
        (
            "lanh-dao-1",
            "accepted",
            {"Chuyển bước", "Phân công", "Yêu cầu bổ sung", "Phê duyệt", "Từ chối giải quyết", "Dừng giải quyết"},
        ),
        ("lanh-dao-1", "awaiting", {"Phân công", "Từ chối giải quyết", "Dừng giải quyết"}),
    ],
)
def test_each_officer_is_offered_exactly_what_is_his_to_do(
    cast: Cast, sign_in_as: Callable[[str], Officer], who: str, stage: str, acts: set[str]
) -> None:
    code = submitted(cast) if stage == "submitted" else accepted(cast)
    if stage == "awaiting":
        request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW)
    if stage == "approved":
        approve_dossier(actor=cast.leader, code=code, now=NOW)
    assert offered(sign_in_as(who), code) == acts


def test_the_steps_show_where_the_dossier_is(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast, BIRTH)
    before = clerk.open(address(code)).html
    pass_dossier(actor=cast.clerk, code=code, now=NOW)
    after = clerk.open(address(code)).html
    assert before.count('aria-current="step"') == after.count('aria-current="step"') == 1
    assert before.index('aria-current="step"') != after.index('aria-current="step"')


def test_a_dossier_is_found_by_its_code_however_it_is_typed(cast: Cast, clerk: Officer, stranger: Officer) -> None:
    code = accepted(cast)
    for typed in (code, code.lower(), f"  {code} "):
        assert clerk.open("/can-bo/find/", code=typed).where == address(code)
    for nobody in ("", "không có", "\x00", "' OR 1=1 --", "9" * 3000):
        page = clerk.open("/can-bo/find/", code=nobody)
        assert page.status == 404, nobody
        assert "Hãy kiểm tra lại từng ký tự trên giấy hẹn." in page.words
    assert stranger.open("/can-bo/find/", code=code).status == 404


ACT_PATHS = (
    "",
    "accept/",
    "request-supplement/",
    "supplement/",
    "pass/",
    "assign/",
    "approve/",
    "refuse/",
    "stop/",
    "withdraw/",
    "return-result/",
    "issued/1/",
    "files/00000000-0000-4000-8000-000000000000/",
)


@pytest.mark.parametrize("path", ACT_PATHS)
def test_a_clerk_of_another_unit_finds_nothing_and_changes_nothing(
    cast: Cast, stranger: Officer, leader: Officer, path: str
) -> None:
    code = submitted(cast)
    before = leader.open(address(code)).words
    there, nowhere = stranger.open(address(code) + path), stranger.open(address("H57-261130-0001") + path)
    assert there.status == nowhere.status == 404
    assert there.words == nowhere.words
    sent: Any = stranger.client.post(address(code) + path, {"revision": "1", "reason_code": "x", "to": "1"})
    assert sent.status_code in {404, 405}
    assert leader.open(address(code)).words == before


@pytest.mark.parametrize("path", ACT_PATHS)
def test_who_has_not_signed_in_is_sent_to_sign_in_whatever_exists(cast: Cast, path: str) -> None:
    from django.test import Client

    visitor = Officer(Client())
    for code in (submitted(cast), "H57-261130-0001"):
        answer = visitor.open(address(code) + path)
        assert answer.where == f"/can-bo/sign-in/?next={address(code)}{path}"


def test_pages_of_the_desk_are_kept_in_no_cache(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    for where in ("/can-bo/", "/can-bo/intake/", address(code), address(code) + "pass/"):
        assert "no-store" in clerk.open(where).response.headers["Cache-Control"], where
