"""Data whose time of keeping is over, as the leader reads them: what goes when, and what waits for a word."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext

from motcua.personal.api import DueData
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import date_words


def due_columns() -> tuple[Column, ...]:
    """What stands in the table."""
    return (
        Column(gettext("Hồ sơ")),
        Column(gettext("Thủ tục")),
        Column(gettext("Kết thúc")),
        Column(gettext("Giữ đến hết ngày trước")),
        Column(gettext("Sẽ thế nào")),
    )


def due_rows(found: Iterable[DueData]) -> tuple[tuple[Cell, ...], ...]:
    """The first to go first."""
    return tuple(
        (
            Cell(one.code, href=reverse("desk:kept_data", args=[one.code]), header=True),
            Cell(one.procedure_name, lang="vi"),
            Cell(date_words(one.ended)),
            Cell(date_words(one.until)),
            Cell(fate_words(one)),
        )
        for one in found
    )


def fate_words(one: DueData) -> str:
    """What will become of it, in a few words."""
    if one.held_until is not None:
        return gettext("Giữ lại đến %(day)s") % {"day": date_words(one.held_until)}
    if one.asked:
        return gettext("Chờ trả lời yêu cầu của người nộp")
    if one.erased_on is None:
        return gettext("Chờ lãnh đạo quyết định")
    return gettext("Tự xóa ngày %(day)s") % {"day": date_words(one.erased_on)}


def due_summary(one: DueData) -> tuple[SummaryRow, ...]:
    """One of them, with the rule behind it."""
    return (
        SummaryRow(gettext("Thủ tục"), one.procedure_name),
        SummaryRow(gettext("Kết thúc"), date_words(one.ended)),
        SummaryRow(gettext("Giữ đến hết ngày trước"), date_words(one.until)),
        SummaryRow(gettext("Căn cứ"), one.source),
        SummaryRow(gettext("Sẽ thế nào"), fate_words(one)),
    )
