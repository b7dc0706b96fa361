"""Requests about personal data as the office reads them: what is asked, and until when to answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from motcua.personal.api import WISH_WORDS, DataRequestView, RequestState, Wish
from motcua.ui.values import Cell, Choice, Column, SummaryRow
from motcua.ui.words import moment_words


@dataclass(frozen=True, slots=True)
class RequestTable:
    """The open requests of a unit."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def present_requests(requests: Iterable[DataRequestView], *, now: datetime) -> RequestTable:
    """The soonest due first; what is late says so."""
    columns = (
        Column(gettext("Yêu cầu")),
        Column(gettext("Hồ sơ")),
        Column(gettext("Trả lời trước")),
        Column(gettext("Tình trạng")),
    )
    rows = tuple(
        (
            Cell(str(WISH_WORDS[one.wish]), href=reverse("desk:data_request", args=[one.id]), header=True),
            Cell(one.dossier_code, href=reverse("desk:dossier", args=[one.dossier_code])),
            Cell(moment_words(one.due_at)),
            Cell(gettext("Quá hạn"), status="late") if one.due_at < now else Cell(gettext("Trong hạn")),
        )
        for one in requests
    )
    return RequestTable(columns, rows)


def present_request(one: DataRequestView) -> tuple[SummaryRow, ...]:
    """One request with what the person wrote."""
    return (
        SummaryRow(gettext("Yêu cầu"), str(WISH_WORDS[one.wish])),
        SummaryRow(
            gettext("Người yêu cầu viết"), lines=tuple(one.text.splitlines()) or (gettext("Không viết gì thêm"),)
        ),
        SummaryRow(gettext("Gửi lúc"), moment_words(one.asked_at)),
        SummaryRow(gettext("Trả lời trước"), moment_words(one.due_at)),
    )


def outcome_choices(one: DataRequestView, *, leads: bool) -> tuple[Choice, ...]:
    """Only a leader is offered to erase."""
    done = {
        Wish.EXPLAIN: gettext("Trả lời câu hỏi"),
        Wish.CORRECT: gettext("Đã sửa hồ sơ theo yêu cầu"),
        Wish.ERASE: gettext("Xóa dữ liệu ngay bây giờ, không lấy lại được"),
    }
    offered = [Choice(RequestState.GRANTED.value, done[one.wish])] if one.wish is not Wish.ERASE or leads else []
    return (*offered, Choice(RequestState.REFUSED.value, gettext("Không làm theo, có lý do")))
