"""The way through one of our forms in words: where people stop, at which question, after how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.forms.api import applicant_form, words_of
from motcua.lab.form_funnel import FormFunnel
from motcua.traces.api import Counted, read_dictionary
from motcua.ui.values import Cell, Column
from motcua.ui.words import number_words, percent_words

SMALLEST_CELL = 5
"""Counts below it are told as such."""


@dataclass(frozen=True, slots=True)
class FormFunnelView:
    """Everything on the page; `sentence` says first what a reader looks for."""

    sentence: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aside: tuple[tuple[Cell, ...], ...]
    aside_columns: tuple[Column, ...]
    errors: tuple[tuple[Cell, ...], ...]
    error_columns: tuple[Column, ...]
    spans: tuple[tuple[Cell, ...], ...]
    span_columns: tuple[Column, ...]
    others: tuple[tuple[Cell, ...], ...]
    other_columns: tuple[Column, ...]


def present_form_funnel(found: FormFunnel, *, by: str, groups: dict[str, str], language: str) -> FormFunnelView:
    """The largest loss first in words; then the table, and what happened on the steps.

    groups  words of each group by its value
    """
    return FormFunnelView(
        sentence=_sentence(found),
        columns=_columns(by),
        rows=tuple(_row(found, row, by, groups) for row in found.rows),
        aside=tuple(
            (Cell(found.titles.get(step, step), header=True), Cell(_few(times), numeric=True))
            for step, times in found.aside.items()
        ),
        aside_columns=(Column(gettext("Bước")), Column(gettext("Hồ sơ đã tới"), numeric=True)),
        errors=_errors(found, language),
        error_columns=(
            Column(gettext("Bước")),
            Column(gettext("Câu hỏi")),
            Column(gettext("Người làm đọc được gì")),
            Column(gettext("Số lần"), numeric=True),
        ),
        spans=_spans(found),
        span_columns=_span_columns(),
        others=_others(found, language),
        other_columns=(Column(gettext("Việc")), Column(gettext("Bước")), Column(gettext("Số lần"), numeric=True)),
    )


def _sentence(found: FormFunnel) -> str:
    """The whole reach, and the step before which most are lost; of one group only."""
    if len({row["group"] for row in found.rows}) != 1:
        return ""
    told = [row for row in found.rows if not row.get("suppressed")]
    last = found.rows[-1]
    if last.get("suppressed") or len(told) < 2:
        return gettext("Quá ít hồ sơ để nói ra mà không nhận ra ai.")
    worst = max(told[1:], key=lambda row: row["lost"])
    return gettext(
        "Trong %(cases)s hồ sơ đã bắt đầu, %(done)s được nộp (%(share)s, khoảng tin cậy từ %(low)s tới %(high)s). "
        "Mất nhiều nhất ở trước bước “%(step)s”: %(lost)s hồ sơ."
    ) % {
        "cases": number_words(last["cases"]),
        "done": number_words(last["reached"]),
        "share": percent_words(last["share"]),
        "low": percent_words(last["low"]),
        "high": percent_words(last["high"]),
        "step": found.titles.get(worst["step"], worst["step"]),
        "lost": number_words(worst["lost"]),
    }


def _columns(by: str) -> tuple[Column, ...]:
    own = (Column(gettext("Nhóm")),) if by else ()
    return (
        *own,
        Column(gettext("Bước")),
        Column(gettext("Hồ sơ đã tới"), numeric=True),
        Column(gettext("Trong số đã bắt đầu"), numeric=True),
        Column(gettext("Khoảng tin cậy 95 %"), numeric=True),
        Column(gettext("Dừng trước bước này"), numeric=True),
    )


def _row(found: FormFunnel, row: dict[str, object], by: str, groups: dict[str, str]) -> tuple[Cell, ...]:
    step = str(row["step"])
    head = (Cell(groups.get(str(row["group"]), str(row["group"]))),) if by else ()
    title = Cell(found.titles.get(step, step), header=True)
    if row.get("suppressed"):
        return (*head, title, *(Cell(gettext("ẩn, quá ít"), numeric=True),) * 4)
    low, high = percent_words(row["low"]), percent_words(row["high"])  # type: ignore[arg-type]
    return (
        *head,
        title,
        Cell(number_words(row["reached"]), numeric=True),  # type: ignore[arg-type]
        Cell(percent_words(row["share"]), numeric=True),  # type: ignore[arg-type]
        Cell(f"{low} – {high}", numeric=True),
        Cell(number_words(row["lost"]), numeric=True),  # type: ignore[arg-type]
    )


def _errors(found: FormFunnel, language: str) -> tuple[tuple[Cell, ...], ...]:
    """The most frequent first; what a person reads when it happens, without the numbers of the case."""
    errors = sorted((one for one in found.stumbles if one.event == "error"), key=lambda one: -one.times)
    return tuple(
        (
            Cell(found.titles.get(one.step, one.step), header=True),
            Cell(_question(found, one.field, language)),
            Cell(words_of(one.code) if one.code else gettext("không ghi")),
            Cell(_few(one.times), numeric=True),
        )
        for one in errors[:40]
    )


def _question(found: FormFunnel, path: str, language: str) -> str:
    if not path:
        return gettext("không ghi")
    for form in (found.form, applicant_form()):
        if path in form.by_path:
            return form.by_path[path].label.in_language(language)
    return path


def _span_columns() -> tuple[Column, ...]:
    return (Column(gettext("Bước")), *(Column(words, numeric=True) for words in _span_words().values()))


def _span_words() -> dict[str, str]:
    """Code of each span -> its words, the shortest first."""
    ends = read_dictionary().spent
    words = {
        f"-{end}": gettext("tới %(seconds)s giây") % {"seconds": end}
        if end < 60
        else gettext("tới %(minutes)s phút") % {"minutes": end // 60}
        for end in ends
    }
    return words | {f"{ends[-1]}-": gettext("hơn %(minutes)s phút") % {"minutes": ends[-1] // 60}}


def _spans(found: FormFunnel) -> tuple[tuple[Cell, ...], ...]:
    """Of each step, how many stayed how long; a step with few sends is left out."""
    times: dict[str, dict[str, int]] = {}
    for one in found.stumbles:
        if one.event == "spent":
            times.setdefault(one.step, {})[one.code] = one.times
    return tuple(
        (
            Cell(found.titles.get(step, step), header=True),
            *(Cell(percent_words(spans.get(code, 0) / sum(spans.values()), 0), numeric=True) for code in _span_words()),
        )
        for step, spans in times.items()
        if sum(spans.values()) >= 4 * SMALLEST_CELL
    )


def _others(found: FormFunnel, language: str) -> tuple[tuple[Cell, ...], ...]:
    known = read_dictionary()
    rows: dict[tuple[str, str], int] = {}
    for one in found.stumbles:
        if one.event not in {"error", "spent", "next"}:
            rows[one.event, one.step] = rows.get((one.event, one.step), 0) + one.times
    ordered: Sequence[tuple[tuple[str, str], int]] = sorted(rows.items(), key=lambda item: -item[1])
    return tuple(
        (
            Cell(known.events[event]["en" if language.startswith("en") else "vi"], header=True),
            Cell(found.titles.get(step, step)),
            Cell(_few(times), numeric=True),
        )
        for (event, step), times in ordered
    )


def _few(times: int) -> str:
    return number_words(times) if times >= SMALLEST_CELL else gettext("dưới %(few)s") % {"few": SMALLEST_CELL}


def stumble_lines(stumbles: Sequence[Counted]) -> list[dict[str, object]]:
    """The stumbles as rows of a table for a study; small counts are left out."""
    return [
        {"step": one.step, "event": one.event, "field": one.field, "code": one.code, "times": one.times}
        for one in stumbles
        if one.times >= SMALLEST_CELL
    ]
