"""The work list as it is set down on the page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.worktime import load_calendar
from motcua.desk.presenters.act_on_many import pick_value
from motcua.desk.presenters.clock import present_clock
from motcua.desk.presenters.status import stage_status
from motcua.dossiers.api import Awaiting, LegalChannel, WorkPage, WorkRow
from motcua.dossiers.rules.words import is_readable
from motcua.dossiers.wording import CHANNEL_WORDS
from motcua.dossiers.work_api import BOUNDED, COUNTED_AT_MOST, Narrowing, Picked, WorkList
from motcua.orgs.api import UnitRef
from motcua.ui.values import Cell, Choice, Column, Link
from motcua.ui.words import clock_words, moment_words

LISTS: dict[WorkList, Promise] = {
    "mine": _("Việc của tôi"),
    "new": _("Chờ tiếp nhận"),
    "open": _("Đang giải quyết"),
    "unassigned": _("Chưa phân công"),
    "due_today": _("Đến hạn hôm nay"),
    "overdue": _("Đã quá hạn"),
    "asked": _("Phối hợp với đơn vị khác"),
    "awaiting": _("Chờ người nộp bổ sung"),
    "others": _("Chờ cơ quan khác"),
    "to_return": _("Có kết quả, chờ trả"),
}
"""The officer's lists in the order of the work."""

FIRST_LIST: WorkList = "open"
NARROWED_BY = ("procedure", "channel", "person")
"""Names under which an address narrows a list."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One dossier that can be chosen; `pick` is its code with the revision that the page shows."""

    id: int
    code: str
    pick: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class WorkListPage:
    """Everything on the page."""

    title: str
    unit: UnitRef
    units: tuple[Link, ...]
    units_href: str
    lists: tuple[Link, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    next_href: str
    first_href: str
    intake_href: str
    lines: tuple[WorkLine, ...] = ()
    verbs: tuple[Choice, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()


def which_list(given: str) -> WorkList:
    """The list of this name, else the one that officers open first."""
    return next((name for name in LISTS if name == given), FIRST_LIST)


def narrowing_of(typed: Mapping[str, str]) -> Narrowing:
    """What of a list is wanted, read from its address or from a form that keeps it."""
    person = typed.get("person", "")
    return Narrowing(
        procedure=typed.get("procedure", "") if is_readable(typed.get("procedure", "")) else "",
        channel=next((channel.value for channel in LegalChannel if channel == typed.get("channel")), ""),
        assigned_to=int(person) if person.isascii() and person.isdecimal() and len(person) < 10 else None,
    )


MOST_TABS = 12
"""An officer of more units than this looks for one by its name."""


def _address(**parts: object) -> str:
    return reverse("desk:work_list") + "?" + urlencode({name: value for name, value in parts.items() if value})


def present_work_list(
    page: WorkPage,
    counts: Mapping[WorkList, int],
    *,
    unit: UnitRef,
    units: list[UnitRef],
    people: Mapping[int, str],
    which: WorkList,
    goes_on: bool,
    now: datetime,
    unanswered: Collection[int] = frozenset(),
    first: Collection[str] = frozenset(),
    only: Mapping[str, str] | None = None,
    verbs: tuple[Choice, ...] = (),
) -> WorkListPage:
    """Rows with the clock in words; counts that are bounded are shown as 1.000+ beyond a thousand.

    people      names of those to whom dossiers were given, by account
    unanswered  keys of the dossiers whose applicant wrote and waits for an answer
    first       codes of the procedures that go before others in an emergency
    goes_on     the page stands behind the first one
    only        what the list is narrowed to, as it stands in the address
    verbs       what may be done with several at once
    """
    only = {name: value for name, value in (only or {}).items() if value}
    rows = tuple(work_row(row, unit, people, unanswered, now, first=first) for row in page.rows)
    few = units if 1 < len(units) <= MOST_TABS else ()
    label = gettext("Chọn hồ sơ %(code)s")
    return WorkListPage(
        title=str(LISTS[which]),
        unit=unit,
        units=tuple(Link(one.name, _address(unit=one.id, list=which), one.id == unit.id) for one in few),
        units_href=reverse("desk:choose_unit") if len(units) > MOST_TABS else "",
        lists=_lists(counts, unit, which),
        columns=work_columns(),
        rows=rows,
        next_href=_address(unit=unit.id, list=which, **only, after=page.next) if page.next else "",
        first_href=_address(unit=unit.id, list=which, **only) if goes_on else "",
        intake_href=reverse("desk:intake") + "?" + urlencode({"unit": unit.id}),
        lines=tuple(
            WorkLine(row.id, row.code, pick_value(Picked(row.code, row.revision)), label % {"code": row.code}, cells)
            for row, cells in zip(page.rows, rows, strict=True)
        ),
        verbs=verbs,
        kept=(("unit", str(unit.id)), ("list", which), *only.items()),
    )


def _lists(counts: Mapping[WorkList, int], unit: UnitRef, which: WorkList) -> tuple[Link, ...]:
    return tuple(
        Link(
            str(words),
            _address(unit=unit.id, list=name),
            name == which,
            count=count,
            more=name in BOUNDED and count >= COUNTED_AT_MOST,
        )
        for name, words in LISTS.items()
        for count in [counts.get(name, 0)]
    )


def work_columns() -> tuple[Column, ...]:
    """The heads of a list of dossiers."""
    return tuple(
        Column(words)
        for words in (
            gettext("Mã hồ sơ"),
            gettext("Thủ tục"),
            gettext("Người nộp"),
            gettext("Kênh"),
            gettext("Tình trạng"),
            gettext("Thời hạn"),
            gettext("Người xử lý"),
        )
    )


def work_row(
    row: WorkRow,
    unit: UnitRef,
    people: Mapping[int, str],
    unanswered: Collection[int],
    now: datetime,
    *,
    first: Collection[str] = frozenset(),
) -> tuple[Cell, ...]:
    """One dossier as a line; `unit` is the one whose working calendar counts."""
    clock = present_clock(clock=row.clock, due_at=row.due_at, now=now, calendar=load_calendar(unit.calendar))
    main, due = clock_words(clock)
    if row.received_at is None and row.awaiting is Awaiting.NOTHING:
        main, due = gettext("nộp lúc %(moment)s") % {"moment": moment_words(row.submitted_at)}, ""
    words, kind = stage_status(row.stage, row.awaiting, late=clock.state == "late")
    notes = [gettext("ưu tiên")] if row.procedure_code in first else []
    notes += [gettext("tin nhắn chưa trả lời")] if row.id in unanswered else []
    return (
        Cell(row.code, href=reverse("desk:dossier", args=[row.code]), header=True, note=", ".join(notes)),
        Cell(row.procedure_name, lang="vi"),
        Cell(row.applicant_name),
        Cell(str(CHANNEL_WORDS[row.legal_channel])),
        Cell(words, status=kind),
        Cell(main, note=due),
        Cell(people.get(row.assigned_to or 0, "")),
    )
