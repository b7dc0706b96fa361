"""From the list to one decision for many: what would happen is shown before it does."""

from collections.abc import Callable

from motcua.dossiers.api import approve_dossier, assign_dossier
from motcua.dossiers.models import Dossier
from motcua.identity.api import Account
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.integration.desk.officer import Officer, Page

LISTS, MANY = "/can-bo/", "/can-bo/chosen/"


def send(officer: Officer, **values: object) -> Page:
    return Page(officer.client.post(MANY, values))


def pick(code: str) -> str:
    return f"{code}~{Dossier.objects.get(code=code).revision}"


def test_the_leader_sees_what_would_happen_and_then_does_it(
    cast: Cast, leader: Officer, accounts: dict[str, Account]
) -> None:
    one, two = accepted(cast), accepted(cast)
    page = leader.open(LISTS)
    assert f'value="{pick(one)}"' in page.html
    asked = send(leader, unit=cast.centre.id, list="open", verb="approve", pick=[pick(one), pick(two)])
    assert asked.status == 200
    assert "Thực hiện được với 2 hồ sơ." in asked.words
    assert set(Dossier.objects.values_list("stage", flat=True)) == {"accepted"}
    assign_dossier(actor=cast.clerk, code=two, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    done = leader.send(asked, MANY, confirmed="1")
    assert "Đã xong 1 trong 2 hồ sơ; 1 hồ sơ chưa thực hiện được." in done.words
    assert "Hồ sơ vừa được người khác cập nhật." in done.words
    assert f"Phân công xử lý – {cast.clerk.name}" in done.words
    assert dict(Dossier.objects.values_list("code", "stage")) == {one: "approved", two: "accepted"}


def test_everything_of_a_list_can_be_given_to_somebody(
    cast: Cast, specialist: Officer, accounts: dict[str, Account]
) -> None:
    codes = {accepted(cast) for _ in range(3)}
    asked = send(specialist, unit=cast.centre.id, list="unassigned", verb="assign", everything="1")
    done = specialist.send(asked, MANY, confirmed="1", to=str(accounts["chuyen-vien-1"].pk))
    assert "Đã xong 3 hồ sơ." in done.words
    mine = specialist.open(LISTS, list="mine")
    assert all(code in mine.words for code in codes)


def test_what_is_offered_is_what_the_officer_may_do(
    cast: Cast, clerk: Officer, leader: Officer, specialist: Officer
) -> None:
    approve_dossier(actor=cast.leader, code=accepted(cast), now=NOW)
    accepted(cast)

    def offered(officer: Officer, which: str) -> list[str]:
        return [
            button for form in officer.open(LISTS, list=which).forms for button in form.buttons if form.action == MANY
        ]

    assert offered(leader, "open") == ["Chuyển bước", "Phân công", "Phê duyệt kết quả"]
    assert offered(specialist, "open") == ["Chuyển bước", "Phân công"]
    assert offered(clerk, "to_return") == ["Trả kết quả"]
    assert offered(leader, "to_return") == []


def test_what_cannot_be_read_is_refused_with_words(
    cast: Cast, leader: Officer, sign_in_as: Callable[..., Officer]
) -> None:
    accepted(cast)
    unit = cast.centre.id
    assert send(leader, unit=unit, verb="approve").status == 422
    assert "Chưa chọn hồ sơ nào" in send(leader, unit=unit, verb="approve").words
    assert "Việc này phải quyết định cho từng hồ sơ" in send(leader, unit=unit, verb="stop", pick=["x~1"]).words
    for broken in ("", "~", "x~y", "\x00~1", "9" * 400):
        page = send(leader, unit=unit, verb="approve", pick=[broken])
        assert page.status == 200, broken
        assert "Không được phép" in page.words
    assert send(leader, unit="0", verb="approve", pick=["x~1"]).status == 404
    assert leader.open(MANY).status == 302
