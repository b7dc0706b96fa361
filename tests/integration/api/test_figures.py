"""Public figures for machines: right numbers, approved breakdowns, nobody to be seen in them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path, settings: Any) -> None:
    """Two hundred dossiers of a province, a quarter of them online; and three of a commune."""
    settings.DATA_FOLDER = tmp_path
    lines = ["dossier_code,legal_channel,received_at,origin_system,tier,procedure_code"]
    lines += [
        f"p{n},{'online' if n % 4 == 0 else 'counter'},2021-02-03T09:00:00,hand,province,1.001193" for n in range(200)
    ]
    lines += [f"c{n},online,2021-03-03T09:00:00,hand,commune,1.001193" for n in range(3)]
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    refresh_extract(NOW)


def get(client: Client, address: str) -> Any:
    response = client.get(f"/api/v1/{address}")
    return response.status_code, response.json()


def test_each_figure_is_explained_in_both_languages(client: Client) -> None:
    status, document = get(client, "figures")
    assert status == 200
    named = {metric["name"]: metric for metric in document["metrics"]}
    assert {"received", "online_share"} <= set(named)
    assert named["online_share"]["title"]["vi"]
    assert named["online_share"]["title"]["en"]


def test_a_share_with_its_total(client: Client, ledger: None) -> None:
    status, figure = get(client, "figures/online_share?from=2021-01-01&to=2022-01-01")
    assert status == 200
    (total,) = figure["rows"]
    assert (total["numerator"], total["denominator"], total["value"]) == (53, 203, 53 / 203)
    assert figure["as_of"].endswith("+07:00")
    assert figure["simulated"] is False


def test_a_condition_of_an_approved_cube_narrows(client: Client, ledger: None) -> None:
    """What the condition selects is itself too easily subtracted here: the commune's three are the rest."""
    status, figure = get(client, "figures/received?by=procedure&where=tier=province&from=2021-01-01&to=2022-01-01")
    assert status == 200
    assert [(row["procedure"], row["suppressed"]) for row in figure["rows"]] == [("1.001193", True), ("", True)]
    _, whole = get(client, "figures/received?by=procedure&from=2021-01-01&to=2022-01-01")
    assert [(row["procedure"], row["numerator"]) for row in whole["rows"]] == [("1.001193", 203), ("", 203)]


def test_the_cubes_are_listed(client: Client) -> None:
    _, document = get(client, "figures")
    cube = next(cube for cube in document["cubes"] if cube["name"] == "tiers")
    assert {"received", "online_share"} <= set(cube["metrics"])
    assert (cube["dimensions"], cube["periods"]) == (["tier"], ["month", "quarter", "year"])


def test_small_cells_are_hidden_and_cannot_be_had_by_subtraction(client: Client, ledger: None) -> None:
    _, figure = get(client, "figures/online_share?by=tier")
    *cells, total = figure["rows"]
    by_tier = {cell["tier"]: cell for cell in cells}
    assert by_tier["commune"]["suppressed"] is True
    assert by_tier["commune"]["numerator"] is None
    assert by_tier["province"]["suppressed"] is True
    assert total["tier"] == ""


def test_two_answers_together_give_no_small_cell_away(client: Client, ledger: None) -> None:
    """The year is shown with its 203 dossiers, so neither February's 200 nor March's 3 can be."""
    for month in ("from=2021-02-01&to=2021-03-01", "from=2021-03-01&to=2021-04-01"):
        (total,) = get(client, f"figures/received?{month}")[1]["rows"]
        assert (total["suppressed"], total["numerator"]) == (True, None)
    assert get(client, "figures/received?from=2021-01-01&to=2022-01-01")[1]["rows"][0]["numerator"] == 203


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("by=residence_commune", "by", "dimension_not_public"),
        ("by=tier,month,procedure", "by", "too_many"),
        ("by=tier,tier", "by", "too_many"),
        ("from=2021-02-03", "from", "not_first_of_month"),
        ("to=2021-02-03", "to", "not_first_of_month"),
        ("from=soon", "from", "must_be_date"),
        ("where=unit", "where", "unknown_member"),
        ("where=officer=x", "where", "unknown_member"),
        ("by=unit,month", "by", "combination_not_public"),
        ("by=unit&from=2021-02-01", "by", "combination_not_public"),
    ],
)
def test_breakdowns_that_could_show_single_people_are_refused(
    client: Client, ledger: None, query: str, field: str, code: str
) -> None:
    status, problem = get(client, f"figures/online_share?{query}")
    assert status == 422
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [(field, code)]
    assert all(error["message"] for error in problem["errors"])


def test_an_unknown_figure_is_404_and_no_extract_is_for_later(client: Client, tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    assert get(client, "figures/happiness")[0] == 404
    response = client.get("/api/v1/figures/received")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
