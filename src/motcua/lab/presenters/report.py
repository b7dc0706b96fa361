"""The report of a study: in brief, what was decided, computed, refused, and what departs from the plan."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from motcua.lab.line_words import LINES
from motcua.lab.pictures.marks import changes_of, marks_of
from motcua.lab.pictures.showing import alternative_of, drawn, picture_of
from motcua.lab.presenters.answer import AnswerView, present_answer
from motcua.lab.presenters.brief import brief_of, departures_of
from motcua.lab.presenters.interventions import told_of
from motcua.lab.presenters.small_cells import without_small_cells
from motcua.lab.wording import TOPIC_WORDS
from motcua.studies.api import ResultView, WholeStudy, command_of
from motcua.studies.intervention_api import InterventionView
from motcua.ui.words import date_words, number_words

MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class Computed:
    """One result. `outside` where it was not declared in the plan; `picture` is SVG or None."""

    number: int
    title: str
    purpose: str
    answer: AnswerView
    hidden: int
    picture: bytes | None
    alternative: str
    outside: bool
    stale: bool
    command: str
    changes: bytes | None = None
    changes_alternative: str = ""

    @property
    def picture_data(self) -> str:
        """The picture as an address that holds it, so that a published page keeps it whatever comes later."""
        return _data(self.picture)

    @property
    def changes_data(self) -> str:
        """The same of the picture of what a weight changes."""
        return _data(self.changes)


@dataclass(frozen=True, slots=True)
class Told:
    """A short text with its heading and a line on who and when."""

    heading: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that stands in the report, in the active language; what people wrote stays as they wrote it."""

    code: str
    title: str
    question: str
    unit: str
    synthetic: bool
    made_on: str
    brief: tuple[str, ...]
    warnings: tuple[str, ...]
    decisions: tuple[Told, ...]
    done: tuple[Told, ...]
    computed: tuple[Computed, ...]
    refused: tuple[Told, ...]
    departures: tuple[str, ...]
    methods: tuple[Told, ...]
    limits: tuple[str, ...]
    plans: tuple[str, ...]
    files: tuple[tuple[str, str, str, str], ...]
    replay: str


def _data(picture: bytes | None) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(picture).decode() if picture else ""


def present_report(study: WholeStudy, *, unit: str, now: datetime) -> Report:
    """The report as it stands now."""
    own = study.study
    told = brief_of(study)
    answered = [result for result in study.results if result.answer is not None]
    lines = dict.fromkeys(result.line for result in study.results if result.line in LINES)
    return Report(
        code=own.code,
        title=own.title,
        question=own.question,
        unit=unit,
        synthetic=own.synthetic,
        made_on=date_words(now),
        brief=told.sentences,
        warnings=told.warnings,
        decisions=tuple(
            Told(
                str(TOPIC_WORDS[one.topic]),
                f"{one.decided}. {one.reason}".replace("..", "."),
                f"{one.by}, {date_words(one.at)}",
            )
            for one in study.decisions
        ),
        done=tuple(_done(one) for one in study.interventions),
        computed=tuple(_computed(result, study) for result in answered),
        refused=tuple(
            Told(
                gettext("Kết quả số %(number)s: %(title)s") % {"number": result.number, "title": _title(result)},
                f"{result.refusal['words']} {result.refusal['remedy']}".strip(),
            )
            for result in study.results
            if result.refusal is not None
        ),
        departures=departures_of(study),
        methods=tuple(
            Told(_title(result), str((result.answer or {})["convention"])) for result in _one_a_line(answered)
        ),
        limits=tuple(str(LINES[name].cannot) for name in lines),
        plans=tuple(f"{date_words(plan.at)}: SHA-256 {plan.digest}" for plan in study.plans),
        files=tuple(
            (f"{file.number}. {file.name}", number_words(file.rows), file.source, file.digest[:16])
            for file in study.files
        ),
        replay=f"motcua lab replay {own.code}",
    )


def _done(one: InterventionView) -> Told:
    days = f"{date_words(one.given.first_day)} – {date_words(one.given.last_day)}"
    return Told(one.given.what, told_of(one), days)


def _computed(result: ResultView, study: WholeStudy) -> Computed:
    answer, hidden = without_small_cells(result.answer or {})
    marks, changes = marks_of(result.line, answer), changes_of(result.line, answer)
    return Computed(
        number=result.number,
        title=_title(result),
        purpose=result.purpose,
        answer=_shortened(result.line, answer),
        hidden=hidden,
        picture=picture_of(result.line, answer, synthetic=study.study.synthetic),
        alternative=alternative_of(marks) if marks else "",
        outside=_outside(result, study),
        stale=bool(result.stale),
        command=command_of(result, {file.number: f"files/{file.number}-{file.name}" for file in study.files}),
        changes=drawn(changes, synthetic=study.study.synthetic),
        changes_alternative=alternative_of(changes) if changes else "",
    )


def _shortened(line: str, answer: Mapping[str, Any]) -> AnswerView:
    """At most 24 rows, who begins first before who waits: the others are in the study's folder."""
    rows = sorted(answer.get("rows") or [], key=lambda row: row.get("role", "treated") != "treated")
    view = present_answer(line, {**answer, "rows": rows})
    return replace(view, rows=view.rows[:MOST_ROWS], left_out=max(0, len(rows) - MOST_ROWS))


def _outside(result: ResultView, study: WholeStudy) -> bool:
    """An analysis of outcome files that no plan declared: exploratory, and said so."""
    outcomes = {file.number for file in study.files if file.kind == "outcome"}
    if not outcomes & set(result.read):
        return False
    declared = {str(plan.document["line"]) for plan in study.plans}
    return result.line not in declared | {"holm"}


def _title(result: ResultView) -> str:
    return str(LINES[result.line].title) if result.line in LINES else result.line


def _one_a_line(results: list[ResultView]) -> list[ResultView]:
    return list({result.line: result for result in results}.values())
