"""The board of a unit's backlog as it is set down on the page: a sentence, pictures, and their tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.limit_api import NO_LIMIT, BacklogCause, Bands, Board, ByDue, bands
from motcua.orgs.api import UnitRef
from motcua.ui.count_pictures import BarsPicture, LinesPicture, draw_bars, draw_lines
from motcua.ui.values import Cell, Column, Link
from motcua.ui.words import date_words, moment_words, number_words

CAUSE_WORDS: dict[BacklogCause, Promise] = {
    BacklogCause.NOT_TAKEN_IN: _("Chờ tiếp nhận"),
    BacklogCause.UNASSIGNED: _("Đã tiếp nhận, chưa phân công"),
    BacklogCause.IN_HAND: _("Đang xử lý"),
    BacklogCause.SUPPLEMENT: _("Chờ người nộp bổ sung"),
    BacklogCause.PAYMENT: _("Chờ nộp phí, lệ phí"),
    BacklogCause.POSTING: _("Đang niêm yết, công khai"),
    BacklogCause.CONFIRMATION: _("Chờ nơi khác xác nhận"),
    BacklogCause.INCIDENT: _("Sự cố hệ thống đã công bố"),
    BacklogCause.EMERGENCY: _("Tình trạng khẩn cấp đã công bố"),
    BacklogCause.OTHERS: _("Chờ cơ quan khác trả lời"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was opened for."""

    unit: UnitRef
    units: Sequence[UnitRef]
    leads: bool
    below: bool
    field: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table with its caption."""

    caption: str
    columns: list[Column]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Everything on the page; without `tables` nothing is undecided."""

    units: tuple[Link, ...]
    scopes: tuple[Link, ...]
    field: str
    all_fields_href: str
    counted: str
    sentence: str
    bars: BarsPicture | None
    bars_words: str
    lines: LinesPicture | None
    lines_words: str
    trend: Drawn | None
    tables: tuple[Drawn, ...]


def present_board(board: Board, asked: Asked) -> BoardPage:
    """In the language of the page."""
    divided = bands()
    whole, overdue = _whole(board.by_due), _overdue(board.by_due, divided)
    tables = (_ages(board, divided), _causes(board, divided), _fields(board, divided, asked), *_units(board, divided))
    return BoardPage(
        units=tuple(Link(one.name, _address(unit=one.id), one.id == asked.unit.id) for one in asked.units)
        if len(asked.units) > 1
        else (),
        scopes=_scopes(asked),
        field=asked.field,
        all_fields_href=_address(unit=asked.unit.id, below=asked.below),
        counted=_counted(board),
        sentence=gettext("%(whole)s hồ sơ chưa giải quyết xong, trong đó %(overdue)s đã quá hạn.")
        % {"whole": number_words(whole), "overdue": number_words(overdue)},
        bars=_bars(board, divided) if whole else None,
        bars_words=_bars_words(board, divided),
        lines=draw_lines([one.day for one in board.trend], _trend_lines(board)) if board.trend else None,
        lines_words=_trend_words(board),
        trend=_trend(board) if len(board.trend) > 1 else None,
        tables=tables if whole else (),
    )


def _scopes(asked: Asked) -> tuple[Link, ...]:
    if not asked.leads:
        return ()
    unit, name = asked.unit.id, asked.field
    return (
        Link(gettext("Chỉ đơn vị này"), _address(unit=unit, field=name), not asked.below),
        Link(gettext("Cả các đơn vị cấp dưới"), _address(unit=unit, field=name, below=True), asked.below),
    )


def _counted(board: Board) -> str:
    if board.counted_at is None:
        return gettext("Chưa đếm lần nào. Số liệu có sau vài phút kể từ khi hệ thống chạy việc nền.")
    words = gettext("Đếm lúc %(moment)s, khoảng mười phút một lần. Số ngày tính theo lịch.")
    return words % {"moment": moment_words(board.counted_at)}


def due_words(divided: Bands, band: int) -> str:
    """A band of due time in words."""
    if band == NO_LIMIT:
        return gettext("Thời hạn không chạy")
    first, last = divided.due_ends(band)
    if first is None:
        return gettext("Quá hạn hơn %(days)s ngày") % {"days": -(last or 0) - 1}
    if last is None:
        return gettext("Còn từ %(days)s ngày") % {"days": first}
    if last < 0:
        return gettext("Quá hạn đến %(days)s ngày") % {"days": -first}
    if first == last == 0:
        return gettext("Hạn hôm nay")
    return gettext("Còn %(first)s đến %(last)s ngày") % {"first": first, "last": last}


def age_words(divided: Bands, band: int) -> str:
    """A band of age in words."""
    first, last = divided.age_ends(band)
    if last is None:
        return gettext("Từ %(days)s ngày") % {"days": first}
    return gettext("%(first)s–%(last)s ngày") % {"first": first, "last": last}


def _bars(board: Board, divided: Bands) -> BarsPicture:
    numbers = divided.due_numbers()
    return draw_bars(
        [
            (age_words(divided, age), [board.by_age.get(age, {}).get(due, 0) for due in numbers])
            for age in divided.age_numbers()
        ],
        [due_words(divided, due) for due in numbers],
    )


def _bars_words(board: Board, divided: Bands) -> str:
    words = gettext("%(age)s: %(whole)s hồ sơ, %(overdue)s quá hạn")
    told = [
        words % {"age": age_words(divided, age), "whole": _whole(counted), "overdue": _overdue(counted, divided)}
        for age in divided.age_numbers()
        if (counted := board.by_age.get(age, {}))
    ]
    return "; ".join(told) + "."


def _trend_lines(board: Board) -> list[tuple[str, list[int]]]:
    return [
        (gettext("Chưa xong"), [one.undecided for one in board.trend]),
        (gettext("Quá hạn"), [one.overdue for one in board.trend]),
    ]


def _trend_words(board: Board) -> str:
    if len(board.trend) < 2:
        return gettext("Diễn biến hiện ra từ ngày đếm thứ hai.")
    first, last = board.trend[0], board.trend[-1]
    words = gettext("Từ %(first)s đến %(last)s: chưa xong %(from)s → %(to)s, quá hạn %(late_from)s → %(late_to)s.")
    return words % {
        "first": date_words(first.day),
        "last": date_words(last.day),
        "from": number_words(first.undecided),
        "to": number_words(last.undecided),
        "late_from": number_words(first.overdue),
        "late_to": number_words(last.overdue),
    }


def _trend(board: Board) -> Drawn:
    columns = [Column(gettext("Ngày")), Column(gettext("Chưa xong"), numeric=True), Column(gettext("Quá hạn"), True)]
    rows = [
        [
            Cell(date_words(one.day), header=True),
            Cell(number_words(one.undecided), numeric=True),
            Cell(number_words(one.overdue), numeric=True),
        ]
        for one in reversed(board.trend)
    ]
    return Drawn(gettext("Diễn biến từng ngày"), columns, rows)


def _table(caption: str, head: str, divided: Bands, rows: Iterable[tuple[Cell, ByDue]]) -> Drawn:
    numbers = divided.due_numbers()
    columns = [
        Column(head),
        Column(gettext("Tổng số"), numeric=True),
        *(Column(due_words(divided, due), numeric=True) for due in numbers),
    ]
    drawn = [
        [
            name,
            Cell(number_words(_whole(counted)), numeric=True),
            *(Cell(number_words(counted.get(due, 0)), numeric=True) for due in numbers),
        ]
        for name, counted in rows
    ]
    return Drawn(caption, columns, drawn)


def _ages(board: Board, divided: Bands) -> Drawn:
    rows = ((Cell(age_words(divided, age), header=True), board.by_age.get(age, {})) for age in divided.age_numbers())
    return _table(gettext("Đã nhận bao lâu"), gettext("Từ ngày nhận"), divided, rows)


def _causes(board: Board, divided: Bands) -> Drawn:
    rows = (
        (Cell(str(CAUSE_WORDS[cause]), header=True), board.by_cause[cause])
        for cause in BacklogCause
        if cause in board.by_cause
    )
    return _table(gettext("Đang chờ gì"), gettext("Lý do"), divided, rows)


def _fields(board: Board, divided: Bands, asked: Asked) -> Drawn:
    ordered = sorted(board.by_field, key=lambda name: (-_whole(board.by_field[name]), name))
    rows = ((_field(name, asked), board.by_field[name]) for name in ordered)
    return _table(gettext("Theo lĩnh vực"), gettext("Lĩnh vực"), divided, rows)


def _field(name: str, asked: Asked) -> Cell:
    href = _address(unit=asked.unit.id, below=asked.below, field=name)
    return Cell(name or gettext("Không rõ lĩnh vực"), href=href if name else "", header=True, lang="vi" if name else "")


def _units(board: Board, divided: Bands) -> list[Drawn]:
    if not board.units:
        return []
    rows = (
        (
            Cell(one.unit.name, header=True, lang="vi")
            if one.unit
            else Cell(gettext("Các đơn vị có dưới ba cán bộ, gộp chung"), header=True),
            one.by_due,
        )
        for one in board.units
    )
    return [_table(gettext("Theo đơn vị"), gettext("Đơn vị"), divided, rows)]


def _whole(counted: ByDue) -> int:
    return sum(counted.values())


def _overdue(counted: ByDue, divided: Bands) -> int:
    return sum(dossiers for due, dossiers in counted.items() if divided.is_overdue(due))


def _address(*, unit: int, below: bool = False, field: str = "") -> str:
    more = {"below": "1"} if below else {}
    return reverse("desk:board") + "?" + urlencode({"unit": unit, **more, **({"field": field} if field else {})})
