"""Answers as a person reads them: the option's label, a date with the parts that are known, rows line by line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext

from motcua.ui.controls import Surroundings, option_chosen
from motcua.ui.question_shapes import QuestionLike
from motcua.ui.values import SummaryRow
from motcua.ui.words import date_words, number_words

YesNo = tuple[str, str]


def answer_words(question: QuestionLike, value: Any, *, language: str, yes_no: YesNo) -> str:
    """An answer as a person reads it: the option's label, a date with the parts that are known, yes or no."""
    kind = str(question.type)
    if isinstance(value, bool):
        return yes_no[0] if value else yes_no[1]
    if isinstance(value, list):
        return "; ".join(row_words(question, row, language=language, yes_no=yes_no) for row in value)
    if isinstance(value, Mapping) and "year" in value:
        return "/".join(str(value[part]).zfill(2) for part in ("day", "month", "year") if value.get(part))
    if isinstance(value, Mapping):
        return str(value.get("text", ""))
    if kind == "date":
        return date_words(parse_date(str(value))) or str(value)
    if kind in {"money", "computed"} and isinstance(value, int):
        return number_words(value)
    chosen = option_chosen(question, value)
    labels: dict[str, str] = {option.code: option.label.in_language(language) for option in question.options}
    return labels.get(chosen, str(value))


def row_words(group: QuestionLike, row: Any, *, language: str, yes_no: YesNo) -> str:
    """One row of a repeating group on one line: each answer with its label."""
    parts = [
        f"{column.label.in_language(language)}: "
        + answer_words(column, row[column.id], language=language, yes_no=yes_no)
        for column in group.columns
        if isinstance(row, Mapping) and row.get(column.id) is not None and column.label.in_language(language)
    ]
    return ", ".join(parts)


def answer_row(
    question: QuestionLike, value: Any, *, language: str, yes_no: YesNo, change_href: str = ""
) -> SummaryRow:
    """One line of a summary; of a declaration it shows the sentence that was declared, of rows one line each."""
    label = question.label.in_language(language)
    if question.must_be_true:
        return SummaryRow(gettext("Xác nhận"), label if value is True else yes_no[1], change_href=change_href)
    if isinstance(value, list):
        lines = tuple(row_words(question, row, language=language, yes_no=yes_no) for row in value)
        return SummaryRow(label, lines=tuple(line for line in lines if line), change_href=change_href)
    words = answer_words(question, value, language=language, yes_no=yes_no)
    return SummaryRow(label, words, change_href=change_href)


def when_words(when: Any, prefix: str, questions: Sequence[QuestionLike], around: Surroundings) -> str:
    """When a question counts that hangs on another beside it (`prefix` is before their names); else empty."""
    if when is None or not any(path.startswith(prefix) for path in when.paths()):
        return ""
    asked = {f"{prefix}{one.id}": one for one in questions}
    path, wanted = getattr(when, "question", ""), getattr(when, "values", ())
    if path not in asked or not wanted:
        return gettext("Chỉ trả lời nếu câu ở trên cần đến.")
    words = [answer_words(asked[path], one, language=around.language, yes_no=around.yes_no) for one in wanted]
    note = (
        gettext("Chỉ trả lời nếu “%(question)s” không phải là: %(answers)s.")
        if getattr(when, "negated", False)
        else gettext("Chỉ trả lời nếu “%(question)s” là: %(answers)s.")
    )
    return note % {
        "question": asked[path].label.in_language(around.language),
        "answers": gettext(" hoặc ").join(words),
    }
