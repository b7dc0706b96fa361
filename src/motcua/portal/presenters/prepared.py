"""The sheet of a prepared application as it is set down."""

import io
from dataclasses import dataclass
from datetime import date

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from motcua.forms.api import applicant_form, check_answers
from motcua.portal.journey import APPLICANT, Journey
from motcua.portal.presenters.apply import present_review
from motcua.told.copying import Copies, copies_of
from motcua.ui.values import Column, SummaryRow


@dataclass(frozen=True, slots=True)
class PreparedView:
    """Everything on the sheet; `copies` are (system, rows) of what is to be copied, in that system's order."""

    title: str
    procedure: str
    code: str
    resume_code: str
    qr: SafeString
    valid_until: date
    today: date
    sections: tuple[tuple[str, tuple[SummaryRow, ...]], ...]
    papers: tuple[tuple[str, str], ...]
    let_off: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    copies: Copies


def present_prepared(journey: Journey, *, address: str, language: str, today: date) -> PreparedView:
    """Compose the sheet.

    address  of the page on which the resume code opens the draft; the QR holds it with the code behind `#`, which no
             browser sends to any server
    """
    definition, draft = journey.version.definition, journey.draft
    channel = "counter"
    papers = definition.papers_for(channel, journey.case)
    return PreparedView(
        title=gettext("Tờ mang theo: %(procedure)s") % {"procedure": definition.title.in_language(language)},
        procedure=definition.title.in_language(language),
        code=journey.code,
        resume_code=draft.resume_code,
        qr=_qr(f"{address}#{draft.resume_code}"),
        valid_until=draft.expires_at.date(),
        today=today,
        sections=tuple(
            (title, tuple(_without_link(row) for row in rows))
            for title, rows in present_review(journey, {}, language=language).sections
        ),
        papers=tuple(
            (paper.short.in_language(language), paper.condition.in_language(language) if paper.condition else "")
            for paper in papers
            if not paper.fulfilled_by
        ),
        let_off=tuple(
            (paper.short.in_language(language), words.in_language(language))
            for paper, words in definition.papers_let_off(channel, journey.case)
        ),
        columns=(Column(gettext("Ô ở hệ thống đó")), Column(gettext("Câu hỏi")), Column(gettext("Chép"))),
        copies=_copies(journey),
    )


def _without_link(row: SummaryRow) -> SummaryRow:
    return SummaryRow(row.key, row.value, row.lines, lang=row.lang)


def _copies(journey: Journey) -> Copies:
    given = {APPLICANT: dict(journey.draft.answers.get(APPLICANT, {}))}
    applicant = check_answers(applicant_form(), given, on=journey.on)
    return copies_of(journey.version.definition, applicant, journey.case, on=journey.on)


def _qr(text: str) -> SafeString:
    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawing, kind="svg", xmldecl=False, svgns=True, border=2, scale=4, title=gettext("Mã QR để cán bộ quét")
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - drawn by us, holds no words of anybody
