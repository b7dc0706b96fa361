"""What no plan knows is cleared by itself: single years of what is no sum, and small counts at the end of a month."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.analytics.cube import compute_table
from motcua.analytics.publication.gate import Question
from motcua.analytics.publication.masking import clear_table
from motcua.analytics.values import FigureTable
from tests.factories.extract_rows import write_extract


def asked(
    folder: Path,
    rows: list[dict[str, Any]],
    metric: str,
    by: tuple[str, ...] = (),
    period: tuple[Any, Any] = (None,) * 2,
) -> FigureTable:
    """The public's answer over these dossiers."""
    snapshot = write_extract(folder, rows)
    table = compute_table(snapshot, metric, by=by, date_from=period[0], date_to=period[1])
    return clear_table(table, snapshot, Question(metric, by, *period, {}))


def people(year: int, many: int) -> list[dict[str, Any]]:
    """So many people who submitted online in March of the year."""
    return [
        {
            "received_at": f"{year}-03-01T09:00",
            "tier": "commune",
            "legal_channel": "online",
            "actor": "owner",
            "person_key": f"{year}-{number}",
        }
        for number in range(many)
    ]


def test_different_people_are_shown_by_single_years_alone(tmp_path: Path) -> None:
    """2021 had three: neither they nor a sum with them is shown."""
    rows = [*people(2021, 3), *people(2022, 9), *people(2023, 12)]
    table = asked(tmp_path, rows, "accounts", ("year",))
    assert [(row.dimensions, row.numerator) for row in table.rows] == [
        (("2021",), None),
        (("2022",), 9),
        (("2023",), 12),
        (("",), None),
    ]


@pytest.mark.parametrize(("by", "shown"), [((), 9), (("tier",), None)])
def test_they_are_not_divided(tmp_path: Path, by: tuple[str, ...], shown: int | None) -> None:
    table = asked(tmp_path, people(2022, 9), "accounts", by, (date(2022, 1, 1), date(2023, 1, 1)))
    assert {row.numerator for row in table.rows} == {shown}


def test_what_is_late_at_the_end_of_a_month_is_small_by_itself(tmp_path: Path) -> None:
    """Seven are late at the end of the year, which the plan shows; three of them were at the end of March."""
    base = {"received_at": "2026-03-02T09:00", "tier": "commune", "supplements": 0}
    rows = [
        *({**base, "due_at": "2026-03-20T17:00", "finished_at": "2026-03-10T09:00", "stage": "returned"},) * 10,
        *({**base, "due_at": "2026-03-25T17:00"},) * 3,
        *({**base, "due_at": "2026-04-10T17:00"},) * 4,
    ]
    year = asked(tmp_path / "year", rows, "on_time_index_share", (), (date(2026, 1, 1), date(2027, 1, 1)))
    assert (year.total.numerator, year.total.denominator) == (10, 17)
    month = asked(tmp_path / "month", rows, "on_time_index_share", (), (date(2026, 3, 1), date(2026, 4, 1)))
    assert month.total.suppressed
