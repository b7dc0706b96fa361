"""Gray's test gives the published answers, and is a test of equal incidence where it should be."""

import json
from pathlib import Path

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Waits, compare, gray

MELANOMA = Path(__file__).parent / "published" / "melanoma.csv"
"""205 patients; 1 died of melanoma, 2 lives, 3 died of something else. Source: Andersen et al. 1993, in R's `MASS`."""


@pytest.mark.parametrize(("group", "own", "other"), [("ulcer", 26.120719, 0.158662), ("sex", 5.8140209, 0.8543656)])
def test_melanoma_as_published(capsys: pytest.CaptureFixture[str], group: str, own: float, other: float) -> None:
    """Source: R's `cmprsk::cuminc` on these data."""
    words = f"--time time --event status --censored 2 --group {group} --test gray --json"
    assert run(["lab", "survival", "--data", str(MELANOMA), *words.split()]) == 0
    found = json.loads(capsys.readouterr().out)
    chi2 = [row["chi2"] for row in found["rows"] if row["kind"] == "test"]
    assert chi2 == pytest.approx([own, other], rel=1e-6)
    assert found["p"] == found["test"]["p"]


def test_without_other_ends_it_is_nearly_the_log_rank_test_and_labels_do_not_matter() -> None:
    random = np.random.default_rng(4)
    groups = random.integers(0, 3, 3000)
    time = random.exponential(1 + 0.1 * groups)
    waits = Waits(np.minimum(time, 1), (time < 1).astype(np.int64))
    assert gray(waits, groups)["chi2"] == pytest.approx(compare(waits, groups)["chi2"], rel=0.02)
    assert gray(waits, 2 - groups)["chi2"] == pytest.approx(gray(waits, groups)["chi2"])


def test_without_difference_it_rejects_as_often_as_it_says() -> None:
    random, ps = np.random.default_rng(5), []
    for _ in range(300):
        time, cause = random.exponential(size=60).round(2), random.integers(0, 3, 60)
        ps.append(gray(Waits(time, cause, ("a", "b")), np.arange(60) % 2)["p"])
    assert 0.02 <= np.mean(np.array(ps) <= 0.05) <= 0.08


def test_it_refuses_one_group_and_late_entry() -> None:
    waits = Waits(np.arange(1.0, 7), np.ones(6, dtype=np.int64))
    with pytest.raises(MethodRefused):
        gray(waits, np.zeros(6, dtype=np.int64))
    with pytest.raises(MethodRefused):
        gray(Waits(waits.time, waits.cause, ("1",), waits.time / 2), np.arange(6) % 2)
