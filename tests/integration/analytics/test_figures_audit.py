"""The audit over the kept extracts: nothing can be had of what is published, and a planted leak is named."""

import json
from datetime import UTC, datetime
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
