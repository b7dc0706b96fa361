"""The person's own data in words: what is kept, for what, until when, and what she asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext, ngettext

from motcua.personal.api import (
    STATE_WORDS,
    WISH_WORDS,
    DataRequestView,
    Kept,
    RequestState,
    Wish,
    kinds_of_data,
)
from motcua.ui.values import Cell, Choice, Column
from motcua.ui.words import date_words, moment_words


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One request as its person reads it; `due` is empty once it was answered."""

    wish: str
    asked: str
    state: str
    due: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class OwnDataView:
    """All of the page; `keep_source` is Vietnamese as the law is."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keep: str
    keep_source: str
    wishes: tuple[Choice, ...]
    asked: tuple[AskedRow, ...]


def present_own_data(kept: Kept, requests: Iterable[DataRequestView]) -> OwnDataView:
    """In the language of the page."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    as_dossier, for_ever = gettext("Như hồ sơ"), gettext("Luôn giữ, không có tên ai")
    rows = tuple(
        (
            Cell(kind.title[language], header=True),
            Cell(kind.purpose[language]),
            Cell(for_ever if kind.for_ever else as_dossier),
            Cell(kind.source, lang="vi"),
        )
        for kind in kinds_of_data()
    )
    columns = (
        Column(gettext("Dữ liệu")),
        Column(gettext("Để làm gì")),
        Column(gettext("Giữ bao lâu")),
        Column(gettext("Căn cứ")),
    )
    wishes = tuple(Choice(wish.value, str(WISH_WORDS[wish])) for wish in Wish)
    return OwnDataView(columns, rows, keep_words(kept), kept.source, wishes, tuple(_asked(one) for one in requests))


def keep_words(kept: Kept) -> str:
    """Until when the data are kept, in one sentence."""
    if kept.ended is None:
        return gettext("Hồ sơ đang được giải quyết: dữ liệu được giữ đến khi xong, rồi mới tính thời hạn lưu giữ.")
    if kept.erased:
        return gettext(
            "Dữ liệu của ông/bà trong hồ sơ này đã được xóa. Mã hồ sơ, diễn biến và số liệu thống kê còn lại."
        )
    if kept.until is None:
        return gettext("Loại hồ sơ này phải lưu giữ vĩnh viễn, nên không xóa được.")
    return " ".join(filter(None, (_until_words(kept), _erasing_words(kept))))


def _until_words(kept: Kept) -> str:
    if not kept.years:
        return gettext("Hồ sơ đã kết thúc mà cơ quan không giải quyết: có thể yêu cầu xóa ngay.")
    return ngettext(
        "Giữ %(years)s năm sau khi hồ sơ kết thúc, đến hết ngày trước %(day)s; từ ngày đó có thể yêu cầu xóa.",
        "Giữ %(years)s năm sau khi hồ sơ kết thúc, đến hết ngày trước %(day)s; từ ngày đó có thể yêu cầu xóa.",
        kept.years,
    ) % {"years": kept.years, "day": date_words(kept.until)}


def _erasing_words(kept: Kept) -> str:
    if kept.held_until is not None:
        return gettext("Cơ quan giữ lại đến %(day)s vì có việc còn phải xem.") % {"day": date_words(kept.held_until)}
    if kept.erased_on is None:
        return gettext("Hết thời hạn, lãnh đạo cơ quan quyết định việc xóa.")
    return gettext("Dữ liệu tự xóa ngày %(day)s.") % {"day": date_words(kept.erased_on)}


def _asked(one: DataRequestView) -> AskedRow:
    return AskedRow(
        wish=str(WISH_WORDS[one.wish]),
        asked=moment_words(one.asked_at),
        state=str(STATE_WORDS[one.state]),
        due=moment_words(one.due_at) if one.state is RequestState.OPEN else "",
        text=one.text,
        answer=one.answer,
    )
