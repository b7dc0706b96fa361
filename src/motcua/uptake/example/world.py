"""The made-up province: 33 communes of two former districts, their past, assisted sessions, a survey, and outcomes.

Everything is drawn from a seed. What is planted (effect, share of officers' hands, barriers) goes into `Sealed`, which
no table shows; the shape is that of the founding pilot: two of 16 communes in one district and two of 17 in another.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

DISTRICTS: Mapping[str, int] = {"Huyện Đông (giả lập)": 16, "Huyện Tây (giả lập)": 17}
BEFORE, AFTER = 12, 6
FIRST_YEAR = 2026
START = "2027-01"
VILLAGES, ADULTS = 40, 12
SESSIONS = 18
PROCEDURES = "thu-tuc.csv"
FRAME, PAST, SESSION, SURVEY, OUTCOMES = (
    "khung-xa.csv",
    "lich-su.csv",
    "buoi-tro-giup.csv",
    "khao-sat.csv",
    "ket-qua.csv",
)


GROUPS: Mapping[str, bool] = {
    "Khai sinh, cư trú, thẻ bảo hiểm y tế trẻ em": True,
    "Trợ cấp xã hội hằng tháng": True,
    "Xác nhận khuyết tật": False,
    "Chứng thực bản sao": True,
    "Đăng ký kết hôn": False,
    "Hỗ trợ hộ nghèo": True,
    "Đất đai: xác nhận": False,
    "Hộ kinh doanh": True,
    "Khai tử": True,
    "Chính sách người có công": True,
}
"""Groups of procedures of the made-up province, and whether each can be done wholly online there."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The planted truth.

    effect       rise of the share of self-service dossiers in pilot communes, 0..1
    proxy_share  of dossiers counted as online, how many an officer's hand sent, 0..1
    barriers     code -> share of people for whom it is the first binding one; adds up to 1
    """

    effect: float = 0.08
    proxy_share: float = 0.35
    barriers: Mapping[str, float] = field(
        default_factory=lambda: {"B01": 0.28, "B05": 0.22, "B08": 0.20, "B03": 0.12, "B12": 0.10, "B15": 0.08}
    )


def tables_before(seed: int, sealed: Sealed) -> dict[str, str]:
    """Name of file -> CSV: what is known before anything begins."""
    communes = _communes(seed)
    return {
        PROCEDURES: _procedures(seed),
        FRAME: _text(
            ("xa", "huyen", "ho_so", "ty_le_ngheo", "tu_nop_truoc", "cach_trung_tam_km"),
            (
                (
                    one.name,
                    one.district,
                    one.dossiers * BEFORE,
                    f"{one.poverty:.3f}",
                    f"{one.base:.3f}",
                    f"{one.far:.1f}",
                )
                for one in communes
            ),
        ),
        PAST: _panel(communes, _rng(seed, "past"), _months(0, BEFORE), {}),
        SESSION: _sessions(seed, communes, sealed),
        SURVEY: _survey(seed, communes, sealed),
    }


def table_after(seed: int, sealed: Sealed, pilot: Iterable[str]) -> str:
    """What happened, once it is known which communes began; the past stands in it, too."""
    communes = _communes(seed)
    effects = dict.fromkeys(pilot, sealed.effect)
    past = _panel(communes, _rng(seed, "past"), _months(0, BEFORE), {}, pilot=effects)
    after = _panel(communes, _rng(seed, "after"), _months(BEFORE, AFTER), effects, pilot=effects)
    return past + after.split("\n", 1)[1]


@dataclass(frozen=True, slots=True)
class _Commune:
    name: str
    district: str
    dossiers: int
    poverty: float
    base: float
    far: float


def _procedures(seed: int) -> str:
    """One row per group of procedures with what speaks for and against taking it first."""
    rng = _rng(seed, "procedures")
    rows = [
        (
            name,
            int(whole),
            int(rng.integers(300, 4000)),
            int(rng.integers(10, 90)),
            f"{rng.random():.2f}",
            int(rng.integers(1, 6)),
        )
        for name, whole in GROUPS.items()
    ]
    head = ("ten", "toan_trinh", "ho_so_ngoai_truc_tuyen", "phut_tiet_kiem", "ty_le_nhom_yeu_the", "rui_ro")
    return _text(head, rows)


def _rng(seed: int, part: str) -> np.random.Generator:
    return np.random.default_rng([seed, *part.encode()])


def _communes(seed: int) -> list[_Commune]:
    rng = _rng(seed, "communes")
    found = []
    for district, many in DISTRICTS.items():
        for number in range(many):
            poverty = float(rng.beta(2, 8))
            found.append(
                _Commune(
                    name=f"Xã {'ĐT'[district.startswith('Huyện Tây')]}{number + 1:02d}",
                    district=district,
                    dossiers=int(rng.integers(60, 160)),
                    poverty=poverty,
                    base=float(np.clip(0.16 - 0.25 * poverty + rng.normal(0, 0.03), 0.02, 0.5)),
                    far=float(rng.gamma(3, 4)),
                )
            )
    return found


def _months(first: int, many: int) -> list[str]:
    return [f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02d}" for month in range(first, first + many)]


def _panel(
    communes: Sequence[_Commune],
    rng: np.random.Generator,
    months: Sequence[str],
    effects: Mapping[str, float],
    *,
    pilot: Mapping[str, float] | None = None,
) -> str:
    """One row per commune and month: dossiers, those sent by oneself, and the share."""
    season = {month: 0.01 * np.sin(2 * np.pi * int(month[-2:]) / 12) for month in months}
    rows = []
    for one in communes:
        drift = rng.normal(0, 0.015)
        for month in months:
            many = int(rng.poisson(one.dossiers)) + 1
            chance = float(np.clip(one.base + season[month] + drift + effects.get(one.name, 0.0), 0.001, 0.999))
            own = int(rng.binomial(many, chance))
            marks = () if pilot is None else (int(one.name in pilot),)
            rows.append((one.name, one.district, month, many, own, f"{own / many:.6f}", *marks))
    head = ("xa", "huyen", "thang", "ho_so", "tu_nop", "ty_le_tu_nop", *(() if pilot is None else ("thi_diem",)))
    return _text(head, rows)


def _sessions(seed: int, communes: Sequence[_Commune], sealed: Sealed) -> str:
    """One row per assisted session with its first binding barrier; communes differ around the planted shares."""
    rng = _rng(seed, "sessions")
    codes = list(sealed.barriers)
    shares = np.array([sealed.barriers[code] for code in codes])
    rows = []
    for one in communes:
        own = rng.dirichlet(shares * 30)
        drawn = rng.choice(len(codes), size=SESSIONS, p=own)
        rows += [(one.name, one.district, codes[place], int(rng.integers(4, 40))) for place in drawn]
    head = ("xa", "huyen", "rao_can", "phut")
    marks = tuple(f"la_{code}" for code in codes)
    return _text((*head, *marks), ((*row, *(int(row[2] == code) for code in codes)) for row in rows))


def _survey(seed: int, communes: Sequence[_Commune], sealed: Sealed) -> str:
    """One row per adult whose last dossier was counted as online: who pressed the button. Villages are clusters."""
    rng = _rng(seed, "survey")
    strata = list(DISTRICTS)
    rows = []
    for village in range(VILLAGES):
        stratum = strata[village % len(strata)]
        own: npt.NDArray[np.float64] = rng.beta(sealed.proxy_share * 12, (1 - sealed.proxy_share) * 12, size=1)
        for adult in range(ADULTS):
            officer = int(rng.random() < own[0])
            rows.append((f"T{village + 1:02d}", stratum, adult + 1, officer, "1.0"))
    return _text(("thon", "huyen", "nguoi", "can_bo_bam", "trong_so"), rows)


def _text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
