"""The quality board before an editor's eyes; to everybody else it does not open."""

from pathlib import Path
from typing import Any

import pytest

from motcua.core.actor import Role
from motcua.core.models import Event
from motcua.identity.api import Account
from tests.factories.cast import PASSWORD, Cast, make_account
from tests.integration.admin.conftest import before_the_screen
from tests.integration.catalogue.board import finding, load_doubtful
from tests.integration.desk.officer import Officer, Page
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
BOARD = "/quan-tri/findings/"
OPEN = {"kind": "fee_thousand_too_small", "status": "open"}


@pytest.fixture
def editor(cast: Cast, tmp_path: Path) -> Officer:
    """An editor, and two records with the same doubts."""
    load_doubtful(tmp_path, "1.900001", "1.900002")
    return before_the_screen(make_account("bien-tap-1", "Võ Thị Biên Tập", cast.centre, Role.EDITOR))


def address(more: str = "", procedure: str = "1.900001") -> str:
    return f"{BOARD}{finding(procedure=procedure).pk}/{more}"


def send(person: Officer, where: str, **typed: Any) -> Page:
    return Page(person.client.post(where, typed))


def test_the_board_tells_how_much_is_done_and_leads_to_each_kind(editor: Officer) -> None:
    page = editor.open(BOARD)
    assert "Đã xử lý 0 trong" in page.words
    assert "Lỗi: 6; Cần xem: 6; Ghi chú: 2" in page.words
    listed = editor.open(page.links["Mức thu nhỏ hơn 1.000 lần"].split("?")[0], **OPEN)
    assert listed.links["1.900001 · Mức thu nhỏ hơn 1.000 lần"] == address()
    assert "Bộ Tư pháp" in editor.open(BOARD, by="agency").words


def test_an_editor_overrides_with_a_source_and_undoes_it(editor: Officer) -> None:
    page = editor.open(address())
    assert "Cách nộp thứ 1, khoản thu thứ 1" in page.words
    assert "8.000 đồng/bản" in page.words
    empty = send(editor, address("decide/"), decision="overridden")
    assert empty.status == 422
    assert "Hãy ghi giá trị đúng." in empty.words
    without = send(editor, address("decide/"), decision="overridden", amount="8.000", reason="xem tệp")
    assert (without.status, "Hãy ghi nguồn" in without.words) == (422, True)
    assert 'value="8.000"' in without.html, "what was typed stays"
    done = send(editor, address("decide/"), decision="overridden", amount="8.000", source="QĐ 163/QĐ-BTP")
    shown = editor.follow(done)
    assert "Đã ghi đè" in shown.words
    assert "8.000 đồng" in shown.words
    assert "Võ Thị Biên Tập" in shown.words
    undone = editor.follow(send(editor, address("reopen/"), reason="nhầm dòng"))
    assert "Chưa xử lý" in undone.words
    assert "nhầm dòng" in undone.words
    assert finding().status == "open"


def test_a_page_that_is_behind_the_times_is_refused_and_shows_what_is(editor: Officer) -> None:
    editor.open(address())
    send(editor, address("decide/"), decision="accepted")
    late = send(editor, address("decide/"), decision="dismissed", reason="đúng")
    assert late.status == 409
    assert "Đã có người xử lý" in late.words
    assert "Đã chấp nhận cách đọc" in late.words
    assert Event.objects.filter(kind__startswith="Finding").count() == 1


def test_several_are_decided_and_undone_together(editor: Officer) -> None:
    ids = [finding(procedure=code).pk for code in ("1.900001", "1.900002")]
    sent = {**OPEN, "finding": ids}
    refused = editor.client.post(f"{BOARD}list/decide/", {**sent, "decision": "dismissed"})
    assert refused.status_code == 422
    assert "Hãy ghi vì sao không phải là lỗi." in refused.content.decode()
    assert refused.content.decode().count(" checked") == 2
    nothing = editor.client.post(f"{BOARD}list/decide/", {**OPEN, "decision": "accepted"})
    assert "Hãy chọn ít nhất một mục." in nothing.content.decode()
    assert editor.client.post(f"{BOARD}list/decide/", {**sent, "decision": "nonsense"}).status_code == 422
    done = editor.client.post(f"{BOARD}list/decide/", {**sent, "decision": "dismissed", "reason": "đúng"}, follow=True)
    assert "Đã ghi kết luận cho 2 mục." in done.content.decode()
    assert {finding(procedure=code).status for code in ("1.900001", "1.900002")} == {"dismissed"}
    undone = editor.client.post(f"{BOARD}list/decide/", {**sent, "status": "dismissed", "decision": "reopen"})
    assert undone.status_code == 302
    assert finding().status == "open"


@pytest.mark.parametrize("query", ["kind=nonsense", "agency=%00", "code=' OR 1=1", "after=1"])
def test_a_filter_that_fits_nothing_says_so(editor: Officer, query: str) -> None:
    assert editor.client.get(f"{BOARD}list/?{query}").status_code == 200


def test_a_place_in_the_list_that_no_page_named_does_not_exist(editor: Officer) -> None:
    for after in ("x", "-1", "9" * 30, "٣"):
        assert editor.client.get(f"{BOARD}list/", {"after": after}).status_code == 404
    assert editor.client.get(f"{BOARD}99999999999999999999999999/").status_code == 404


def test_strangers_sign_in_and_staff_of_other_roles_and_units_are_refused(
    editor: Officer, accounts: dict[str, Account]
) -> None:
    paths = (BOARD, f"{BOARD}list/", address())
    acts = ((address("decide/"), {"decision": "accepted"}), (address("reopen/"), {}))
    acts += ((f"{BOARD}list/decide/", {"finding": [finding().pk], "decision": "accepted"}),)
    stranger = PageClient()
    for path in paths:
        assert stranger.get(path).headers["Location"].startswith("/can-bo/sign-in/")
    for path, sent in acts:
        assert stranger.post(path, sent).status_code == 302
    for name in ("mot-cua-1", "chuyen-vien-1", "lanh-dao-1", "can-bo-khac-1", "quan-tri-1"):
        person = before_the_screen(accounts[name])
        assert {person.client.get(path).status_code for path in paths} == {403}, name
        assert {person.client.post(path, sent).status_code for path, sent in acts} == {403}, name
    assert finding().status == "open"
    assert editor.client.get("/quan-tri/imports/").status_code == 403, "nor does an editor administer a unit"


def test_who_only_edits_arrives_at_the_board(editor: Officer) -> None:
    answer = PageClient().post("/can-bo/sign-in/", {"username": "bien-tap-1", "password": PASSWORD})
    assert answer["Location"] == BOARD
    assert editor.client.get("/quan-tri/").headers["Location"] == BOARD


def test_two_pages_of_the_list_ask_the_database_as_little_as_one(
    editor: Officer, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        editor.open(f"{BOARD}list/", **OPEN)
