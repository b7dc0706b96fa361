"""The simulated province has the published size, and the same seed makes the same files."""

from pathlib import Path

import numpy as np

from motcua.demonstration.draw import ONLINE
from motcua.demonstration.files import with_codes
from motcua.demonstration.generate import LETTERS, draw_province, generate
from motcua.demonstration.plan import read_plan


def test_published_counts_come_out() -> None:
    drawn = {tier.tier.tier: tier for tier in draw_province(read_plan(), seed=2021)}
    counts = {name: (len(tier.unit), int((tier.channel == ONLINE).sum())) for name, tier in drawn.items()}
    assert counts == {"province": (58_758, 35_255), "district": (109_104, 32_186), "commune": (164_124, 2_954)}
    shares = [round(online / all_, 3) for all_, online in counts.values()]
    assert shares == [0.600, 0.295, 0.018]
    assert round(sum(online for _, online in counts.values()) / sum(all_ for all_, _ in counts.values()), 4) == 0.2120


def test_dossiers_are_plausible() -> None:
    plan = read_plan(scale=0.05)
    for tier in draw_province(plan, seed=7):
        levels = np.array([procedure.level for procedure in tier.tier.procedures])[tier.procedure]
        assert set(levels[tier.channel == ONLINE]) <= {"3", "4"}
        assert tier.received.min() >= np.datetime64("2021-01-01")
        assert tier.received.max() < np.datetime64("2021-12-15")
        assert (tier.submitted <= tier.received).all()
        assert (tier.due >= tier.received).all()
        done = np.isin(tier.status, (7, 8, 9, 10))
        assert (tier.finished[done] >= tier.received[done]).all()
        assert np.isnat(tier.finished[~done]).all()
        back = tier.status == 10
        assert (tier.returned[back] >= tier.finished[back]).all()
        assert np.isnat(tier.returned[~back]).all()
        late = (tier.finished[done] > tier.due[done]).mean()
        assert abs(late - tier.tier.late) < 0.01


def test_codes_are_unique() -> None:
    ordered = [with_codes(tier, LETTERS[tier.tier.tier]) for tier in draw_province(read_plan(scale=0.05), seed=7)]
    codes = [code for tier in ordered for code in tier.codes]
    assert len(set(codes)) == len(codes)


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    one, two, other = (
        generate(tmp_path / name, seed=seed, scale=0.002) for name, seed in (("a", 5), ("b", 5), ("c", 6))
    )
    assert one.dossiers_file.read_bytes() == two.dossiers_file.read_bytes()
    assert one.events_file.read_bytes() == two.events_file.read_bytes()
    assert one.dossiers_file.read_bytes() != other.dossiers_file.read_bytes()


def test_every_row_says_that_it_is_simulated(tmp_path: Path) -> None:
    made = generate(tmp_path, seed=5, scale=0.002)
    rows = made.dossiers_file.read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == made.dossiers == 664
    assert all(row.endswith(",true,mo-phong-hue-2021") for row in rows)
