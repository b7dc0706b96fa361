"""Two officers at one dossier: the second sees who, strangers see nothing, and nobody is present for ever."""

from datetime import timedelta

import pytest
from django.db import connection

from motcua.audit.models import Read
from motcua.dossiers.api import assign_dossier, pass_dossier
from motcua.dossiers.models import Presence
from motcua.dossiers.presence import end_presence, forget_absent, note_presence, renew_presence
from motcua.identity.api import Account
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.integration.desk.officer import Officer

pytestmark = pytest.mark.django_db


def page(code: str, act: str = "") -> str:
    return f"/can-bo/dossiers/{code}/{act}"


def later(seconds: int) -> None:
    """As if so much time had passed on the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_presence SET until = until - %s * interval '1 second'", [seconds])


def test_the_second_officer_sees_who_has_the_dossier_open_and_what_for(
    cast: Cast, specialist: Officer, leader: Officer
) -> None:
    code = accepted(cast)
    assert "đang mở hồ sơ này" not in specialist.open(page(code)).words
    assert "Trần Văn Chuyên đang mở hồ sơ này, từ " in leader.open(page(code)).words
    leader.open(page(code, "stop/"))
    told = specialist.open(page(code, "pass/")).words
    assert "đang mở trang “Dừng giải quyết” của hồ sơ này" in told
    assert "Trần Văn Chuyên đang" not in told


def test_a_page_that_only_says_it_is_open_is_a_reading_all_the_same(cast: Cast, specialist: Officer) -> None:
    code = accepted(cast)
    client = specialist.client

    def reads() -> int:
        return Read.objects.filter(subject="dossier").count()

    client.get(page(code), headers={"X-Motcua-View": "made-up-by-hand"})
    assert reads() == 1
    client.get(page(code), headers={"X-Motcua-View": "made-up-by-hand"})
    assert reads() == 1  # now it is open, and fetches its news
    other = accepted(cast)
    client.get(page(other), headers={"X-Motcua-View": "made-up-by-hand"})
    assert reads() == 2
    later(301)
    client.get(page(code), headers={"X-Motcua-View": "made-up-by-hand"})
    assert reads() == 3


def test_who_has_gone_is_not_named(cast: Cast, specialist: Officer, leader: Officer) -> None:
    code = accepted(cast)
    specialist.open(page(code))
    later(301)
    assert "đang mở hồ sơ này" not in leader.open(page(code)).words
    assert forget_absent() == 1
    assert Presence.objects.count() == 1


def test_another_dossier_and_another_unit_know_nothing_of_it(
    cast: Cast, specialist: Officer, leader: Officer, stranger: Officer
) -> None:
    code, other = accepted(cast), accepted(cast)
    specialist.open(page(code))
    assert "Trần Văn Chuyên đang" not in leader.open(page(other)).words
    assert stranger.open(page(code)).status == 404
    assert Presence.objects.filter(name="Phạm Thị Lạ").count() == 0
    assert Presence.objects.count() == 2


def test_closing_the_last_page_ends_the_presence_and_closing_an_older_one_does_not(
    cast: Cast, accounts: dict[str, Account]
) -> None:
    actor = cast.specialist.__class__(
        cast.specialist.kind, name="Trần Văn Chuyên", account_id=accounts["chuyen-vien-1"].pk
    )
    assert note_presence(7, actor=actor, view="first-page") == []
    assert note_presence(7, actor=actor, view="second-page", doing="stop_dossier") == []
    assert not end_presence(7, "first-page")
    renew_presence([(7, "second-page"), (8, "second-page"), (7, "first-page")], seconds=90)
    later(80)
    assert forget_absent() == 0
    assert end_presence(7, "second-page")
    assert Presence.objects.count() == 0


def test_a_machine_is_nobody_in_the_room(cast: Cast) -> None:
    assert note_presence(7, actor=cast.machine, view="some-page") == []
    assert Presence.objects.count() == 0


def test_the_page_of_an_act_tells_everything_that_happened_since(
    cast: Cast, accounts: dict[str, Account], leader: Officer
) -> None:
    code = accepted(cast)
    shown = leader.open(page(code, "stop/"))
    given = accounts["chuyen-vien-1"].pk
    for minute in range(1, 25):
        to = given if minute % 2 else None
        assign_dossier(actor=cast.leader, code=code, to_account=to, now=NOW + timedelta(minutes=minute))
    pass_dossier(actor=cast.specialist, code=code, now=NOW + timedelta(minutes=30))
    answer = leader.send(shown, page(code, "stop/"), reason_code="Không bổ sung", note="đã gọi điện")
    assert answer.status == 409
    assert answer.words.count("Phân công xử lý – ") == 19
    assert "giao cho Trần Văn Chuyên" in answer.words
    assert "Còn 5 thay đổi trước đó." in answer.words
    assert answer.form.values["note"] == ["đã gọi điện"]
    assert leader.send(answer, page(code, "stop/")).status == 302


@pytest.mark.parametrize("revision", ["", "không", "-1", "999999999", "9999999999999999999999"])
def test_a_revision_that_no_page_had_is_never_an_error(cast: Cast, leader: Officer, revision: str) -> None:
    code = accepted(cast)
    shown = leader.open(page(code, "stop/"))
    answer = leader.send(shown, page(code, "stop/"), reason_code="", revision=revision)
    assert answer.status in {409, 422}
    assert "Từ khi trang này được mở" not in answer.words
    assert leader.open(page(code, "stop/"), revision=revision).status == 200
