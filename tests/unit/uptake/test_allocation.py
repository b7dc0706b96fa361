"""The lot is drawn among the published allocations, keeps strata and neighbours, and is sealed before it is known."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import Candidates, MethodRefused, allocate

DICKINSON = Path(__file__).parent / "published" / "dickinson.csv"
"""Sixteen counties of Colorado. Source: Dickinson et al. 2015, as in R's `cvcrand`."""
COVARIATES = "inciis,uptodateonimmunizations,hispanic,location,incomecat"


def drawn(capsys: pytest.CaptureFixture[str], path: Path, options: str) -> dict[str, Any]:
    assert run(["lab", "allocate", "--data", str(path), *options.split(), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def plain(sizes: list[int], treated: list[int], **more: Any) -> Candidates:
    """Candidates without covariates, in strata of these sizes."""
    strata = np.repeat(np.arange(len(sizes)), sizes)
    names = [f"u{place}" for place in range(len(strata))]
    labels = [f"s{place}" for place in range(len(sizes))]
    return Candidates(names, np.zeros((len(strata), 0)), [], np.zeros(0), strata, labels, treated, **more)


def test_published_balance_of_all_allocations(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """12,870 allocations, their scores, and the best tenth. Source: uptake reference, over R's `cvcrand`."""
    accepted = tmp_path / "accepted.csv"
    options = f"--unit county --covariates {COVARIATES} --arms 8,8 --accepted {accepted}"
    found = drawn(capsys, DICKINSON, options)
    assert (found["space"], found["accepted"]) == (12870, 1287)
    for name, value in {"mean": 24.0, "sd": 15.775, "min": 1.161, "max": 116.656, "cut": 7.638}.items():
        assert found["balance"][name] == pytest.approx(value, abs=5e-4)
    assert found["balance"]["chosen"] <= found["balance"]["cut"]
    assert sum(row["treated"] for row in found["rows"]) == 8
    rows = list(csv.reader(accepted.read_text().splitlines()))
    own = ["1" if name in found["allocation"] else "0" for name in rows[0]]
    assert len(rows) == 1288
    assert own in rows[1:]
    assert drawn(capsys, DICKINSON, options)["seal"] == found["seal"]
    assert drawn(capsys, DICKINSON, options + " --seed 2")["seal"] != found["seal"]


def test_the_founding_pilot_has_16320_allocations() -> None:
    """Two of sixteen communes in one district and two of seventeen in another: 120 x 136."""
    found, accepted = allocate(plain([16, 17], [2, 2]))
    assert found.more["space"] == len(accepted) == 16320
    assert (accepted[:, :16].sum(axis=1) == 2).all()
    assert found.more["p_floor"] == pytest.approx(1 / 16320)


@pytest.mark.parametrize(
    ("sizes", "treated", "floor"),
    [([2] * 2, [1] * 2, 0.5), ([2] * 4, [1] * 4, 0.125), ([2] * 6, [1] * 6, 2 / 64), ([8], [4], 2 / 70),
     ([12], [4], 1 / 495), ([16], [4], 1 / 1820)],
)  # fmt: skip
def test_the_smallest_p_is_known_before_the_pilot(sizes: list[int], treated: list[int], floor: float) -> None:
    """Equal arms always have a mirror, unequal ones never; what cannot convince is said so."""
    found, _ = allocate(plain(sizes, treated))
    assert found.more["p_floor"] == pytest.approx(floor)
    assert bool(found.flags) is (floor > 0.05)
    assert found.more["can_reject"] is (floor <= 0.05)


def test_a_space_too_large_is_sampled_without_repetition() -> None:
    """Ten of sixty: the size is still told exactly."""
    found, accepted = allocate(plain([60], [10]), draws=2000)
    assert found.more["space"] == 75394027566
    assert len(np.unique(accepted, axis=0)) == len(accepted) == 2000
    assert "quá nhiều" in found.flags[0]


def test_neighbours_are_apart_together_or_set_aside() -> None:
    """u0 and u1 border on each other."""
    pairs = [(0, 1)]
    _, apart = allocate(plain([6], [2], pairs=pairs, neighbours="apart"))
    assert len(apart) == 15 - 1
    _, together = allocate(plain([6], [2], pairs=pairs, neighbours="together"))
    assert len(together) == 1 + 6
    for seed in range(10):
        found, _ = allocate(plain([6], [2], pairs=pairs), seed=seed)
        treated = {row["unit"] for row in found.rows if row["treated"]}
        aside = {row["unit"] for row in found.rows if row["role"] == "buffer"}
        assert aside == {"u0": {"u1"}, "u1": {"u0"}}.get("".join(treated & {"u0", "u1"}), set())


def test_pairs_that_never_part_are_named() -> None:
    """Where balance leaves two allocations, the pairs that it ties together are told."""
    values = np.array([[0.0], [10.0], [0.1], [10.1]])
    units = Candidates(["a", "b", "c", "d"], values, ["x"], np.ones(1), np.zeros(4, dtype=np.int64), ["*"], [2])
    found, accepted = allocate(units, keep=0.34)
    assert len(accepted) == 2
    assert found.more["pairs"]["always_together"] == [["a", "d"], ["b", "c"]]
    assert found.more["pairs"]["never_count"] == 4


def test_sizes_that_do_not_fit_are_refused() -> None:
    """Nine of eight units."""
    with pytest.raises(MethodRefused) as refused:
        allocate(plain([8], [9]))
    assert "không chọn được 9" in refused.value.words
