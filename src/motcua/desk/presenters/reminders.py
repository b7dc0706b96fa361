"""The reminders of a unit as they are set down on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.limit_api import Lateness, LimitKind, Rung, StuckListed, StuckReason, WarningListed, WarningPage
from motcua.orgs.api import UnitRef
from motcua.ui.values import Cell, Column, Link
from motcua.ui.words import moment_words, number_words

RUNG_WORDS: dict[Rung, Promise] = {
    Rung.HALF: _("Đã dùng một nửa thời hạn"),
    Rung.MOST: _("Đã dùng phần lớn thời hạn"),
    Rung.DAY_BEFORE: _("Còn một ngày làm việc"),
    Rung.OVERDUE: _("Đã quá hạn"),
}
KIND_WORDS: dict[LimitKind, Promise] = {
    LimitKind.STATUTORY: _("Ngày hẹn trả"),
    LimitKind.INTERNAL: _("Thời hạn nội bộ của bước"),
}
STUCK_WORDS: dict[StuckReason, Promise] = {
    StuckReason.NO_TASK: _("Không ai có việc phải làm với hồ sơ này"),
    StuckReason.NO_TIMER: _("Không có đồng hồ nhắc hạn"),
    StuckReason.NO_END: _("Thời hạn tạm dừng nhưng không ghi lý do đang chờ"),
    StuckReason.BROKEN_TIMER: _("Không tính được thời hạn từ dữ liệu đã ghi"),
}


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """Everything on the page."""

    units: tuple[Link, ...]
    whose: tuple[Link, ...]
    count_columns: list[Column]
    counts: list[list[Cell]]
    columns: list[Column]
    rows: list[list[Cell]]
    next_href: str
    stuck_columns: list[Column]
    stuck: list[list[Cell]]
    lateness: str


def present_reminders(
    page: WarningPage,
    counts: Mapping[tuple[LimitKind, Rung], int],
    stuck: Sequence[StuckListed],
    late: Lateness,
    *,
    unit: UnitRef,
    units: Sequence[UnitRef],
    mine: bool,
) -> RemindersPage:
    """In the language of the page."""
    kinds = list(LimitKind)
    return RemindersPage(
        units=tuple(Link(one.name, _address(one.id), one.id == unit.id) for one in units) if len(units) > 1 else (),
        whose=(
            Link(gettext("Cả đơn vị"), _address(unit.id), not mine),
            Link(gettext("Việc của tôi"), _address(unit.id, mine="1"), mine),
        ),
        count_columns=[Column(gettext("Mức nhắc")), *(Column(str(KIND_WORDS[kind]), numeric=True) for kind in kinds)],
        counts=[
            [
                Cell(str(RUNG_WORDS[rung]), header=True),
                *(Cell(counts.get((kind, rung), 0), numeric=True) for kind in kinds),
            ]
            for rung in reversed(Rung)
        ],
        columns=_heads(gettext("Mức nhắc"), gettext("Thời hạn"), gettext("Hạn"), gettext("Nhắc lúc")),
        rows=[_row(one) for one in page.rows],
        next_href=_address(unit.id, before=page.next, **({"mine": "1"} if mine else {})) if page.next else "",
        stuck_columns=_heads(gettext("Vì sao"), gettext("Thấy từ")),
        stuck=[
            [
                _dossier(one.code, simulated=one.simulated),
                Cell(one.procedure_name, lang="vi"),
                Cell(str(STUCK_WORDS[one.reason]), status="late"),
                Cell(moment_words(one.since)),
            ]
            for one in stuck
        ],
        lateness=_lateness(late),
    )


def _heads(*more: str) -> list[Column]:
    return [Column(words) for words in (gettext("Hồ sơ"), gettext("Thủ tục"), *more)]


def _row(one: WarningListed) -> list[Cell]:
    return [
        _dossier(one.code, simulated=one.simulated),
        Cell(one.procedure_name, lang="vi"),
        Cell(str(RUNG_WORDS[one.rung]), status="late" if one.rung is Rung.OVERDUE else "waiting"),
        Cell(str(KIND_WORDS[one.kind])),
        Cell(moment_words(one.due_at) if one.due_at else ""),
        Cell(moment_words(one.at)),
    ]


def _dossier(code: str, *, simulated: bool) -> Cell:
    note = gettext("dữ liệu giả lập") if simulated else ""
    return Cell(code, href=reverse("desk:dossier", args=[code]), header=True, note=note)


def _lateness(late: Lateness) -> str:
    if not late.given or late.p99 is None:
        return gettext("Trong 24 giờ qua chưa có lời nhắc nào.")
    words = gettext(
        "Trong 24 giờ qua: %(given)s lời nhắc, 99%% được đưa ra trong vòng %(seconds)s giây sau khi đến mức."
    )
    return words % {"given": number_words(late.given), "seconds": round(late.p99)}


def _address(unit_id: int, **more: object) -> str:
    return reverse("desk:reminders") + "?" + urlencode({"unit": unit_id, **more})
