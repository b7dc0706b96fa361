"""Small units are drawn to the mean as Efron and Morris did, and lie inside their limits as often as they should."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, funnel_limits
from motcua.uptake.methods.funnel_limits import exact_limit

HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
"""Of 45 times at bat, eighteen players of 1970."""


def test_the_eighteen_players_as_published(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Clemente's .400 becomes .294, the factor is .212. Source: Efron and Morris, Scientific American 236 (1977)."""
    file = tmp_path / "h.csv"
    file.write_text("p,y,n\n" + "".join(f"p{i},{hits / 45},45\n" for i, hits in enumerate(HITS)), encoding="utf-8")
    words = ["--outcome", "y", "--group", "p", "--size", "n", "--limits", "--json"]
    assert run(["lab", "gap", "--data", str(file), *words]) == 0
    best = json.loads(capsys.readouterr().out)["rows"][0]
    assert round(best["shrunk"], 3) == 0.294
    assert round(1 - best["pull"], 3) == 0.212


@pytest.mark.parametrize("tail", [0.001, 0.025, 0.975, 0.999])
def test_limits_fall_between_the_exact_counts(tail: float) -> None:
    """The interpolated limit lies between the counts whose probabilities enclose the tail; worked out by scipy."""
    for size in (10, 45, 400):
        limit, count = exact_limit(0.3, size, tail) * size, int(binom.ppf(tail, size, 0.3))
        assert max(0, count - 1) <= limit <= count


def test_chance_alone_leaves_about_one_in_twenty_outside_and_everything_is_drawn_to_the_mean() -> None:
    random = np.random.default_rng(1)
    sizes = random.integers(100, 900, 400).astype(float)
    found = funnel_limits(random.binomial(sizes.astype(int), 0.3).astype(float), sizes, [str(i) for i in range(400)])
    assert 0.02 <= found.more["outside"] / 400 <= 0.08
    assert found.more["dispersion"] == pytest.approx(0.68, abs=0.1)  # of normal z with the outer tenths drawn in
    middle = found.more["shrunk_to"]
    assert all(abs(row["shrunk"] - middle) <= abs(row["share"] - middle) + 1e-12 for row in found.rows)


def test_units_that_differ_are_said_to_and_odd_counts_are_refused() -> None:
    names = [str(i) for i in range(20)]
    found = funnel_limits(np.linspace(100, 900, 20), np.full(20, 1000.0), names)
    assert found.more["dispersion"] > 10
    assert any("phân tán" in flag for flag in found.flags)
    with pytest.raises(MethodRefused):
        funnel_limits(np.full(20, 3.0), np.full(20, 2.0), names)
    with pytest.raises(MethodRefused):
        funnel_limits(np.full(20, 1.0), np.full(20, 2.5), names)
