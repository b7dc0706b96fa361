"""Days that were decreed late: the form, what a decree would move, and the decrees so far."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.clock_api import DecreePreview, DecreeView
from motcua.orgs.api import get_units
from motcua.ui.values import Cell, Choice, Column
from motcua.ui.words import date_words, due_words, moment_words, number_words

KIND_WORDS: dict[DecreeKind, Promise] = {
    DecreeKind.DAY_OFF: _("Ngày nghỉ"),
    DecreeKind.MADE_UP: _("Ngày làm bù"),
    DecreeKind.ORDINARY: _("Làm việc bình thường"),
}


@dataclass(frozen=True, slots=True)
class DecreeLine:
    """One decree so far; `public_id` is empty where it cannot be taken back any more."""

    title: str
    lines: tuple[str, ...]
    public_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class DecreesView:
    """Everything on the page; `answer` and the table are of a preview."""

    kinds: tuple[Choice, ...]
    answer: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decrees: tuple[DecreeLine, ...]


def present_decrees(found: Sequence[DecreeView], preview: DecreePreview | None) -> DecreesView:
    """Compose the page."""
    units = get_units({move.unit_id for move in preview.moves}) if preview else {}
    return DecreesView(
        kinds=tuple(Choice(kind.value, str(words)) for kind, words in KIND_WORDS.items()),
        answer=_answer(preview) if preview else "",
        columns=(
            Column(gettext("Hồ sơ")),
            Column(gettext("Đơn vị")),
            Column(gettext("Hạn trước")),
            Column(gettext("Hạn sau")),
        ),
        rows=tuple(
            (
                Cell(move.code, header=True),
                Cell(units[move.unit_id].name, lang="vi"),
                Cell(due_words(move.former)),
                Cell(due_words(move.due_at)),
            )
            for move in (preview.moves if preview else ())
        ),
        decrees=tuple(_decree(one) for one in found),
    )


def _answer(preview: DecreePreview) -> str:
    counts = {"moved": preview.moved, "later": preview.later, "earlier": preview.earlier, "counted": preview.counted}
    words = gettext(
        "%(moved)s trong %(counted)s hồ sơ đang mở sẽ đổi hạn: %(later)s muộn hơn, %(earlier)s sớm hơn. Chưa ghi gì."
    )
    return words % {name: number_words(count) for name, count in counts.items()}


def _decree(one: DecreeView) -> DecreeLine:
    moved = ngettext("%(count)s hồ sơ đổi hạn", "%(count)s hồ sơ đổi hạn", one.changed) % {"count": one.changed}
    lines = [*(f"{day.name} – {day.source}" for day in one.days), moved]
    entered = {"moment": moment_words(one.ordered_at), "person": one.ordered_by_name}
    lines.append(gettext("Ghi lúc %(moment)s, %(person)s") % entered)
    if one.reverted_at:
        told = {"moment": moment_words(one.reverted_at), "person": one.reverted_by_name}
        lines.append(gettext("Đã hủy lúc %(moment)s, %(person)s") % told)
    if one.done_at is None:
        lines.append(gettext("Đang tính lại hạn các hồ sơ; tải lại trang để xem."))
    title = "; ".join(f"{_day(day)}" for day in one.days) or gettext("Tính lại theo lịch %(code)s") % {
        "code": one.calendar
    }
    return DecreeLine(title, tuple(lines), None if one.reverted_at else one.public_id)


def _day(day: DecreedDay) -> str:
    words = f"{date_words(day.on)}: {str(KIND_WORDS[day.kind]).lower()}"
    return f"{words} ({date_words(day.works_as)})" if isinstance(day.works_as, date) else words
