"""An event study is made of two-by-two comparisons, its means have their own errors, without controls it refuses."""

import json
from pathlib import Path

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Panel, event_study

NAMES = [str(year) for year in range(2003, 2008)]


def _panel(seed: int = 1, never: int = 30) -> Panel:
    random = np.random.default_rng(seed)
    first = np.repeat([-1, 1, 3, 4], [never, 8, 12, 20])
    effect = (first[:, None] >= 0) * np.maximum(0, np.arange(5)[None, :] - first[:, None] + 1.0)
    noise = random.normal(size=(len(first), 5)) * 0.1
    return Panel(random.normal(size=(len(first), 1)) + np.arange(5) + effect + noise, first, NAMES)


def test_each_effect_is_a_difference_of_mean_changes_with_its_error() -> None:
    panel = _panel()
    found = event_study(panel)
    cell = next(
        row
        for row in found.rows
        if row.get("kind") == "group_time" and row["group"] == "2006" and row["time"] == "2007"
    )
    own = panel.outcome[panel.first == 3, 4] - panel.outcome[panel.first == 3, 2]
    other = panel.outcome[panel.first < 0, 4] - panel.outcome[panel.first < 0, 2]
    assert cell["estimate"] == pytest.approx(own.mean() - other.mean())
    assert cell["se"] == pytest.approx(np.sqrt(own.var() / len(own) + other.var() / len(other)))


def test_means_by_exposure_group_and_over_all_weigh_by_units() -> None:
    found = event_study(_panel())
    rows = {(row["group"], row["time"]): row["estimate"] for row in found.rows if row["kind"] == "group_time"}
    size = {"2004": 8, "2006": 12, "2007": 20}
    after = [(group, time) for group, time in rows if time >= group]
    simple = np.average([rows[key] for key in after], weights=[size[group] for group, _ in after])
    assert found.estimate == pytest.approx(simple)
    second = next(row for row in found.rows if row["kind"] == "event_time" and row["event_time"] == 1)
    by_hand = np.average([rows["2004", "2005"], rows["2006", "2007"]], weights=[8, 12])
    assert second["estimate"] == pytest.approx(by_hand)
    assert second["band_low"] < second["low"]
    assert 1.9 < second["estimate"] < 2.1
    assert found.more["pre_trend"]["p"] > 0.01


def test_the_errors_of_means_are_those_of_drawing_units_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The analytic error of the weighted mean agrees with a bootstrap of units, shares of groups included."""
    monkeypatch.setattr("motcua.uptake.methods.event_study.DRAWS", 20)
    panel, random = _panel(3), np.random.default_rng(1)
    drawn = []
    for _ in range(100):
        rows = random.integers(0, len(panel.first), len(panel.first))
        drawn.append(event_study(Panel(panel.outcome[rows], panel.first[rows], NAMES)).estimate or 0)
    assert event_study(panel).se == pytest.approx(np.std(drawn), rel=0.25)


def test_a_constant_of_a_unit_changes_nothing_and_later_starters_may_be_controls() -> None:
    panel = _panel()
    moved = Panel(panel.outcome + np.arange(len(panel.first))[:, None], panel.first, NAMES)
    assert event_study(moved).estimate == pytest.approx(event_study(panel).estimate)
    late = event_study(panel, control="not-yet", base="universal")
    assert late.estimate == pytest.approx(event_study(panel).estimate, abs=0.1)
    with pytest.raises(MethodRefused):
        event_study(_panel(never=0))
    assert event_study(_panel(never=0), control="not-yet").estimate is not None


def test_the_command_refuses_a_unit_without_a_period(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"{u},{t},{2005 if u < 6 else ''},{(u * t) % 7}" for u in range(12) for t in range(2003, 2008)]
    file = tmp_path / "panel.csv"
    words = ["lab", "event-study", "--data", str(file), "--outcome", "y", "--unit", "u", "--time", "t",
             "--first-treated", "g", "--json"]  # fmt: skip
    file.write_text("u,t,g,y\n" + "\n".join(rows), encoding="utf-8")
    assert run(words) == 0
    file.write_text("u,t,g,y\n" + "\n".join(rows[:-1]), encoding="utf-8")
    assert run(words) == 1
    assert "2007" in capsys.readouterr().out


def test_a_unit_that_weighs_twice_is_a_unit_that_is_there_twice() -> None:
    panel = _panel()
    twice = np.r_[np.arange(len(panel.first)), np.flatnonzero(panel.first == 3)]
    weights = np.where(panel.first == 3, 2.0, 1.0)
    weighted = event_study(Panel(panel.outcome, panel.first, NAMES, None, weights))
    doubled = event_study(Panel(panel.outcome[twice], panel.first[twice], NAMES))
    assert weighted.estimate == pytest.approx(doubled.estimate)


def test_announced_treatment_is_measured_from_before_the_announcement() -> None:
    panel = _panel()
    found = event_study(panel, anticipation=1)
    cell = next(r for r in found.rows if r.get("kind") == "group_time" and (r["group"], r["time"]) == ("2006", "2007"))
    change = panel.outcome[:, 4] - panel.outcome[:, 1]
    assert cell["estimate"] == pytest.approx(change[panel.first == 3].mean() - change[panel.first < 0].mean())


def test_a_column_that_turns_to_one_says_when_each_unit_began(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel, file = _panel(), tmp_path / "p.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("u,t,y,d,first\n")
        for unit, first in enumerate(panel.first):
            for time, name in enumerate(NAMES):
                if (unit, time) != (0, 0):
                    treated, start = int(0 <= first <= time), NAMES[first] if first >= 0 else ""
                    out.write(f"{unit},{name},{panel.outcome[unit, time]},{treated},{start}\n")
    words = ["lab", "event-study", "--data", str(file), "--outcome", "y", "--unit", "u", "--time", "t"]
    assert run([*words, "--treated", "d", "--missing", "--json"]) == 0
    assert run([*words, "--first-treated", "first", "--missing", "--json"]) == 0
    one, two = (json.loads(line) for line in capsys.readouterr().out.replace("}\n{", "}\x00{").split("\x00"))
    assert one == two
    assert any("1 đơn vị thiếu kỳ" in flag for flag in one["flags"])
