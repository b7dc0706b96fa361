"""The same lines as on the pages, run over a made-up province's tables; the sealed truth is not among them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.uptake.example.world import FRAME, OUTCOMES, PAST, SESSION, START, SURVEY
from motcua.uptake.running import run_line

DRAW = (
    "--unit=xa",
    "--strata=huyen",
    "--covariates=ho_so,ty_le_ngheo,tu_nop_truoc,cach_trung_tam_km",
    "--arms=2",
    "--keep=0.1",
    "--accepted=phuong-an.csv",
)
INFER = (
    "--outcome=ty_le_tu_nop,ho_so",
    "--treated=thi_diem",
    "--unit=xa",
    "--time=thang",
    "--strata=huyen",
    f"--post-from={START}",
)
PROXY = ("--outcome=can_bo_bam", "--strata=huyen", "--cluster=thon", "--weight=trong_so")
RANK = (
    "--unit=ten",
    "--criteria=ho_so_ngoai_truc_tuyen,phut_tiet_kiem,ty_le_nhom_yeu_the,-rui_ro",
    "--gate=toan_trinh=1",
    "--order=ho_so_ngoai_truc_tuyen>ty_le_nhom_yeu_the>phut_tiet_kiem=rui_ro",
    "--order=ty_le_nhom_yeu_the>ho_so_ngoai_truc_tuyen>rui_ro>phut_tiet_kiem",
    "--top=4",
)
GAIN = ("--unit=ten", "--offline=ho_so_ngoai_truc_tuyen", "--eligible=toan_trinh", "--moves=B01=0.2:0.5")
BARRIER = ("--strata=huyen", "--cluster=xa")
BINDING = ("--binding=rao_can", "--minutes=phut", "--by=xa")
POWER = (
    "--outcome=ty_le_tu_nop",
    "--unit=xa",
    "--time=thang",
    "--before=6",
    "--after=3",
    "--designs=4/33",
    "--effects=0,0.04,0.08",
)


@dataclass(frozen=True, slots=True)
class Recovered:
    """An estimate with its interval and p, where there is one."""

    estimate: float
    low: float
    high: float
    p: float | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What the pipeline says of a province: the effect, the officers' share, each barrier's share."""

    pilot: tuple[str, ...]
    effect: Recovered
    proxy_share: Recovered
    barriers: Mapping[str, Recovered]


def recover(tables: Mapping[str, str], after: Callable[[tuple[str, ...]], str], folder: Path, *, seed: int) -> Findings:
    """Draw the lot, let time go by (`after` gives the outcomes of the communes drawn), and say what was found.

    seed  of the lot, not of the province
    """
    files = {number: folder / name for number, name in enumerate((FRAME, PAST, SESSION, SURVEY), start=1)}
    for path in files.values():
        path.write_text(tables[path.name], encoding="utf-8")
    drawn = run_line("allocate", ("--data=@1", *DRAW, f"--seed={seed}"), files, folder)
    pilot = tuple(str(name) for name in drawn.answer.document()["allocation"])
    outcome = folder / OUTCOMES
    outcome.write_text(after(pilot), encoding="utf-8")
    files |= {5: outcome, 6: drawn.written["phuong-an.csv"]}
    effect = _first(run_line("ri", ("--data=@5", *INFER, "--allocations=@6"), files, folder).answer.document())
    codes = [
        name.removeprefix("la_") for name in tables[SESSION].split("\n", 1)[0].split(",") if name.startswith("la_")
    ]
    return Findings(
        pilot=pilot,
        effect=effect,
        proxy_share=_share(("--data=@4", *PROXY), files, folder),
        barriers={code: _share(("--data=@3", f"--outcome=la_{code}", *BARRIER), files, folder) for code in codes},
    )


def _share(words: tuple[str, ...], files: Mapping[int, Path], folder: Path) -> Recovered:
    found = run_line("survey-estimate", (*words, "--statistic=share"), files, folder).answer.document()
    low, high = found["ci"]
    return Recovered(found["estimate"], low, high, None)


def _first(document: Mapping[str, Any]) -> Recovered:
    row = document["rows"][0]
    return Recovered(row["estimate"], row["low"], row["high"], row["p"])
