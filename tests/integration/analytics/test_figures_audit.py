"""The audit over the kept extracts: nothing can be had of what is published, and a planted leak is named."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.analytics.api import compute, current_snapshot, refresh_extract
from motcua.analytics.publication.kept import kept_plan, plan_of, plan_path
from motcua.cli import main
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(tmp_path: Path, settings: Any) -> None:
    """Two tiers and two procedures; the commune has three dossiers of one of them."""
    settings.DATA_FOLDER = tmp_path
    lines = ["dossier_code,legal_channel,received_at,origin_system,tier,procedure_code"]
    for tier, procedure, times in (
        ("province", "1.001193", 40),
        ("province", "2.000815", 50),
        ("commune", "1.001193", 3),
        ("commune", "2.000815", 60),
    ):
        lines += [
            f"{tier}{procedure}{n},{'online' if n % 2 else 'counter'},2021-02-03T09:00:00,hand,{tier},{procedure}"
            for n in range(times)
        ]
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    refresh_extract(NOW)


def test_a_small_cell_takes_three_others_with_it_and_all_totals_stay(ledger: None) -> None:
    table = compute("received", by=("tier", "procedure"), public=True)
    assert all(row.suppressed for row in table.rows[:-1])
    assert table.total.numerator == 153
    assert [row.numerator for row in compute("received", by=("tier",), public=True).rows] == [90, 63, 153]


def test_nothing_can_be_had(ledger: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["figures-audit", "--json"]) == 0
    (audit,) = json.loads(capsys.readouterr().out)["audits"]
    assert audit["least"] == 5
    (year,) = audit["years"]
    assert year["hidden"] > 0
    assert (year["solvable"], year["small_and_shown"]) == ([], [])


def test_a_planted_leak_is_named_with_its_recipe(ledger: None, capsys: pytest.CaptureFixture[str]) -> None:
    """The province's cell of the same procedure is shown after all: the commune's three are the rest."""
    snapshot = current_snapshot()
    assert snapshot is not None
    plan_of(snapshot)
    plan_of_cells = json.loads(plan_path(snapshot).read_text(encoding="utf-8"))
    for table in plan_of_cells["hidden"]["received"]:
        table[2] = [cell for cell in table[2] if cell[:2] != ["1.001193", "province"]]
    plan_path(snapshot).write_text(json.dumps(plan_of_cells), encoding="utf-8")
    kept_plan.cache_clear()
    assert main.run(["figures-audit"]) == 1
    out = capsys.readouterr().out
    assert "procedure=1.001193, tier=commune, period=2021 =" in out
    assert "procedure=1.001193, tier=province, period=2021]" in out


def add(folder: Path, tier: str, times: int, *, minutes: int) -> None:
    """More dossiers of one procedure, and the next extract, which is published."""
    lines = ["dossier_code,legal_channel,received_at,origin_system,tier,procedure_code"]
    lines += [f"{tier}-{minutes}-{n},counter,2021-02-03T09:00:00,hand,{tier},2.000815" for n in range(times)]
    path = folder / f"more-{tier}-{minutes}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    now = NOW + timedelta(minutes=minutes)
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=now)
    plan_of(refresh_extract(now))


def test_two_releases_tell_nothing_together(ledger: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan_of(refresh_extract(NOW))
    assert compute("received", by=("tier",), public=True).total.numerator == 153
    add(tmp_path, "province", 2, minutes=10)
    assert compute("received", by=("tier",), public=True).total.numerator is None
    add(tmp_path, "commune", 7, minutes=20)
    assert main.run(["figures-audit", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["audits"]) == 3
    (joint,) = told["together"]
    assert (len(joint["releases"]), joint["left_out"]) == (3, 0)
    assert (joint["solvable"], joint["small_and_shown"]) == ([], [])


def test_a_planted_difference_between_two_releases_is_named(
    ledger: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two came to the province, seven to the communes. The second release hides the province alone."""
    plan_of(refresh_extract(NOW))
    add(tmp_path, "province", 2, minutes=10)
    add(tmp_path, "commune", 7, minutes=10)
    snapshot = current_snapshot()
    assert snapshot is not None
    document = json.loads(plan_path(snapshot).read_text(encoding="utf-8"))
    for _dimensions, _grain, cells in document["hidden"]["received"]:
        cells[:] = [cell for cell in cells if "province" in cell]
    plan_path(snapshot).write_text(json.dumps(document), encoding="utf-8")
    kept_plan.cache_clear()
    assert main.run(["figures-audit"]) == 1
    together = capsys.readouterr().out.partition("releases together")[2]
    assert "hidden, but can be had: received " in together
    first, last = "extract=2026-11-22T03-00-00.000000Z]", f"extract={snapshot.name}]"
    assert any(
        "tier=province, period=2021" in line and first in line and last in line for line in together.splitlines()
    )
