"""What the applicant declared and handed in, in the words of the procedure's definition."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from motcua.catalogue.api import ProcedureDefinition
from motcua.ui.answer_words import answer_row
from motcua.ui.values import SummaryRow

SOMETHING_ELSE = "other"
"""What a request for supplement calls that which is none of the procedure's papers."""


def names_to_ask_for(definition: ProcedureDefinition | None, channel: str = "") -> dict[str, str]:
    """All that a request for supplement can name, by code: the papers (of one door, if named), and something else."""
    named = paper_names(definition) if definition else {}
    if definition and channel:
        named = {paper.code: named[paper.code] for paper in definition.papers_for(channel)}
    return named | {SOMETHING_ELSE: gettext("Giấy tờ hoặc nội dung khác")}


def paper_names(definition: ProcedureDefinition) -> dict[str, str]:
    """Short name of each paper by its code."""
    language = get_language() or "vi"
    return {paper.code: paper.short.in_language(language) for paper in definition.papers}


def answer_rows(
    definition: ProcedureDefinition, answers: Mapping[str, Any]
) -> tuple[tuple[str, tuple[SummaryRow, ...]], ...]:
    """Sections with what was answered in them, without what was not answered and values that only conditions read."""
    language, yes_no = get_language() or "vi", (gettext("Có"), gettext("Không"))
    sections = []
    for section in definition.form.sections:
        given = answers.get(section.id, {})
        rows = tuple(
            answer_row(question, given[question.id], language=language, yes_no=yes_no)
            for question in section.questions
            if given.get(question.id) not in (None, "", {}) and (question.value is None or question.shown)
        )
        if rows:
            sections.append((section.title.in_language(language), rows))
    return tuple(sections)


def partial_date_words(value: Mapping[str, Any]) -> str:
    """`10/11/2026`, `11/2026` or `2026`: as much as the person knows."""
    return "/".join(str(value[part]).zfill(2) for part in ("day", "month", "year") if value.get(part))
