"""The log of one source in words and tables, with the reading that it invites wrongly beside the numbers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.analytics.api import LogChannel, SourceLog
from motcua.dossiers.api import ImportRunView
from motcua.ui.values import Cell, Choice, Column, FormState, Link, SummaryRow
from motcua.ui.words import moment_words, number_words, percent_words


@dataclass(frozen=True, slots=True)
class LogView:
    """The page; nothing but `crumbs` where the extract does not know the source yet."""

    crumbs: tuple[Link, ...]
    simulated: bool = False
    answer: str = ""
    rows: tuple[SummaryRow, ...] = ()
    warning: str = ""
    caption: str = ""
    columns: tuple[Column, ...] = ()
    channels: tuple[tuple[Cell, ...], ...] = ()
    steps: tuple[Choice, ...] = ()
    form: FormState | None = None
    activity_columns: tuple[Column, ...] = ()
    activities: tuple[tuple[Cell, ...], ...] = ()
    as_of: str = ""


def present_no_log(run: ImportRunView) -> LogView:
    """Only the way back."""
    return LogView(crumbs=_crumbs(run))


def present_log(run: ImportRunView, log: SourceLog) -> LogView:
    """Everything about one log."""
    numbers = {
        "dossiers": number_words(log.dossiers),
        "events": number_words(log.events),
        "activities": number_words(len(log.activities)),
        "variants": number_words(log.variants),
    }
    words = gettext(
        "%(dossiers)s hồ sơ, %(events)s sự kiện thuộc %(activities)s loại hoạt động, "
        "theo %(variants)s cách đi khác nhau."
    )
    return LogView(
        crumbs=_crumbs(run),
        simulated=log.simulated,
        answer=words % numbers,
        rows=_ends(log),
        warning=log.warning.in_language(get_language() or "vi"),
        caption=gettext("Theo hình thức nộp, bằng chữ của nguồn"),
        columns=_columns(log),
        channels=tuple(_channel(log, channel) for channel in log.channels),
        steps=(
            Choice("", gettext("Không hỏi bước nào")),
            *(Choice(name, name) for name, _ in sorted(log.activities) if name),
        ),
        form=FormState({"step": log.step}),
        activity_columns=(
            Column(gettext("Hoạt động")),
            Column(gettext("Số hồ sơ"), numeric=True),
            Column(gettext("Phần hồ sơ"), numeric=True),
        ),
        activities=tuple(_activity(log, name, dossiers) for name, dossiers in log.activities),
        as_of=moment_words(log.as_of),
    )


def _crumbs(run: ImportRunView) -> tuple[Link, ...]:
    return (
        Link(gettext("Nhập hồ sơ từ hệ thống khác"), reverse("admin:imports")),
        Link(run.file_name, reverse("admin:import", args=[run.public_id])),
    )


def _ends(log: SourceLog) -> tuple[SummaryRow, ...]:
    shares = ((gettext("Xong đúng hạn, kể cả trước hạn"), log.on_time), (gettext("Xong quá hạn"), log.late))
    rows = [
        SummaryRow(gettext("Đã xong"), _part(log.ended, log.dossiers)),
        *(SummaryRow(words, _part(count, log.ended)) for words, count in shares),
        SummaryRow(gettext("Xong, không có hạn trả"), number_words(log.no_due)),
        SummaryRow(gettext("Chưa xong"), number_words(log.dossiers - log.ended)),
    ]
    if log.median_of_ended is not None:
        words = gettext("Từ tiếp nhận đến khi xong, trung vị của những hồ sơ đã xong")
        rows.append(SummaryRow(words, _days(log.median_of_ended, 2)))
    if log.median is not None:
        words = gettext("Trung vị khi kể cả những hồ sơ chưa xong")
        rows.append(SummaryRow(words, _day_range(*log.median)))
    return tuple(rows)


def _part(count: int, whole: int) -> str:
    if not whole:
        return number_words(count)
    words = gettext("%(count)s trên %(whole)s (%(share)s)")
    return words % {"count": number_words(count), "whole": number_words(whole), "share": percent_words(count / whole)}


def _days(days: float | None, places: int = 3) -> str:
    return "" if days is None else gettext("%(days)s ngày") % {"days": number_words(round(days, places), places)}


def _day_range(lower: float, upper: float) -> str:
    if round(lower, 2) == round(upper, 2):
        return _days(lower, 2)
    numbers = {"lower": number_words(round(lower, 2), 2), "upper": _days(upper, 2)}
    return gettext("từ %(lower)s đến %(upper)s") % numbers


def _columns(log: SourceLog) -> tuple[Column, ...]:
    step = (Column(gettext("Tới bước đã chọn"), numeric=True),) if log.step else ()
    return (
        Column(gettext("Hình thức")),
        Column(gettext("Số hồ sơ"), numeric=True),
        *step,
        Column(gettext("Sự kiện đầu đến cuối, trung vị"), numeric=True),
        Column(gettext("Chín phần mười không quá"), numeric=True),
        Column(gettext("Dài nhất"), numeric=True),
    )


def _channel(log: SourceLog, channel: LogChannel) -> tuple[Cell, ...]:
    is_total = channel is log.channels[-1]
    name = gettext("Tất cả") if is_total else channel.name or gettext("Nguồn không ghi")
    reached = "" if channel.reached is None else _part(channel.reached, channel.logged)
    return (
        Cell(name, header=True, lang="" if is_total or not channel.name else "und"),
        Cell(number_words(channel.dossiers), numeric=True),
        *((Cell(reached, numeric=True),) if log.step else ()),
        Cell(_days(channel.median), numeric=True),
        Cell(_days(channel.p90, 1), numeric=True),
        Cell(_days(channel.longest, 1), numeric=True),
    )


def _activity(log: SourceLog, name: str, dossiers: int) -> tuple[Cell, ...]:
    return (
        Cell(name or gettext("Nguồn không ghi"), header=True, lang="und" if name else ""),
        Cell(number_words(dossiers), numeric=True),
        Cell(percent_words(dossiers / log.dossiers), numeric=True),
    )
