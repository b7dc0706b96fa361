"""The work list: what is due first stands on top, nothing is left out, nothing of another unit is in it."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.actor import Role
from motcua.dossiers.api import (
    accept_dossier,
    approve_dossier,
    assign_dossier,
    request_supplement,
    submit_dossier,
)
from motcua.dossiers.models import Dossier
from motcua.identity.api import Account, StaffRole
from tests.factories.cast import NOW, Cast
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import ITEMS, accepted, submitted
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, counter_submission
from tests.integration.desk.officer import Officer, Page

LISTS = "/can-bo/"
CODE = re.compile(r"/can-bo/dossiers/([^/]+)/")


def codes(page: Page) -> list[str]:
    """The dossiers of the list from top to bottom."""
    return CODE.findall(page.html)


def test_what_is_due_first_stands_on_top_and_the_clock_is_said_in_words(
    cast: Cast, clerk: Officer, clock: OfficeClock
) -> None:
    slow, quick = accepted(cast, BIRTH), accepted(cast, CERTIFIED_COPY)
    late = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW - timedelta(days=9)).code
    accept_dossier(actor=cast.clerk, code=late, now=NOW - timedelta(days=9))
    page = clerk.open(LISTS)
    due = {row.code: row.due_at for row in Dossier.objects.all()}
    assert codes(page) == sorted([slow, quick, late], key=lambda code: due[code])
    assert codes(page)[0] == late
    assert "quá hạn" in page.words
    assert "hạn 17:00" in page.words
    assert "Hồ Thị K'Lan" in page.words


def test_each_list_holds_its_dossiers_and_the_side_shows_how_many(cast: Cast, clerk: Officer) -> None:
    new, open_, asked, done = (
        submitted(cast),
        accepted(cast),
        accepted(cast),
        accepted(cast),
    )
    request_supplement(actor=cast.clerk, code=asked, items=ITEMS, now=NOW)
    approve_dossier(actor=cast.leader, code=done, now=NOW)
    for which, code in {"new": new, "open": open_, "awaiting": asked, "to_return": done}.items():
        page = clerk.open(LISTS, list=which)
        assert codes(page) == [code], which
        counts = {
            words: int(count)
            for text in page.links
            for words, _, count in [text.rpartition(" ")]
            if words and count.isdigit()
        }
        assert counts == {
            "Việc của tôi": 0,
            "Chờ tiếp nhận": 1,
            "Đang giải quyết": 1,
            "Chưa phân công": 1,
            "Đến hạn hôm nay": 1,
            "Đã quá hạn": 0,
            "Phối hợp với đơn vị khác": 0,
            "Chờ người nộp bổ sung": 1,
            "Chờ cơ quan khác": 0,
            "Có kết quả, chờ trả": 1,
        }
    assert codes(clerk.open(LISTS)) == [open_]


def test_an_empty_list_says_where_dossiers_come_from(cast: Cast, clerk: Officer) -> None:
    page = clerk.open(LISTS, list="new")
    assert page.status == 200
    assert "Không có hồ sơ nào trong danh sách này" in page.words
    assert "Hồ sơ nộp trực tuyến sẽ tự hiện ở mục “Chờ tiếp nhận”" in page.words
    assert page.links["Tiếp nhận hồ sơ"]


def test_a_specialist_with_an_empty_list_is_not_sent_to_a_page_that_is_not_his(cast: Cast, specialist: Officer) -> None:
    page = specialist.open(LISTS)
    assert [href for href in page.links.values() if "/intake/" in href] == []


def test_pages_follow_each_other_without_a_gap_and_without_a_repeat(cast: Cast, clerk: Officer) -> None:
    made = {accepted(cast) for _ in range(53)}
    first = clerk.open(LISTS)
    assert len(codes(first)) == 50
    second = clerk.open(first.links["Trang sau ›"])
    assert len(codes(second)) == 3
    assert set(codes(first)) | set(codes(second)) == made
    assert "Trang sau ›" not in second.links
    assert "« Về đầu danh sách" not in first.links
    assert codes(clerk.open(second.links["« Về đầu danh sách"])) == codes(first)


def test_an_address_that_was_cut_off_shows_the_list_from_its_beginning(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    for broken in (
        "2026-11-",
        "infinity",
        "infinity~x",
        "2026-11-30T02:00:00~1",
        "\x00",
        "9" * 400,
        "infinity~" + "9" * 40,
    ):
        page = clerk.open(LISTS, after=broken)
        assert page.status == 200, broken
    assert codes(clerk.open(LISTS, list="nothing")) == [code]


def test_nothing_of_the_neighbour_is_in_the_list_and_his_list_cannot_be_asked_for(
    cast: Cast, clerk: Officer, stranger: Officer
) -> None:
    code = accepted(cast)
    assert codes(stranger.open(LISTS)) == []
    assert stranger.open(LISTS, unit=str(cast.centre.id)).status == 404
    for unit in ("0", "x", "-1", "9" * 30, "²"):
        assert clerk.open(LISTS, unit=unit).status == 404, unit
    assert codes(clerk.open(LISTS, unit=str(cast.centre.id))) == [code]


def test_who_works_in_two_units_changes_between_them(
    cast: Cast, accounts: dict[str, Account], sign_in_as: Callable[[str], Officer]
) -> None:
    code = accepted(cast)
    held = accounts["can-bo-khac-1"].roles.get()
    StaffRole.objects.create(
        account=accounts["can-bo-khac-1"], unit_id=cast.centre.id, role=Role.SPECIALIST, valid=held.valid
    )
    both = sign_in_as("can-bo-khac-1")
    page = both.open(LISTS, unit=str(cast.neighbour.id))
    assert codes(page) == []
    assert codes(both.open(LISTS + page.links[cast.centre.name].removeprefix(LISTS))) == [code]


def test_the_list_names_who_has_a_dossier_in_hand(cast: Cast, accounts: dict[str, Account], clerk: Officer) -> None:
    code = accepted(cast)
    assign_dossier(actor=cast.leader, code=code, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    assert "Trần Văn Chuyên" in clerk.open(LISTS).words


def test_a_full_page_costs_as_many_statements_as_a_short_one(
    cast: Cast, accounts: dict[str, Account], clerk: Officer
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            clerk.open(LISTS)
        return len(asked)

    first = accepted(cast)
    assign_dossier(actor=cast.leader, code=first, to_account=accounts["mot-cua-1"].pk, now=NOW)
    statements()
    with_one = statements()
    for _ in range(20):
        accepted(cast)
    assert statements() == with_one
    assert with_one <= 10


def test_a_list_is_narrowed_kept_under_a_name_and_given_up(
    cast: Cast, accounts: dict[str, Account], clerk: Officer, leader: Officer
) -> None:
    held, free = accepted(cast), accepted(cast, BIRTH)
    assign_dossier(actor=cast.leader, code=held, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    person = str(accounts["chuyen-vien-1"].pk)
    assert codes(clerk.open(LISTS, person=person)) == [held]
    assert codes(clerk.open(LISTS, procedure=BIRTH)) == [free]
    assert codes(clerk.open(LISTS, channel="post")) == []
    assert codes(clerk.open(LISTS, person="\x00", procedure="\x00", channel="x")) == codes(clerk.open(LISTS))
    query = {"unit": str(cast.centre.id), "list": "open", "procedure": BIRTH}
    kept = Page(clerk.client.post("/can-bo/views/", query | {"name": "Khai sinh"}))
    page = clerk.follow(kept)
    assert codes(clerk.open(page.links["Khai sinh"])) == [free]
    assert "Khai sinh" not in leader.open(LISTS).links
    refused = clerk.follow(Page(clerk.client.post("/can-bo/views/", query | {"name": " "})))
    assert "Hãy điền ô này." in refused.words
    (drop,) = [form.action for form in page.forms if "drop" in form.action]
    assert "Khai sinh" not in clerk.follow(Page(clerk.client.post(drop))).links
