"""The derivation of a promised moment in words and as a picture, the same for officer and applicant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.core.worktime import LOCAL_TIME, Calendar
from motcua.core.worktime.sentences import step_words
from motcua.dossiers.derivation import Derivation, Moved, Wait
from motcua.dossiers.rules.promise import Indexed
from motcua.dossiers.wording import CAUSER_WORDS, EVENT_WORDS, KEPT_WORDS, PAUSE_WORDS
from motcua.ui.timeline import Mark, Span, Timeline, draw
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import due_words, moment_words

MOST_DAYS = 400
"""Longer stretches show no single days off: they would be thinner than a line."""

INDEX_WORDS: dict[Indexed, Promise] = {
    Indexed.IN_TIME: _("Đúng hạn"),
    Indexed.OVERDUE: _("Quá hạn"),
    Indexed.NOT_COUNTED: _("Không tính"),
}


@dataclass(frozen=True, slots=True)
class DerivationView:
    """Everything that `ui/clock_derivation.html` shows."""

    answer: str
    expired: str
    timeline: Timeline | None
    lines: tuple[str, ...]
    waits_caption: str
    wait_columns: tuple[Column, ...]
    waits: tuple[tuple[Cell, ...], ...]
    changes_caption: str
    change_columns: tuple[Column, ...]
    changes: tuple[tuple[Cell, ...], ...]
    verdicts: tuple[SummaryRow, ...]


def present_derivation(found: Derivation, *, now: datetime) -> DerivationView:
    """The derivation for a reader in the language of the page."""
    language = "en" if get_language() == "en" else "vi"
    return DerivationView(
        answer=_answer(found),
        expired=_expired(found, now),
        timeline=_picture(found, now),
        lines=tuple(step_words(step, language) for step in found.steps),
        waits_caption=gettext("Từng khoảng thời gian không tính"),
        wait_columns=(
            Column(gettext("Vì sao")),
            Column(gettext("Do ai")),
            Column(gettext("Từ")),
            Column(gettext("Đến")),
            Column(gettext("Thời gian làm việc"), numeric=True),
            Column(gettext("Căn cứ")),
        ),
        waits=tuple(_wait_row(wait) for wait in found.waits),
        changes_caption=gettext("Mỗi lần hạn thay đổi"),
        change_columns=(
            Column(gettext("Lúc")),
            Column(gettext("Vì sao")),
            Column(gettext("Hạn trước")),
            Column(gettext("Hạn sau")),
            Column(gettext("Căn cứ")),
        ),
        changes=tuple(_change_row(change, first=place == 0) for place, change in enumerate(found.changes)),
        verdicts=(
            SummaryRow(gettext("Theo hạn đã hẹn"), KEPT_WORDS[found.kept]),
            SummaryRow(gettext("Theo cách tính của Bộ chỉ số 766"), INDEX_WORDS[found.indexed]),
        ),
    )


def _answer(found: Derivation) -> str:
    if found.due_at is not None:
        return gettext("Hạn trả: %(due)s.") % {"due": due_words(found.due_at)}
    return f"{KEPT_WORDS[found.kept]}."


def _expired(found: Derivation, now: datetime) -> str:
    if found.awaiting_until is None or found.awaiting_until >= now or found.finished_at is not None:
        return ""
    return gettext(
        "Đã quá thời gian để người nộp bổ sung (%(until)s). "
        "Hồ sơ không tự dừng: lãnh đạo xem xét và ban hành thông báo dừng giải quyết nếu đủ căn cứ."
    ) % {"until": moment_words(found.awaiting_until)}


def _wait_row(wait: Wait) -> tuple[Cell, ...]:
    return (
        Cell(PAUSE_WORDS.get(wait.cause, wait.cause), header=True),
        Cell(CAUSER_WORDS.get(wait.causer, wait.causer)),
        Cell(moment_words(wait.since)),
        Cell(moment_words(wait.until) if wait.until else gettext("chưa xong")),
        Cell(working_words(wait.minutes), numeric=True),
        Cell(wait.source, lang="vi"),
    )


def working_words(minutes: float) -> str:
    """Working minutes as hours and minutes."""
    hours, rest = divmod(round(minutes), 60)
    words = [ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours}] if hours else []
    if rest or not hours:
        words.append(ngettext("%(count)s phút", "%(count)s phút", rest) % {"count": rest})
    return " ".join(words)


def _change_row(change: Moved, *, first: bool) -> tuple[Cell, ...]:
    none_before = gettext("chưa có") if first else gettext("tạm dừng")
    return (
        Cell(moment_words(change.at), header=True),
        Cell(EVENT_WORDS.get(change.kind, change.kind)),
        Cell(due_words(change.former) if change.former else none_before),
        Cell(due_words(change.due_at) if change.due_at else gettext("tạm dừng")),
        Cell(change.source, lang="vi"),
    )


def _picture(found: Derivation, now: datetime) -> Timeline | None:
    if found.received_at is None:
        return None
    end = max(filter(None, (found.due_at, found.finished_at)), default=now)
    waits = [
        Span("wait", max(wait.since, found.received_at), max(found.received_at, wait.until or now))
        for wait in found.waits
    ]
    end = max([end, *(span.end for span in waits)])
    counted = Span("counted", found.received_at, found.due_at or min(end, now))
    marks = [Mark(found.received_at, gettext("Tiếp nhận %(day)s") % {"day": _short(found.received_at)})]
    if found.due_at:
        marks.append(Mark(found.due_at, gettext("Hạn %(day)s") % {"day": _short(found.due_at)}))
    if found.finished_at:
        marks.append(Mark(found.finished_at, gettext("Xong %(day)s") % {"day": _short(found.finished_at)}))
    spans = [*_days_off(found.received_at, end, found.calendar), counted, *waits]
    return draw(spans, marks, _in_words(found, marks))


def _in_words(found: Derivation, marks: Sequence[Mark]) -> str:
    """The whole picture for who cannot see it; the table below has the single waits."""
    waits = ngettext("%(count)s khoảng không tính", "%(count)s khoảng không tính", len(found.waits))
    return "; ".join([*(mark.words for mark in marks), waits % {"count": len(found.waits)}])


def _short(moment: datetime) -> str:
    return moment.astimezone(LOCAL_TIME).strftime("%d/%m %H:%M")


def _days_off(start: datetime, end: datetime, calendar: Calendar) -> list[Span]:
    first, last = start.astimezone(LOCAL_TIME), end.astimezone(LOCAL_TIME)
    if (last - first).days > MOST_DAYS:
        return []
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    days = [midnight + timedelta(days=number) for number in range((last - midnight).days + 1)]
    return [
        Span("off", max(day, first), min(day + timedelta(days=1), last))
        for day in days
        if not calendar.spells(day.date()) and day < last
    ]
