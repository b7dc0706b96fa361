"""The register of printed figures: whole, consistent, and true to the tables it was taken from."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from motcua.analytics.api import (
    DEFINITIONS,
    followed_range,
    followed_value,
    printed_range,
    published_figure,
    published_figures,
    published_sources,
)
from motcua.core.errors import NotFound

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "stats766"
D = Decimal


def shared_rows(name: str) -> list[dict[str, str]]:
    if not (SHARED / name).exists():
        pytest.skip(f"the shared table {name} is not beside this clone")
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_figure_has_its_name_source_and_words() -> None:
    figures = published_figures()
    assert len({figure.id for figure in figures}) == len(figures) > 1300
    assert {figure.source.key for figure in figures} == set(published_sources())
    for figure in figures:
        assert figure.measures.vi
        assert figure.measures.en
        assert (figure.ours is None) != (figure.not_comparable is None), figure.id
        assert figure.ours is None or figure.ours.metric in DEFINITIONS
    with pytest.raises(NotFound):
        published_figure("no-such-figure")


def test_printed_digits_are_found_again_in_the_value() -> None:
    """A share that was printed with digits must not be taken for an exact number."""
    for figure in published_figures():
        if figure.unit == "share" and figure.value not in (None, 1) and "/" not in figure.printed:
            bounds = printed_range(figure)
            assert bounds is not None
            assert bounds.lower < bounds.upper, figure.id


def test_what_follows_from_the_three_lines_of_the_workshop() -> None:
    pooled = followed_range(published_figure("hue-2021-online-all"))
    assert pooled is not None
    assert [round(100 * bound, 2) for bound in (pooled.lower, pooled.upper)] == [D("21.07"), D("21.33")]
    expected = {
        "hue-2021-received-all": D(331986),
        "hue-2021-online-all": D("0.2120"),
        "hue-2021-volume-commune": D("0.494"),
        "hue-2021-online-part-commune": D("0.042"),
        "hue-2021-offline-part-commune": D("0.616"),
        "hue-2021-raised": D("0.349"),
    }
    for name, value in expected.items():
        figure, followed = published_figure(name), followed_value(published_figure(name))
        assert figure.value == value
        assert followed is not None
        assert round(followed, 4 if name == "hue-2021-online-all" else 3) == value, name


def test_every_derived_figure_follows_from_its_parts_as_printed() -> None:
    derived = [figure for figure in published_figures() if figure.derived]
    assert len(derived) >= 8
    for figure in derived:
        printed, followed = printed_range(figure), followed_value(figure)
        assert printed is not None
        assert followed is not None
        assert printed.lower <= followed <= printed.upper, figure.id


def test_what_does_not_add_up_is_a_doubt_and_is_not_repaired() -> None:
    """Thái Nguyên: 8.11 + 19.12 + 8.82 + 6.35 + 9.74 + 11.84 = 63.98, printed 63.97."""
    total = published_figure("766-2026-10-10-h55-total")
    assert total.printed == "63.97"
    assert any("63.98" in doubt.vi for doubt in total.doubts)
    wrong = [
        figure.place
        for figure in published_figures()
        if figure.id.endswith("-total") and any("cộng lại" in doubt.vi for doubt in figure.doubts)
    ]
    assert sorted(wrong) == ["Thanh Hóa", "Thái Nguyên"]
    resolved = published_figure("mot-cua-hue-muc-1-2-resolved")
    assert any("thiếu 9.612" in doubt.vi for doubt in resolved.doubts)
    assert any("9,612" in doubt.en for doubt in resolved.doubts)


def test_the_province_adds_up() -> None:
    total = {name: published_figure(f"phu-tho-2026-all-{name}") for name in ("received", "on-time", "overdue")}
    assert [int(each.value or 0) for each in total.values()] == [597918, 528684, 69234]
    assert all(each.status == "recomputed" for each in total.values())
    assert 597918 == 528684 + 69234


def test_the_tables_say_what_their_source_says() -> None:
    provinces = shared_rows("provinces_766_2026-10-10.csv")
    for row in provinces:
        for column, ours in (("total", "total"), ("score_delta", "change"), ("MDHL_18", "satisfaction")):
            assert published_figure(f"766-2026-10-10-{row['code'].lower()}-{ours}").printed == row[column]
    for row in shared_rows("phutho_progress_2026_ytd.csv"):
        figure = published_figure(f"phu-tho-2026-{row['unit_code'].lower()}-on-time-percent")
        assert (figure.place, figure.printed) == (row["unit_name"], row["on_time_pct"])
    reports = shared_rows("onestop_historic.csv")
    numbers = {name for name in reports[0] if name not in ("source", "place", "level", "period", "note")}
    filled = sum(bool(row[name]) for row in reports for name in numbers)
    assert sum(figure.id.startswith("mot-cua-") for figure in published_figures()) == filled
