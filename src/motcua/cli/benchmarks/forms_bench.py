"""A long form worked out anew after one answer, beside merely reading the same answers."""

import argparse
import json
import time
from datetime import date
from typing import Any

from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.forms.api import FormDefinition, check_answers, read_form

PAGES, ON_A_PAGE, COLUMNS, ROWS = 29, 10, 10, 100
BAR_SECONDS = 0.050
REPEATS = 41
_WORDS = {"vi": "Câu hỏi", "en": "Question"}
_TYPES = ("choice", "person_name", "partial_date", "text", "integer")
_GIVEN: dict[str, Any] = {
    "choice": "yes",
    "person_name": "Hồ Thị K'Dang",
    "partial_date": {"year": 1990, "month": 4, "day": 1},
    "text": "Tổ 3, thôn Vân Cù",
    "integer": 17,
}


def measure(args: argparse.Namespace) -> list[Reading]:
    """300 questions, ten of them columns of a group with 100 rows (1,290 answers), most asked under a condition."""
    del args
    form, answers = _form(), _answers()
    on = date(2026, 11, 23)
    text = json.dumps(answers, ensure_ascii=False)
    checked = check_answers(form, answers, on=on)
    if not checked.accepted:
        raise AssertionError(f"the bench's own answers are refused: {checked.errors}")
    ours, reading = [], []
    for repeat in range(REPEATS):
        answers["p0"]["q0"] = "yes" if repeat % 2 else "no"
        begun = time.perf_counter()
        check_answers(form, answers, on=on)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        json.loads(text)
        reading.append(time.perf_counter() - begun)
    figure, limit = percentile(ours, 0.95), percentile(reading, 0.95)
    return [
        Reading(
            "forms",
            figure * 1000,
            "ms",
            limit * 1000,
            "reading the answers' JSON",
            limit / figure,
            "at most 50 ms at the 95th percentile",
            figure <= BAR_SECONDS,
            {"questions": PAGES * ON_A_PAGE + COLUMNS, "rows": ROWS, "answers": PAGES * ON_A_PAGE + COLUMNS * ROWS},
        )
    ]


def _form() -> FormDefinition:
    pages = [_page(number) for number in range(PAGES)]
    columns = [_question(f"c{place}", _TYPES[place % 5], _hangs_in_row(place)) for place in range(COLUMNS)]
    group = {"id": "g", "type": "rows", "label": _WORDS, "required": True, "row_label": _WORDS, "columns": columns}
    pages[-1]["questions"].append(group)
    return read_form({"sections": pages})


def _page(number: int) -> dict[str, Any]:
    """Each page hangs on the first question of the page before, each question on the first of its own page."""
    questions = [
        _question(f"q{place}", _TYPES[place % 5], {"question": f"p{number}.q0", "equals": "yes"} if place else None)
        for place in range(ON_A_PAGE)
    ]
    page: dict[str, Any] = {"id": f"p{number}", "title": _WORDS, "questions": questions}
    if number:
        page["when"] = {
            "any": [{"question": f"p{number - 1}.q0", "equals": "yes"}, {"question": "p0.q0", "equals": "no"}]
        }
    return page


def _hangs_in_row(place: int) -> dict[str, Any] | None:
    return {"question": ".c0", "equals": "yes"} if place else None


def _question(name: str, kind: str, when: dict[str, Any] | None) -> dict[str, Any]:
    question: dict[str, Any] = {"id": name, "type": kind, "label": _WORDS, "required": True}
    if kind == "choice":
        question["options"] = [{"code": code, "label": {"vi": code, "en": code}} for code in ("yes", "no")]
    return question | ({"when": when} if when else {})


def _answers() -> dict[str, Any]:
    answers: dict[str, Any] = {
        f"p{number}": {f"q{place}": _GIVEN[_TYPES[place % 5]] for place in range(ON_A_PAGE)} for number in range(PAGES)
    }
    one_row = {f"c{place}": _GIVEN[_TYPES[place % 5]] for place in range(COLUMNS)}
    answers[f"p{PAGES - 1}"]["g"] = [{"row": f"r{number}", **one_row} for number in range(ROWS)]
    return answers
