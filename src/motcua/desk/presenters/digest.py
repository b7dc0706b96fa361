"""The morning's overview as it is set down on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.desk.presenters.reminders import RUNG_WORDS
from motcua.desk.presenters.work_list import LISTS, work_columns, work_row
from motcua.desk.wording import field_words
from motcua.dossiers.api import WorkRow
from motcua.dossiers.limit_api import (
    NAMED,
    TOLD,
    Digest,
    DigestOrdered,
    DigestState,
    LimitKind,
    Rung,
    UnitDigest,
)
from motcua.dossiers.work_api import BOUNDED, COUNTED_AT_MOST, WorkList
from motcua.orgs.api import UnitRef
from motcua.ui.values import Cell, Column, FormState, Link
from motcua.ui.words import number_words

STATE_WORDS: dict[DigestState, Promise] = {
    DigestState.SENT: _("Thư sáng nay đã gửi."),
    DigestState.NOTHING: _("Sáng nay không có việc nào chờ nên không gửi thư."),
    DigestState.FAILED: _("Thư sáng nay chưa gửi được; hệ thống sẽ thử lại, tối đa ba lần."),
    DigestState.SENDING: _("Thư sáng nay không chắc đã đến. Nội dung như trang này."),
}


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One unit on the page: its lists with counts, and the first dossiers of some of them."""

    name: str
    lists: tuple[Link, ...]
    more: tuple[str, ...]
    tables: tuple[tuple[str, tuple[Column, ...], list[tuple[Cell, ...]]], ...]


@dataclass(frozen=True, slots=True)
class DigestPage:
    """Everything on the page; `email` is the address that was named, `waits` that its code has not come back."""

    units: tuple[UnitPart, ...]
    more_units: str
    mine: tuple[tuple[str, tuple[Column, ...], list[tuple[Cell, ...]]], ...]
    mail: bool
    email: str
    waits: bool
    today: str
    form: FormState
    practice: bool
    simulated: bool


def present_digest(
    digest: Digest,
    ordered: DigestOrdered | None,
    *,
    mail: bool,
    typed: Mapping[str, str],
    refused: Refused | None,
    now: datetime,
) -> DigestPage:
    """In the language of the page; rows as the work lists show them."""
    first = digest.units[0].unit if digest.units else None
    more = gettext("Còn %(count)s đơn vị khác: xem danh sách việc của từng đơn vị.") % {"count": digest.more_units}
    return DigestPage(
        units=tuple(_unit(one, now) for one in digest.units),
        more_units=more if digest.more_units else "",
        mine=(_rows("mine", digest.mine, first, now),) if digest.mine and first else (),
        mail=mail,
        email=ordered.email if ordered else "",
        waits=bool(ordered and not ordered.confirmed),
        today=str(STATE_WORDS[ordered.today]) if ordered and ordered.today else "",
        form=FormState(
            {name: typed.get(name, "") for name in ("email", "code")},
            field_words(refused) if refused else {},
        ),
        practice=any(one.unit.practice for one in digest.units),
        simulated=any(one.unit.simulated for one in digest.units),
    )


def _unit(one: UnitDigest, now: datetime) -> UnitPart:
    return UnitPart(
        name=one.unit.name,
        lists=tuple(Link(_counted(name, one.counts[name]), _list(one.unit, name)) for name in TOLD),
        more=(*_reminders(one.reminders), *_stuck(one.stuck)),
        tables=tuple(_rows(name, rows, one.unit, now) for name in NAMED if (rows := one.rows[name])),
    )


def _rows(
    name: WorkList, rows: Sequence[WorkRow], unit: UnitRef, now: datetime
) -> tuple[str, tuple[Column, ...], list[tuple[Cell, ...]]]:
    return str(LISTS[name]), work_columns()[:-1], [work_row(row, unit, {}, (), now)[:-1] for row in rows]


def _counted(name: WorkList, count: int) -> str:
    shown = number_words(count)
    if name in BOUNDED and count >= COUNTED_AT_MOST:
        shown += "+"
    return f"{LISTS[name]}: {shown}"


def _list(unit: UnitRef, name: WorkList) -> str:
    return reverse("desk:work_list") + "?" + urlencode({"unit": unit.id, "list": name})


def _reminders(held: Mapping[tuple[LimitKind, Rung], int]) -> list[str]:
    found = []
    for rung in reversed(Rung):
        if count := sum(number for (_kind, at), number in held.items() if at is rung):
            words = gettext("%(rung)s: %(count)s lời nhắc")
            found.append(words % {"rung": str(RUNG_WORDS[rung]), "count": number_words(count)})
    return found


def _stuck(count: int) -> list[str]:
    return [gettext("Bị kẹt, không ai xử lý tiếp được: %(count)s") % {"count": count}] if count else []
