"""Tightening what is known of who pressed submit by asking people: bounds of the ledger beside a survey's answers."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, check_alpha, wilson
from motcua.uptake.refusals import MethodRefused


def calibrated_bounds(
    classes: Sequence[str],
    dossiers: Numbers,
    asked: Numbers,
    pressed: Numbers,
    raw: tuple[Numbers, Numbers],
    *,
    alpha: float = ALPHA,
) -> Answer:
    """Bounds of the share of dossiers whose own person pressed submit.

    classes   what the ledger says of the hand (`owner`, `unknown`, `officer_proxy`, ...), one row each
    dossiers  how many dossiers the class has
    asked     how many of them were asked in the survey; 0 where nobody was
    pressed   how many of those said that they pressed submit themselves
    raw       the least and the largest share that the ledger alone allows in each class: 1 and 1 where it says so,
              0 and 0 where it says the contrary, 0 and 1 where it says nothing

    The share is the sum over classes of their part times the class's share (a misclassification matrix with two
    answers). A class that was asked has Wilson's interval at `alpha` over the number of classes asked (Bonferroni), so
    that all hold together; one that was not asked keeps its raw range. The estimate needs every class of unknown
    share to have been asked.

    Raises  MethodRefused: negative or broken counts, more said yes than were asked, no dossiers, a range out of 0..1
    """
    check_alpha(alpha)
    low, high = raw
    _check(classes, dossiers, asked, pressed, low, high)
    told = int((asked > 0).sum())
    total = float(dossiers.sum())
    level = alpha / told if told else alpha
    found_in = zip(classes, dossiers, asked, pressed, low, high, strict=True)
    rows = [_row(*one, alpha=level) for one in found_in]
    parts = dossiers / total
    found = [float(np.dot(parts, [row[end] for row in rows])) for end in ("low", "high")]
    before = [float(np.dot(parts, end)) for end in (low, high)]
    known = all(row["share"] is not None for row in rows)
    return Answer(
        "share of dossiers whose own person pressed submit; classes weighted by their dossiers; Wilson's interval at"
        " alpha over the number of classes asked; a class not asked keeps the ledger's range",
        estimate=float(np.dot(parts, [row["share"] for row in rows])) if known else None,
        ci=(found[0], found[1]),
        n=int(asked.sum()),
        rows=rows,
        flags=_flags(rows, (low, high), before, found),
        more={"raw": before, "dossiers": int(total), "width": found[1] - found[0], "raw_width": before[1] - before[0]},
    )


def _row(
    name: str, dossiers: float, asked: float, pressed: float, least: float, most: float, *, alpha: float
) -> dict[str, Any]:
    """One class: what those asked said, else what the ledger allows."""
    ends, share = (float(least), float(most)), float(least) if least == most else None
    if asked > 0:
        ends, share = wilson(float(pressed), float(asked), alpha), float(pressed / asked)
    counts = {"n": int(dossiers), "numerator": int(pressed), "denominator": int(asked)}
    return {"group": name, **counts, "share": share, "low": max(0.0, ends[0]), "high": min(1.0, ends[1])}


def _flags(
    rows: list[dict[str, Any]], raw: tuple[Numbers, Numbers], before: list[float], found: list[float]
) -> list[str]:
    flags = ["Chỉ đúng khi người được hỏi được chọn ngẫu nhiên trong lớp của mình, và chỉ cho các hồ sơ của bảng này."]
    against = [
        str(row["group"])
        for row, least, most in zip(rows, *raw, strict=True)
        if row["denominator"] and (row["high"] < least or row["low"] > most)
    ]
    if against:
        flags.append(f"Sổ ghi khác với lời người dân ở: {', '.join(against)}. Đừng dùng riêng cột của sổ.")
    if found[1] - found[0] > before[1] - before[0]:
        flags.append("Khoảng rộng hơn của sổ: hỏi quá ít người, hoặc sổ chắc chắn hơn sự thật.")
    return flags


def _check(
    classes: Sequence[str], dossiers: Numbers, asked: Numbers, pressed: Numbers, low: Numbers, high: Numbers
) -> None:
    counts = np.column_stack([dossiers, asked, pressed])
    if bool((counts < 0).any()) or bool((counts != np.floor(counts)).any()):
        raise MethodRefused("Số hồ sơ và số người là số nguyên không âm.", remedy="Kiểm tra ba cột số đếm.")
    if bool((pressed > asked).any()) or bool((asked > dossiers).any()):
        name = classes[int(((pressed > asked) | (asked > dossiers)).argmax())]
        raise MethodRefused(
            f"Ở “{name}”, số người nói tự bấm nhiều hơn số được hỏi, hoặc số được hỏi nhiều hơn số hồ sơ.",
            remedy="Kiểm tra --pressed, --asked và --dossiers.",
        )
    if len(set(classes)) < len(classes):
        raise MethodRefused("Có lớp ghi hai lần.", remedy="Gộp các dòng cùng lớp.")
    if not dossiers.sum():
        raise MethodRefused("Không có hồ sơ nào.", remedy="Kiểm tra --dossiers.")
    if bool((low < 0).any() or (high > 1).any() or (low > high).any()):
        raise MethodRefused("Khoảng của sổ phải nằm trong 0 đến 1, thấp trước cao sau.", remedy="Ghi 0, 1 hoặc 0 và 1.")
