"""A study as its page shows it: the way with what is done, files, results, decisions, plans."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.lab.line_words import LINES
from motcua.lab.presenters.interventions import study_rows
from motcua.lab.steps import STEPS, StudyStep, ended
from motcua.lab.wording import KIND_WORDS, TOPIC_WORDS
from motcua.studies.api import FileView, ResultView, StudyView, WholeStudy
from motcua.ui.values import Cell, Column, Link, Step
from motcua.ui.words import moment_words, number_words, size_words

SHORT_DIGEST = 12
FORM_NAMES = {"dta": "Stata", "sav": "SPSS", "parquet": "Parquet", "csv": "CSV"}


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: its lines as links, and what was decided in it."""

    key: str
    title: str
    answers: str
    done: bool
    lines: tuple[Link, ...]
    decisions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class StudyPage:
    """`stale` are results that stand on a table that a newer one has replaced."""

    way: tuple[Step, ...]
    steps: tuple[StepView, ...]
    files: list[list[Cell]]
    results: list[list[Cell]]
    plans: list[list[Cell]]
    exports: tuple[tuple[str, tuple[Link, ...]], ...]
    interventions: list[list[Cell]]
    stale: bool


def list_rows(studies: list[StudyView]) -> list[list[Cell]]:
    """One row per study, newest first."""
    return [
        [
            Cell(one.code, href=reverse("lab:study", args=[one.code])),
            Cell(one.title, note=gettext("dữ liệu giả lập") if one.synthetic else "", lang="vi"),
            Cell(moment_words(one.opened_at)),
            Cell(one.opened_by, lang="vi"),
        ]
        for one in studies
    ]


def list_columns() -> list[Column]:
    """Heads of the list."""
    return [
        Column(gettext("Mã")),
        Column(gettext("Nghiên cứu")),
        Column(gettext("Mở lúc")),
        Column(gettext("Người mở")),
    ]


def present_study(study: WholeStudy) -> StudyPage:
    """Everything on the page."""
    done = [ended(step, study) for step in STEPS]
    now = done.index(False) if False in done else len(done)
    way = tuple(
        Step(str(step.title), "done" if done[place] else "now" if place == now else "next")
        for place, step in enumerate(STEPS)
    )
    return StudyPage(
        way=way,
        steps=tuple(_step(step, study, own) for step, own in zip(STEPS, done, strict=True)),
        files=[_file(file, study.study.code) for file in study.files],
        results=[_result(result, study.study.code) for result in reversed(study.results)],
        plans=[
            [
                Cell(plan.number, header=True, numeric=True),
                Cell(str(plan.document["primary"]["title"]), lang="vi"),
                Cell(plan.digest[:SHORT_DIGEST], note=moment_words(plan.at)),
                Cell(plan.document["outcome_files_before"], numeric=True),
            ]
            for plan in study.plans
        ],
        interventions=study_rows(study.interventions, study.study.code),
        exports=tuple(
            (f"{file.number}. {file.name}", _exports(file.number, study.study.code))
            for file in study.files
            if file.columns
        ),
        stale=any(result.stale for result in study.results),
    )


def file_columns() -> list[Column]:
    """Heads of the table of files."""
    return [
        Column(gettext("Số"), numeric=True),
        Column(gettext("Tệp")),
        Column(gettext("Loại")),
        Column(gettext("Số dòng"), numeric=True),
        Column(gettext("Từ đâu")),
        Column("SHA-256"),
    ]


def result_columns() -> list[Column]:
    """Heads of the table of results."""
    return [
        Column(gettext("Số"), numeric=True),
        Column(gettext("Phép tính")),
        Column(gettext("Để làm gì")),
        Column(gettext("Kết quả")),
        Column(gettext("Lúc")),
    ]


def plan_columns() -> list[Column]:
    """Heads of the table of plans."""
    return [
        Column(gettext("Số"), numeric=True),
        Column(gettext("Kết quả chính")),
        Column("SHA-256"),
        Column(gettext("Số tệp kết quả đã có lúc khóa"), numeric=True),
    ]


def _step(step: StudyStep, study: WholeStudy, done: bool) -> StepView:
    code = study.study.code
    return StepView(
        key=step.key,
        title=str(step.title),
        answers=str(step.answers),
        done=done,
        lines=tuple(
            Link(str(LINES[name].title), reverse("lab:run_line", args=[code, name]), hint=str(LINES[name].answers))
            for name in step.lines
        ),
        decisions=tuple(
            (f"{TOPIC_WORDS[one.topic]}: {one.decided}", one.reason, f"{one.by}, {moment_words(one.at)}")
            for one in study.decisions
            if one.topic in step.topics
        ),
    )


def _file(file: FileView, code: str) -> list[Cell]:
    newer = gettext("đã có bản mới hơn: tệp %(number)s") % {"number": file.replaced_by} if file.replaced_by else ""
    return [
        Cell(file.number, header=True, numeric=True),
        Cell(file.name, href=reverse("lab:study_file", args=[code, file.number]), note=size_words(file.size_bytes)),
        Cell(str(KIND_WORDS[file.kind]), note=newer),
        Cell(number_words(file.rows), numeric=True),
        Cell(file.source, lang="vi"),
        Cell(file.digest[:SHORT_DIGEST]),
    ]


def _exports(number: int, code: str) -> tuple[Link, ...]:
    return tuple(
        Link(FORM_NAMES[form], reverse("lab:export_file", args=[code, number, form]), hint=str(number))
        for form in FORM_NAMES
    )


def _result(result: ResultView, code: str) -> list[Cell]:
    title = str(LINES[result.line].title) if result.line in LINES else result.line
    outcome = gettext("Có kết quả") if result.answer is not None else gettext("Bị từ chối, có lý do")
    return [
        Cell(result.number, header=True, numeric=True),
        Cell(title, href=reverse("lab:result", args=[code, result.number])),
        Cell(result.purpose, lang="vi"),
        Cell(outcome, note=gettext("tính trên bản dữ liệu cũ") if result.stale else ""),
        Cell(moment_words(result.run_at), note=result.run_by),
    ]
