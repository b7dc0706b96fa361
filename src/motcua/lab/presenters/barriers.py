"""The vocabulary of barriers as a reader sees it, and what binds where in a study's answer."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.core.barriers import Barrier, Named, vocabulary
from motcua.lab.barrier_words import BETTER_WORDS, DATA_WORDS, REMEDY_WORDS, SESSION_WORDS
from motcua.ui.values import Cell, Column
from motcua.ui.words import percent_words


def said(named: Named) -> str:
    """In the reader's language."""
    return named.in_language(get_language() or "vi")


def vocabulary_columns() -> list[Column]:
    """Of the list."""
    return [Column(gettext("Mã")), Column(gettext("Rào cản")), Column(gettext("Bậc thang")),
            Column(gettext("Nhật ký thấy gì")), Column(gettext("Sổ hồ sơ đếm được"))]  # fmt: skip


def vocabulary_rows() -> list[list[Cell]]:
    """In the order of the cascade."""
    words = vocabulary()
    rungs = {rung.code: said(rung) for rung in words.cascade}
    return [
        [
            Cell(code, header=True),
            Cell(said(barrier), href=reverse("lab:barrier", args=[code])),
            Cell(rungs[barrier.rungs[0]]),
            Cell("; ".join(said(signature) for signature in barrier.log)),
            Cell(_yes(any(signature.metric for signature in barrier.log))),
        ]
        for code, barrier in sorted(words.barriers.items(), key=lambda item: (words.place(item[0]), item[0]))
    ]


def signature_rows(barrier: Barrier) -> list[list[Cell]]:
    """What the log would show, and who counts it."""
    return [
        [
            Cell(said(one), header=True),
            Cell(str(DATA_WORDS[one.data])),
            Cell(one.metric, note=gettext("phần còn lại") if one.complement else "")
            if one.metric
            else Cell(gettext("chưa đếm")),
        ]
        for one in barrier.log
    ]


def remedy_rows(barrier: Barrier) -> list[list[Cell]]:
    """What may help, by kind."""
    return [[Cell(said(one), header=True), Cell(str(REMEDY_WORDS[one.kind]))] for one in barrier.interventions]


def success_rows(barrier: Barrier) -> list[list[Cell]]:
    """What must move."""
    return [
        [Cell(said(one), header=True), Cell(str(BETTER_WORDS[one.better])), Cell(one.metric or "–")]
        for one in barrier.success
    ]


def answers_of(barrier: Barrier) -> list[tuple[str, bool, bool]]:
    """Each answer with whether it means the barrier, and whether it tells nothing."""
    unclear = vocabulary().unclear
    return [(said(one), one.code in barrier.survey.blocked, one.code in unclear) for one in barrier.survey.answers]


def session_kind(barrier: Barrier) -> str:
    """How it is noted."""
    return str(SESSION_WORDS[barrier.session.kind]) if barrier.session else ""


def binding_columns(answer: Mapping[str, Any]) -> list[Column]:
    """Of what binds: the group's own columns first."""
    names = _group_names(answer)
    return [*(Column(name) for name in names), Column(gettext("Cửa sổ")), Column(gettext("Rào cản chặn đầu tiên")),
            Column(gettext("Tỷ lệ"), numeric=True), Column(gettext("Khoảng tin cậy"), numeric=True),
            Column(gettext("Hơn hẳn rào cản sau"))]  # fmt: skip


def binding_rows(answer: Mapping[str, Any]) -> list[list[Cell]]:
    """One row per group and window; the barrier leads to what may help."""
    words, names = vocabulary(), _group_names(answer)
    rows = []
    for one in answer.get("binding") or []:
        barrier = words.barriers.get(one["barrier"])
        name = said(barrier) if barrier else str(one["barrier"])
        ends = (_percent(one["low"]), _percent(one["high"]))
        rows.append(
            [
                *(Cell(str(one[column]) or gettext("tất cả"), lang="vi") for column in names),
                Cell(said(words.windows[one["window"]])),
                Cell(f"{one['barrier']} {name}", href=reverse("lab:barrier", args=[one["barrier"]])),
                Cell(_percent(one["share"]), numeric=True),
                Cell(gettext("%(low)s tới %(high)s") % {"low": ends[0], "high": ends[1]}, numeric=True),
                Cell(_yes(one["clear"])),
            ]
        )
    return rows


def _group_names(answer: Mapping[str, Any]) -> list[str]:
    first: Mapping[str, Any] = next(iter(answer.get("binding") or []), {})
    own = ("window", "barrier", "name", "share", "low", "high", "clear", "numerator", "denominator")
    return [name for name in first if name not in own]


def _percent(value: float | None) -> str:
    return "–" if value is None else percent_words(value)


def _yes(value: bool) -> str:
    return gettext("có") if value else gettext("không")
