"""The report as blocks of a PDF, in the order of the page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language, gettext

from motcua.documents.api import ReportFields
from motcua.lab.presenters.parts import Part
from motcua.lab.presenters.report import Computed, Report
from motcua.ui.words import number_words

Block = dict[str, Any]


def report_fields(report: Report, *, draft: bool) -> ReportFields:
    """What is set in type; a draft says so on every page."""
    marks = [gettext("DỮ LIỆU GIẢ LẬP")] if report.synthetic else []
    marks += [gettext("BẢN THẢO")] if draft else []
    return ReportFields(
        title=report.title,
        unit=report.unit,
        made_on=report.made_on,
        footer=report.code,
        banner=" · ".join(marks),
        language=(get_language() or "vi")[:2],
        blocks=list(_blocks(report)),
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield _text("lead", report.question)
    yield _text("heading", gettext("Nói gọn"))
    yield from (_text("text", sentence) for sentence in report.brief)
    yield from (_text("warning", sentence) for sentence in report.warnings)
    if report.decisions:
        yield _text("heading", gettext("Đã quyết định gì, vì sao"))
        for told in report.decisions:
            yield _text("subheading", told.heading)
            yield _text("text", told.text)
            yield _text("note", told.by)
    if report.done:
        yield _text("heading", gettext("Đã làm gì"))
        for told in report.done:
            yield _text("subheading", told.heading)
            yield _text("text", told.text)
            yield _text("note", told.by)
    if report.computed:
        yield _text("heading", gettext("Đã tính gì"))
        for one in report.computed:
            yield from _computed(one)
    if report.refused:
        yield _text("heading", gettext("Đã thử nhưng không kết luận được"))
        for told in report.refused:
            yield _text("subheading", told.heading)
            yield _text("text", told.text)
    yield _text("heading", gettext("So với kế hoạch đã khóa"))
    yield _items([*report.plans, *report.departures] or [gettext("Không có kế hoạch đã khóa.")])
    if report.limits:
        yield _text("heading", gettext("Không nói được gì"))
        yield _items(list(report.limits))
    yield _text("heading", gettext("Cách tính và dữ liệu"))
    yield _items([f"{told.heading}: {told.text}" for told in report.methods])
    if report.files:
        head = [gettext("Tệp"), gettext("Số dòng"), gettext("Từ đâu"), "SHA-256"]
        yield _table(head, [False, True, False, False], [list(row) for row in report.files])
    yield _text("text", gettext("Chạy lại toàn bộ từ tệp ZIP của nghiên cứu:"))
    yield _text("code", report.replay)


def _computed(one: Computed) -> Iterator[Block]:
    yield _text("subheading", f"{one.number}. {one.title}")
    if one.purpose:
        yield _text("text", one.purpose)
    if one.outside:
        yield _text("note", gettext("Ngoài kế hoạch đã khóa: chỉ để tham khảo."))
    if one.answer.sentence:
        yield _text("lead", one.answer.sentence)
    yield from (_text("warning", flag) for flag in one.answer.flags)
    if one.picture:
        yield {"kind": "picture", "svg": one.picture.decode(), "alternative": one.alternative}
    yield _items([f"{row.key}: {row.value}" for row in one.answer.figures])
    for part in one.answer.parts:
        yield from _part(part, one)
    if one.answer.rows:
        columns = one.answer.columns[:MOST_COLUMNS]
        rows = [[str(cell.text) for cell in row[:MOST_COLUMNS]] for row in one.answer.rows]
        yield _table([column.text for column in columns], [column.numeric for column in columns], rows)
    if one.answer.left_out:
        yield _text("note", left_out_words(one.answer.left_out))
    if one.hidden:
        yield _text("note", gettext("%(many)s dòng được ẩn vì có ít hơn 5 trường hợp.") % {"many": one.hidden})
    yield _text("code", one.command)


def _part(part: Part, one: Computed) -> Iterator[Block]:
    yield _text("note", f"{part.title}. {part.note}".strip())
    if part.pictured and one.changes:
        yield {"kind": "picture", "svg": one.changes.decode(), "alternative": one.changes_alternative}
    if part.rows:
        columns = part.columns[:MOST_COLUMNS]
        rows = [[str(cell.text) for cell in row[:MOST_COLUMNS]] for row in part.rows[:MOST_PART_ROWS]]
        yield _table([column.text for column in columns], [column.numeric for column in columns], rows)
    if len(part.rows) > MOST_PART_ROWS:
        yield _text("note", left_out_words(len(part.rows) - MOST_PART_ROWS))


def left_out_words(many: int) -> str:
    """That the table goes on elsewhere."""
    return gettext("Còn %(many)s dòng nữa, có trong tệp ZIP của nghiên cứu.") % {"many": number_words(many)}


MOST_PART_ROWS = 40
MOST_COLUMNS = 8
"""More do not fit on the sheet; all are in the study's folder."""


def _text(kind: str, text: str) -> Block:
    return {"kind": kind, "text": text}


def _items(items: list[str]) -> Block:
    return {"kind": "items", "items": items}


def _table(head: list[str], numeric: list[bool], rows: list[list[str]]) -> Block:
    return {"kind": "table", "head": head, "numeric": numeric, "rows": rows}
