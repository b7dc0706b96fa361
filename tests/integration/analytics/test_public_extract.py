"""The public reads an extract when it is planned what of it is public; until then it reads the earlier one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics import snapshots
from motcua.analytics.api import Snapshot, compute, current_snapshot, public_snapshot, refresh_extract, take_extract
from motcua.analytics.extracts import extracts_storage
from motcua.analytics.publication import kept, releasing
from motcua.analytics.snapshots import list_names
from motcua.analytics.storage import SHARED
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def bring(folder: Path, many: int, name: str) -> None:
    """So many more dossiers of one month, half of them online."""
    lines = ["dossier_code,legal_channel,received_at,origin_system,tier,procedure_code"]
    for number in range(many):
        channel = "online" if number % 2 else "counter"
        lines.append(f"{name}{number},{channel},2021-02-03T09:00:00,hand,commune,1.001193")
    path = folder / f"{name}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)


def received(*, public: bool) -> int | None:
    return compute("received", public=public).total.numerator


def while_planning(monkeypatch: pytest.MonkeyPatch, look: Callable[[], None]) -> None:
    """Look around when the extract is written and its plan is not made yet."""
    plan_of = releasing.plan_of

    def plan(snapshot: Snapshot) -> object:
        look()
        return plan_of(snapshot)

    monkeypatch.setattr(releasing, "plan_of", plan)


def test_until_the_plan_is_made_the_public_reads_the_earlier_extract(
    folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(folder, 40, "A")
    first = refresh_extract(NOW)
    bring(folder, 20, "B")
    seen: list[Any] = []

    def look() -> None:
        page = client.get("/so-lieu/?nam=2021").content.decode()
        current = current_snapshot()
        assert current is not None
        seen.extend((public_snapshot(), current.rows, received(public=True), received(public=False), ">40<" in page))

    while_planning(monkeypatch, look)
    second = refresh_extract(NOW + MINUTE)
    assert seen == [first, 60, 40, 60, True]
    assert (public_snapshot(), received(public=True)) == (second, 60)
    assert ">60<" in client.get("/so-lieu/?nam=2021").content.decode()


def test_a_plan_that_fails_leaves_the_public_with_what_it_had(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(folder, 40, "A")
    first = refresh_extract(NOW)
    bring(folder, 20, "B")

    def fail() -> None:
        raise ArithmeticError

    with monkeypatch.context() as broken:
        while_planning(broken, fail)
        with pytest.raises(ArithmeticError):
            refresh_extract(NOW + MINUTE)
    assert (public_snapshot(), received(public=True), received(public=False)) == (first, 40, 60)
    assert refresh_extract(NOW + 2 * MINUTE) == public_snapshot()
    assert received(public=True) == 60


def test_the_slower_of_two_plans_does_not_turn_the_public_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(folder, 40, "A")
    first = refresh_extract(NOW, public=False)
    bring(folder, 20, "B")
    later: list[Snapshot] = []

    def overtake() -> None:
        if not later:
            later.append(refresh_extract(NOW + MINUTE, public=False))
            releasing.release(later[0])

    while_planning(monkeypatch, overtake)
    releasing.release(first)
    assert [public_snapshot()] == later


def test_before_the_first_plan_the_public_has_no_figures_yet(folder: Path, client: Client) -> None:
    bring(folder, 40, "A")
    take_extract(NOW)
    assert (public_snapshot(), received(public=False)) == (None, 40)
    assert "Chưa có số liệu" in client.get("/so-lieu/change/").content.decode()


def test_the_extract_of_the_public_stays_however_many_come_after_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "KEPT_NEWEST", 2)
    bring(folder, 40, "A")
    first = refresh_extract(NOW)
    for number in range(1, 5):
        take_extract(NOW + number * MINUTE)
    assert len(list_names(extracts_storage())) == 3
    assert (public_snapshot(), received(public=True)) == (first, 40)


@pytest.mark.parametrize("extracts", ["s3"], indirect=True)
def test_another_machine_has_the_plan_of_the_one_that_made_it(
    extracts: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan depends on what was published before, so nobody else may make one of the same extract."""
    bring(extracts, 40, "A")
    refresh_extract(NOW)
    monkeypatch.setattr(kept, "count_extract", lambda *_: pytest.fail("planned once more"))
    kept.kept_plan.cache_clear()
    settings.DATA_FOLDER = extracts / "another machine"
    assert received(public=True) == 40
    assert [path.name.partition("-")[0] for path in sorted(public_folder().iterdir())] == ["counts", "plan"]


@pytest.mark.parametrize("extracts", ["s3"], indirect=True)
def test_what_was_shared_goes_with_its_extract(extracts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "KEPT_NEWEST", 1)
    monkeypatch.setattr(snapshots, "KEPT_RELEASES", 1)
    bring(extracts, 40, "A")
    refresh_extract(NOW)
    storage = extracts_storage()
    assert len(storage.names(SHARED)) == 6
    bring(extracts, 20, "B")
    second = refresh_extract(NOW + MINUTE)
    take_extract(NOW + 2 * MINUTE)
    take_extract(NOW + timedelta(hours=2))
    assert {Path(name).parts[2] for name in storage.names(SHARED)} == {second.name}


def public_folder() -> Path:
    """Where this machine keeps what belongs to the extract of the public."""
    snapshot = public_snapshot()
    assert snapshot is not None
    return snapshot.folder
