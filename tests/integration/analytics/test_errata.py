"""What was published of a closed period and later changes is told, with the reason; nothing is replaced silently."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from motcua.analytics.api import NoteRefused, list_errata, note_erratum, refresh_extract, remember_publications
from motcua.analytics.models import Cause, PublishedValue
from motcua.analytics.register.publications import cause_of, period_bounds, remembered_tables
from motcua.analytics.tasks import remember_publications_now
from motcua.cli import main
from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.dossiers.api import ImportOrder, import_dossiers

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HEAD = "dossier_code,legal_channel,received_at,origin_system,tier,procedure_code"
SHOWN = {"metric": "online_share", "by": "tier,year", "period": "2021"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def take_in(folder: Path, counts: dict[tuple[str, str], int], *, minutes: int) -> int:
    """The ledger with so many dossiers of March 2021 by tier and channel; returns how many errata were found."""
    now = NOW + timedelta(minutes=minutes)
    lines, serial = [], dict.fromkeys(("province", "commune"), 0)
    for (tier, channel), count in counts.items():
        for _ in range(count):
            serial[tier] += 1
            lines.append(f"{tier}-{serial[tier]},{channel},2021-03-04T09:00:00,hand,{tier},1.001193")
    path = folder / "hand.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=now)
    refresh_extract(now)
    return remember_publications(now)


def province(online: int, counter: int) -> dict[tuple[str, str], int]:
    return {("province", "online"): online, ("province", "counter"): counter}


def changes() -> dict[tuple[str, str, str], Any]:
    return {(each.metric, ",".join(each.cell), each.period): each for each in list_errata()}


def test_values_of_closed_periods_are_kept_once(folder: Path) -> None:
    assert take_in(folder, province(20, 30), minutes=0) == 0
    (kept,) = PublishedValue.objects.filter(**SHOWN, cell="province")
    assert (kept.numerator, kept.denominator, kept.value) == (20, 50, 0.4)
    count = PublishedValue.objects.count()
    assert remember_publications(NOW + timedelta(minutes=1)) == 0
    remember_publications_now(timestamp=0)
    assert PublishedValue.objects.count() == count
    assert list_errata() == []


def test_an_open_period_may_move_without_an_erratum(folder: Path) -> None:
    path = folder / "open.csv"
    rows = "\n".join(f"{number},online,2026-11-04T09:00:00,hand,province,1.001193" for number in range(30))
    path.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    refresh_extract(NOW)
    remember_publications(NOW)
    assert not PublishedValue.objects.exists()


def test_a_correction_of_the_source_is_told_with_both_values(folder: Path, client: Client) -> None:
    take_in(folder, province(20, 30), minutes=0)
    assert take_in(folder, province(27, 23), minutes=10) == 4  # month, year, self-service of the year, unit
    change = changes()["online_share", "province", "2021"]
    assert (change.old.numerator, change.old.value) == (20, 0.4)
    assert (change.new.numerator, change.new.value) == (27, 0.54)
    assert change.old.snapshot < change.new.snapshot
    assert not change.few
    page = client.get("/so-lieu/errata/").content.decode()
    assert "40,0\u00a0% (20 trên 50)" in page
    assert "54,0\u00a0% (27 trên 50)" in page
    assert "tháng 03/2021" in page
    assert client.get("/en/so-lieu/errata/").status_code == 200


def test_late_dossiers_are_the_reason_where_they_are_the_whole_growth(folder: Path, client: Client) -> None:
    take_in(folder, province(20, 30), minutes=0)
    later = "\n".join(f"late-{number},counter,2021-03-05T09:00:00,hand,province,1.001193" for number in range(7))
    (folder / "late.csv").write_text(f"{HEAD}\n{later}", encoding="utf-8")
    now = NOW + timedelta(minutes=10)
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=folder / "late.csv"), now=now)
    refresh_extract(now)
    assert remember_publications(now) == 6
    change = changes()["received", "province", "2021"]
    assert (change.cause, change.late, change.old.value, change.new.value) == ("late_dossiers", 7, 50, 57)
    assert "Số hồ sơ ghi sau: 7." in client.get("/so-lieu/errata/").content.decode()


def test_a_change_by_few_is_not_published(folder: Path) -> None:
    """One dossier more: that it was online must not be read from the difference of two releases."""
    take_in(folder, province(20, 30), minutes=0)
    take_in(folder, province(21, 30), minutes=10)
    assert list_errata() == []
    take_in(folder, province(26, 36), minutes=20)
    change = changes()["received", "province", "2021"]
    assert (change.old.value, change.new.value) == (50, 62)


def test_a_cell_that_was_hidden_never_appears(folder: Path) -> None:
    """Both tiers are hidden at first, since one is small; later both are large enough: no old value is told."""
    small = {("commune", "counter"): 3}
    take_in(folder, province(20, 30) | small, minutes=0)
    assert not PublishedValue.objects.exists()
    take_in(folder, province(27, 38) | {("commune", "counter"): 40}, minutes=10)
    assert PublishedValue.objects.filter(**SHOWN).count() >= 1
    assert list_errata() == []
    take_in(folder, province(35, 30) | {("commune", "counter"): 40}, minutes=20)
    assert {change.cell for change in list_errata()} == {("province",), ("province", "unknown")}


@pytest.mark.parametrize(
    ("growth", "late", "own", "foreign", "cause"),
    [
        (13, 13, 0, 63, Cause.LATE_DOSSIERS),
        (13, 12, 0, 63, Cause.CORRECTED_IMPORT),
        (0, 0, 0, 50, Cause.CORRECTED_IMPORT),
        (0, 0, 50, 0, Cause.OWN_CORRECTION),
        (-2, 0, 20, 30, Cause.UNDETERMINED),
        (13, None, 0, 63, Cause.UNDETERMINED),
    ],
)
def test_the_reason_follows_from_the_counts(growth: int, late: int | None, own: int, foreign: int, cause: str) -> None:
    assert cause_of(growth, late, own=own, foreign=foreign) == cause


def test_another_definition_is_the_reason_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.analytics.register.publications.definition_mark", lambda metric: "before")
    take_in(folder, province(20, 30), minutes=0)
    monkeypatch.undo()
    take_in(folder, province(27, 23), minutes=10)
    assert {change.cause for change in list_errata()} == {"definition_changed"}


def test_what_was_published_is_never_changed(folder: Path) -> None:
    take_in(folder, province(20, 30), minutes=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedValue.objects.update(numerator=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedValue.objects.all().delete()


def test_a_person_with_a_role_may_add_a_note(folder: Path, client: Client) -> None:
    take_in(folder, province(20, 30), minutes=0)
    take_in(folder, province(27, 23), minutes=10)
    change = list_errata()[0]
    leader = Actor(ActorKind.STAFF, name="Lê Thị Hà", account_id=7, grants=frozenset({Grant(1, Role.LEADER)}))
    clerk = Actor(ActorKind.STAFF, name="Trần Văn Ba", account_id=8, grants=frozenset({Grant(1, Role.CLERK)}))
    note_erratum(actor=leader, erratum_id=change.id, text=" Nguồn đếm lại \n tháng 3. ", now=NOW)
    note_erratum(actor=leader, erratum_id=change.id, text="Đã đối chiếu.", now=NOW)
    assert [note.text for note in list_errata()[0].notes] == ["Nguồn đếm lại tháng 3.", "Đã đối chiếu."]
    assert Event.objects.filter(kind="ErratumNoted").count() == 2
    page = client.get("/so-lieu/errata/").content.decode()
    assert "Nguồn đếm lại tháng 3." in page
    assert "Lê Thị Hà" not in page
    with pytest.raises(NotAllowed):
        note_erratum(actor=clerk, erratum_id=change.id, text="x", now=NOW)
    with pytest.raises(NotFound):
        note_erratum(actor=leader, erratum_id=10**6, text="x", now=NOW)
    for text in ("  ", "x" * 2001):
        with pytest.raises(NoteRefused):
            note_erratum(actor=leader, erratum_id=change.id, text=text, now=NOW)


def test_the_list_is_paged_by_key(folder: Path, client: Client) -> None:
    take_in(folder, province(20, 30), minutes=0)
    take_in(folder, province(27, 23), minutes=10)
    first = list_errata(limit=1)[0]
    assert [each.id for each in list_errata(before=first.id)] == [first.id - 1, first.id - 2, first.id - 3]
    assert client.get("/so-lieu/errata/", {"truoc": "x"}).status_code == 404
    assert client.get("/so-lieu/errata/", {"truoc": str(first.id)}).status_code == 200
    assert "Chưa có con số nào" not in client.get("/so-lieu/errata/").content.decode()


def test_periods_and_tables_are_what_the_file_says() -> None:
    assert [day.isoformat() for day in period_bounds("2021-12")] == ["2021-12-01", "2022-01-01"]
    assert [day.isoformat() for day in period_bounds("2021-Q4")] == ["2021-10-01", "2022-01-01"]
    assert [day.isoformat() for day in period_bounds("2021-Q1")] == ["2021-01-01", "2021-04-01"]
    assert [day.isoformat() for day in period_bounds("2021")] == ["2021-01-01", "2022-01-01"]
    tables, days = remembered_tables()
    assert ("online_share", ("tier",), "year") in {(each.metric, each.dimensions, each.grain) for each in tables}
    assert days >= 0


def test_the_commands_list_and_note(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take_in(folder, province(20, 30), minutes=0)
    take_in(folder, province(27, 23), minutes=10)
    capsys.readouterr()
    assert main.run(["errata", "list", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {each["metric"] for each in document["errata"]} == {"online_share", "self_service_share"}
    assert main.run(["errata", "note", "1", "--account", "nobody", "--text", "x"]) == 1
