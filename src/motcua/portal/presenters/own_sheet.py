"""The person's own data as a sheet to print or keep: what was said, handed in, written, and who looked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext

from motcua.audit.api import ReadTold, list_reads
from motcua.catalogue.api import get_version
from motcua.documents.api import INTERNAL_FORMS, ReportFields, list_papers, list_uploads
from motcua.dossiers.api import DossierView
from motcua.forms.api import Section, applicant_form
from motcua.orgs.api import get_unit
from motcua.portal.presenters.own import present_own
from motcua.portal.presenters.own_data import OwnDataView
from motcua.portal.presenters.reads import read_columns, read_rows
from motcua.told.origins import origin_rows
from motcua.ui.answer_words import answer_row
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import moment_words
from motcua.voice.api import list_messages

Block = Mapping[str, Any]


def own_sheet(dossier: DossierView, told: OwnDataView, *, now: datetime) -> ReportFields:
    """The same as the file for other programs, in words. What was erased is not there."""
    shown = [paper for paper in list_papers(dossier_id=dossier.id) if paper.form not in INTERNAL_FORMS]
    view = present_own(
        dossier,
        papers=shown,
        uploads=list_uploads(dossier_id=dossier.id),
        messages=list_messages(dossier.id),
        unread=False,
        now=now,
    )
    blocks: list[Block] = [
        {"kind": "lead", "text": f"{view.procedure}. {view.status}."},
        {"kind": "note", "text": told.keep},
        *(block for title, rows in _sections(dossier) for block in _rows(title, rows)),
        *_rows(
            gettext("Từng giá trị lấy từ đâu"), origin_rows(dossier.intake.get("origins", []), language=_language())
        ),
        *_rows(gettext("Giấy tờ đã nộp"), view.given),
        *_items(gettext("Tệp đã gửi"), [one.text for one in view.uploads]),
        *_items(gettext("Giấy cơ quan đã phát hành"), dict.fromkeys(one.text for one in view.issued)),
        *_items(
            gettext("Tin nhắn"), [f"{moment_words(one.at)}, {one.who}: {one.text}" for one in view.messages if one.text]
        ),
        *_looked(list_reads(subject="dossier", subject_id=dossier.id)),
        *_items(
            gettext("Những điều đã yêu cầu"),
            [f"{one.asked}, {one.wish}: {one.state}. {one.text} {one.answer}".strip() for one in told.asked],
        ),
        *_table(gettext("Hồ sơ này giữ những gì"), told.columns, told.rows),
    ]
    return ReportFields(
        title=gettext("Dữ liệu của tôi trong hồ sơ %(code)s") % {"code": dossier.code},
        unit=get_unit(dossier.unit_id).name if dossier.unit_id else dossier.unit_name or "–",
        made_on=moment_words(now),
        footer=dossier.code,
        banner=gettext("THỰC HÀNH, không có giá trị pháp lý") if view.practice else "",
        language=_language(),
        blocks=blocks,
    )


def _origins(dossier: DossierView) -> list[Mapping[str, Any]]:
    return list(dossier.intake.get("origins", []))


def _language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def _sections(dossier: DossierView) -> Iterator[tuple[str, list[SummaryRow]]]:
    """What was said of the applicant, then what the procedure asked, as far as it was answered."""
    form = get_version(dossier.procedure_version_id).definition.form if dossier.procedure_version_id else None
    for section in applicant_form().sections:
        yield section.title.in_language(_language()), _answered(section, dossier.applicant)
    for section in form.sections if form else ():
        yield section.title.in_language(_language()), _answered(section, dossier.answers.get(section.id, {}))


def _answered(section: Section, given: Mapping[str, Any]) -> list[SummaryRow]:
    yes_no = (gettext("Có"), gettext("Không"))
    return [
        answer_row(question, given[question.id], language=_language(), yes_no=yes_no)
        for question in section.questions
        if given.get(question.id) not in (None, "", {}) and (question.value is None or question.shown)
    ]


def _rows(title: str, rows: Sequence[SummaryRow]) -> Iterator[Block]:
    if rows:
        cells = [[row.key, str(row.value) or "; ".join(row.lines)] for row in rows]
        yield {"kind": "heading", "text": title}
        yield {"kind": "table", "head": [gettext("Mục"), gettext("Nội dung")], "numeric": [False, False], "rows": cells}


def _items(title: str, items: Sequence[str] | Mapping[str, None]) -> Iterator[Block]:
    if items:
        yield {"kind": "heading", "text": title}
        yield {"kind": "items", "items": list(items)}


def _looked(reads: Sequence[ReadTold]) -> Iterator[Block]:
    if reads:
        yield from _table(gettext("Ai đã xem hồ sơ này"), read_columns(), read_rows(reads))


def _table(title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    yield {"kind": "heading", "text": title}
    yield {
        "kind": "table",
        "head": [column.text for column in columns],
        "numeric": [column.numeric for column in columns],
        "rows": [[cell.text for cell in row] for row in rows],
    }
