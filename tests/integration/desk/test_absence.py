"""The page on which a unit notes who is away, and hands over what somebody leaves behind."""

from motcua.dossiers.api import assign_dossier
from motcua.dossiers.models import Delegation, Dossier
from motcua.identity.api import Account, StaffRole
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.integration.desk.officer import Officer, Page

ABSENCE = "/can-bo/absence/"
DAYS = {
    f"{name}_{part}": text
    for name in ("first_day", "last_day")
    for part, text in (("day", "1"), ("month", "12"), ("year", "2026"))
}


def send(officer: Officer, address: str, **values: object) -> Page:
    return Page(officer.client.post(ABSENCE + address, values))


def test_who_goes_away_notes_it_and_ends_it(
    cast: Cast, accounts: dict[str, Account], specialist: Officer, clerk: Officer, stranger: Officer
) -> None:
    unit = cast.centre.id
    given = send(specialist, "give/", unit=unit, to=accounts["mot-cua-1"].pk, **DAYS)
    page = specialist.follow(given)
    assert "Đã ghi." in page.words
    assert "Trần Văn Chuyên vắng từ 01/12/2026 đến hết 01/12/2026; Nguyễn Thị Một xử lý thay" in page.words
    key = Delegation.objects.get().pk
    assert send(clerk, f"{key}/end/", unit=unit).status == 403
    assert send(stranger, f"{key}/end/", unit=unit).status == 404
    assert "Hiện không ai vắng mặt." in specialist.follow(send(specialist, f"{key}/end/", unit=unit)).words


def test_what_does_not_fit_is_said_beside_its_box_and_kept(
    cast: Cast, accounts: dict[str, Account], specialist: Officer
) -> None:
    page = send(
        specialist, "give/", unit=cast.centre.id, to=accounts["mot-cua-1"].pk, **DAYS | {"last_day_month": "13"}
    )
    assert page.status == 422
    assert 'value="13"' in page.html
    page = send(specialist, "give/", unit=cast.centre.id, to="", **DAYS)
    assert page.status == 422
    page = send(specialist, "hand-over/", unit=cast.centre.id, leaver="x", receiver="")
    assert page.status == 403


def test_the_leader_hands_over_what_somebody_left_behind(
    cast: Cast, accounts: dict[str, Account], leader: Officer
) -> None:
    leaver, receiver = accounts["chuyen-vien-1"].pk, accounts["mot-cua-1"].pk
    assign_dossier(actor=cast.leader, code=accepted(cast), to_account=leaver, now=NOW)
    StaffRole.objects.filter(account_id=leaver).delete()
    assert "không còn làm việc ở đơn vị, còn giữ 1 hồ sơ" in leader.open(ABSENCE).words
    values = {"unit": cast.centre.id, "leaver": leaver, "receiver": receiver}
    assert "Sẽ bàn giao 1 hồ sơ đang mở." in send(leader, "hand-over/", **values).words
    assert Dossier.objects.get().assigned_to == leaver
    assert "Đã bàn giao 1 hồ sơ." in leader.follow(send(leader, "hand-over/", **values, confirmed="1")).words
    assert Dossier.objects.get().assigned_to == receiver
