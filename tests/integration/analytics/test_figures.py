"""Figures against a table counted by hand."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.analytics.api import FigureRefused, FigureTable, compute, current_snapshot, refresh_extract, snapshot_as_of
from motcua.cli import main
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

# Eleven dossiers: province 2 of 3 online, district 1 of 2 and one unknown, commune 1 of 5; the last one is of 2022.
HAND_COUNTED = """dossier_code,legal_channel,received_at,origin_system,tier,procedure_code
1,online,2021-01-31T23:59:59,hand,province,1.001193
2,online,2021-02-01T00:00:00,hand,province,1.001193
3,counter,2021-02-15T09:00:00,hand,province,2.000815
4,online,2021-03-01T09:00:00,hand,district,2.000815
5,counter,2021-03-02T09:00:00,hand,district,2.000815
6,unknown,2021-03-03T09:00:00,hand,district,2.000815
7,online,2021-04-01T09:00:00,hand,commune,1.001193
8,counter,2021-04-01T09:00:00,hand,commune,1.001193
9,post,2021-04-02T09:00:00,hand,commune,1.001193
10,counter,2021-12-31T17:30:00Z,hand,commune,1.001193
11,counter,2021-12-31T16:30:00Z,hand,commune,2.000815
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(tmp_path: Path, settings: Any) -> Path:
    """The hand-counted ledger and an empty folder for extracts."""
    settings.DATA_FOLDER = tmp_path
    path = tmp_path / "hand.csv"
    path.write_text(HAND_COUNTED, encoding="utf-8")
    report = import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    assert report.created == 11
    refresh_extract(NOW)
    return path


def cells(table: FigureTable) -> dict[tuple[str, ...], tuple[Any, ...]]:
    return {row.dimensions: (row.numerator, row.denominator, row.value, row.lower, row.upper) for row in table.rows}


def test_online_share_by_tier(ledger: Path) -> None:
    table = compute("online_share", by=("tier",), date_from=date(2021, 1, 1), date_to=date(2022, 1, 1))
    assert [row.dimensions for row in table.rows] == [("province",), ("district",), ("commune",), ("",)]
    assert cells(table) == {
        ("province",): (2, 3, 2 / 3, None, None),
        ("district",): (1, 3, None, 1 / 3, 2 / 3),
        ("commune",): (1, 4, 0.25, None, None),
        ("",): (4, 10, None, 0.4, 0.5),
    }


def test_months_are_local_and_the_period_is_half_open(ledger: Path) -> None:
    table = compute("received", by=("tier", "month"), date_from=date(2021, 1, 31), date_to=date(2021, 3, 2))
    assert cells(table) == {
        ("province", "2021-01"): (1, None, 1.0, None, None),
        ("province", "2021-02"): (2, None, 2.0, None, None),
        ("district", "2021-03"): (1, None, 1.0, None, None),
        ("", ""): (4, None, 4.0, None, None),
    }
    years = compute("received", by=("year",))
    assert {row.dimensions[0]: row.numerator for row in years.rows} == {"2021": 10, "2022": 1, "": 11}
    quarters = compute("received", by=("quarter",), where={"tier": "commune"})
    assert {row.dimensions[0]: row.numerator for row in quarters.rows} == {
        "2021-Q2": 3,
        "2021-Q4": 1,
        "2022-Q1": 1,
        "": 5,
    }


def test_conditions_narrow_and_the_unknown_has_a_name(ledger: Path) -> None:
    table = compute("online_share", by=("unit",), where={"procedure": "1.001193"})
    assert cells(table) == {("unknown",): (3, 6, 0.5, None, None), ("",): (3, 6, 0.5, None, None)}
    nothing = compute("online_share", by=("tier",), date_from=date(2030, 1, 1))
    assert cells(nothing) == {("",): (0, 0, None, None, None)}


def test_the_public_sees_no_small_cell(ledger: Path) -> None:
    table = compute("online_share", by=("tier",), public=True)
    assert all(row.suppressed for row in table.rows)
    assert all(row.numerator is None for row in table.rows)


def test_what_is_not_defined_is_refused_with_the_remedy(ledger: Path) -> None:
    for question in (
        {"metric": "happiness"},
        {"metric": "received", "by": ("officer",)},
        {"metric": "received", "where": {"x": "1"}},
    ):
        with pytest.raises(FigureRefused) as raised:
            compute(**question)  # type: ignore[arg-type]
        assert raised.value.words
        assert raised.value.remedy
    with pytest.raises(FigureRefused):
        compute("received", as_of=NOW - timedelta(days=1))


def test_an_extract_is_taken_only_when_the_ledger_has_moved(ledger: Path) -> None:
    first = current_snapshot()
    assert first is not None
    assert refresh_extract(NOW + timedelta(minutes=5)) == first
    ledger.write_text(HAND_COUNTED.replace("5,counter", "5,online"), encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=ledger), now=NOW)
    second = refresh_extract(NOW + timedelta(minutes=10))
    assert second.name != first.name
    share = compute("online_share").total
    assert (share.lower, share.upper) == (5 / 11, 6 / 11)
    before = compute("online_share", as_of=NOW + timedelta(minutes=9)).total
    assert (before.lower, before.upper) == (4 / 11, 5 / 11)
    assert snapshot_as_of(NOW - timedelta(seconds=1)) is None


def test_the_command_prints_rows_for_programs(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = ["figures", "online_share", "--by", "tier", "--from", "2021-01-01", "--to", "2022-01-01"]
    assert main.run([*question, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "tier,numerator,denominator,value,lower,upper,suppressed",
        "province,2,3,0.6666666666666666,,,false",
        "district,1,3,,0.3333333333333333,0.6666666666666666,false",
        "commune,1,4,0.25,,,false",
        ",4,10,,0.4,0.5,false",
    ]
    assert main.run([*question, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    counts = {"numerator": 1, "denominator": 4, "value": 0.25, "lower": None, "upper": None}
    assert document["rows"][2] == {"tier": "commune", **counts, "suppressed": False}
    assert main.run(["figures", "--list", "--json"]) == 0
    names = [metric["name"] for metric in json.loads(capsys.readouterr().out)["metrics"]]
    assert names[:2] == ["received", "online_share"]
    assert main.run(["figures", "happiness"]) == 1
