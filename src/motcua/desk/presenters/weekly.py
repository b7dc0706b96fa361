"""The sheet for the weekly meeting as it is set down on the page and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext

from motcua.analytics.api import (
    CAUSE_WORDS,
    FEW,
    FEW_WORDS,
    Share,
    Target,
    Week,
    WeeklySheet,
    Words,
    five_sentences,
    target_words,
    week_words,
)
from motcua.documents.api import SheetFields, SheetTable
from motcua.orgs.api import UnitRef
from motcua.ui.values import Cell, Column, Link
from motcua.ui.words import date_words, moment_words, number_words, percent_words

MOST_UNITS = 10
"""So many units with late dossiers are named; the others are added up, so that the sheet stays one page."""


@dataclass(frozen=True, slots=True)
class WeeklyPage:
    """Everything on the page; `tables` and `notes` are the same on paper."""

    title: str
    period: str
    sentences: tuple[str, ...]
    tables: tuple[SheetTable, ...]
    notes: tuple[str, ...]
    units: tuple[Link, ...]
    weeks: tuple[Link, ...]
    week: str
    unit_id: int
    pdf_href: str
    practice: bool
    simulated: bool

    @property
    def drawn(self) -> list[tuple[str, list[Column], list[list[Cell]]]]:
        """The tables as components want them: caption, columns, rows."""
        return [_drawn(table) for table in self.tables]


def present_weekly(sheet: WeeklySheet, *, unit: UnitRef, units: Iterable[UnitRef]) -> WeeklyPage:
    """The sheet in the language of the page."""
    choices = tuple(Link(one.name, _address(one, sheet.week), one.id == unit.id) for one in units)
    return WeeklyPage(
        title=gettext("Giao ban tuần"),
        period=_say(week_words(sheet)),
        sentences=tuple(_say(words) for words in five_sentences(sheet)),
        tables=tuple(table for table in (_changes(sheet), _late(sheet), _targets(sheet)) if table.rows),
        notes=tuple(_notes(sheet)),
        units=choices if len(choices) > 1 else (),
        weeks=_weeks(sheet, unit),
        week=str(sheet.week),
        unit_id=unit.id,
        pdf_href=_address(unit, sheet.week, page="desk:weekly_pdf"),
        practice=unit.practice,
        simulated=sheet.simulated or unit.simulated,
    )


def sheet_fields(page: WeeklyPage, *, unit: UnitRef) -> SheetFields:
    """The same for the paper."""
    return SheetFields(
        agency="",
        unit=unit.name,
        place="",
        practice=page.practice,
        simulated=page.simulated,
        title=page.title,
        period=page.period,
        sentences=page.sentences,
        tables=page.tables,
        notes=page.notes,
    )


def _address(unit: UnitRef, week: Week, *, page: str = "desk:weekly") -> str:
    return f"{reverse(page)}?{urlencode({'unit': unit.id, 'week': str(week)})}"


def _say(words: Words) -> str:
    return words.in_language(get_language() or "vi")


def _weeks(sheet: WeeklySheet, unit: UnitRef) -> tuple[Link, ...]:
    """The weeks before and after, and the last one with dossiers where this is another."""
    links = [Link(gettext("Tuần trước"), _address(unit, sheet.week.before))]
    if sheet.ended:
        links.append(Link(gettext("Tuần sau"), _address(unit, sheet.week.after)))
    if sheet.last_week is not None and sheet.last_week != sheet.week:
        links.append(Link(gettext("Tuần gần nhất có hồ sơ"), _address(unit, sheet.last_week)))
    return tuple(links)


def _changes(sheet: WeeklySheet) -> SheetTable:
    """This week beside the one before and the same one a year before; what the ledger does not hold is a dash.

    Without rows where there is nothing to compare at all.
    """
    if not (sheet.intake.received or sheet.earlier or sheet.year_before or sheet.overdue or sheet.late_before):
        return SheetTable(caption="", head=(), rows=())
    intakes = (sheet.intake, sheet.earlier, sheet.year_before)
    late = (number_words(sheet.overdue), number_words(sheet.late_before), "–")
    done = (
        _in_time(sheet.finished.in_time, sheet.finished.measured),
        _in_time(sheet.finished_before.in_time, sheet.finished_before.measured),
        "–",
    )
    return SheetTable(
        caption=gettext("Điều gì thay đổi"),
        head=(gettext("Chỉ số"), gettext("Tuần này"), gettext("Tuần trước"), gettext("Cùng tuần năm trước")),
        rows=(
            (gettext("Hồ sơ tiếp nhận"), *(number_words(each.received) if each else "–" for each in intakes)),
            (gettext("Nộp trực tuyến"), *(_range(each.online) if each else "–" for each in intakes)),
            (gettext("– người dân tự nộp"), *(_range(each.self_service) if each else "–" for each in intakes)),
            (gettext("– nộp có người giúp"), *(_range(each.assisted) if each else "–" for each in intakes)),
            (gettext("– người khác làm thay"), *(_range(each.proxy) if each else "–" for each in intakes)),
            (gettext("Xong đúng hoặc trước hạn"), *done),
            (gettext("Quá hạn chưa xong, cuối tuần"), *late),
        ),
    )


def _range(share: Share) -> str:
    """A share in few signs: `27,3 %` or `2,5–24,7 %`."""
    if share.lower is None or share.upper is None:
        return "–"
    lower, upper = percent_words(share.lower), percent_words(share.upper)
    return f"{lower.removesuffix('%').rstrip()}–{upper}" if share.unknown else lower


def _in_time(in_time: int, measured: int) -> str:
    return percent_words(in_time / measured) if measured else "–"


def _late(sheet: WeeklySheet) -> SheetTable:
    """Who is late and why, by unit and never by person."""
    causes = [*sheet.by_cause]
    named = [unit for unit in sheet.late_units if unit.code != FEW]
    rows = [(unit.name, [unit]) for unit in named[:MOST_UNITS]]
    if others := named[MOST_UNITS:]:
        words = ngettext("%(units)s đơn vị khác", "%(units)s đơn vị khác", len(others))
        rows.append((words % {"units": number_words(len(others))}, others))
    rows += [(_say(FEW_WORDS), [unit]) for unit in sheet.late_units if unit.code == FEW]
    return SheetTable(
        caption=gettext("Đơn vị có hồ sơ quá hạn, theo lý do sổ ghi"),
        head=(gettext("Đơn vị"), gettext("Quá hạn"), *(_capital(_say(CAUSE_WORDS[cause])) for cause in causes)),
        rows=tuple(
            (
                name,
                number_words(sum(unit.overdue for unit in units)),
                *(number_words(sum(unit.by_cause.get(cause, 0) for unit in units)) for cause in causes),
            )
            for name, units in rows
        ),
        named=True,
    )


def _targets(sheet: WeeklySheet) -> SheetTable:
    """What was assigned, by which decision; what people did by their own hand stands beside every target."""
    own = _range(sheet.intake.self_service)
    return SheetTable(
        caption=gettext("Chỉ tiêu được giao và tỷ lệ người dân tự nộp"),
        head=(
            gettext("Chỉ tiêu, văn bản giao"),
            gettext("Mức giao"),
            gettext("Tuần này"),
            gettext("Người dân tự nộp"),
        ),
        rows=tuple(
            (_target_name(each), _say(target_words(each)), _reached(each, sheet), own) for each in sheet.targets
        ),
    )


def _target_name(target: Target) -> str:
    """What, by which decision of which day, and whether its text was read."""
    words = gettext("%(what)s. %(decision)s ngày %(day)s") % {
        "what": _say(target.words),
        "decision": target.decision,
        "day": date_words(target.decided_on),
    }
    if target.due_on:
        words += gettext(", đến %(day)s") % {"day": date_words(target.due_on)}
    return words if target.verified else words + gettext(" (chưa kiểm chứng với văn bản gốc)")


def _reached(target: Target, sheet: WeeklySheet) -> str:
    if target.metric == "online_share":
        return _range(sheet.intake.online)
    if target.metric == "on_time_share":
        return _in_time(sheet.finished.in_time, sheet.finished.measured)
    return gettext("sổ này chưa đo")


def _notes(sheet: WeeklySheet) -> Iterable[str]:
    if not sheet.ended:
        yield gettext("Tuần này chưa kết thúc: số liệu tính đến lúc trích.")
    if not sheet.targets:
        yield gettext("Không có chỉ tiêu nào được giao có hiệu lực trong tuần này.")
    if sheet.few_units:
        yield gettext(
            "Đơn vị có dưới ba cán bộ được gộp chung để không chỉ ra một người; chỉ chính đơn vị ấy xem được số của "
            "mình."
        )
    if sheet.end_unknown:
        yield gettext("%(count)s hồ sơ đã xong mà nguồn không ghi lúc nào: không tính vào đúng hạn hay trễ hạn.") % {
            "count": number_words(sheet.end_unknown)
        }
    yield gettext(
        "Người dân tự nộp: chính chủ hồ sơ nộp trực tuyến, không ai làm hộ; cận trên đếm cả hồ sơ không rõ ai nộp. "
        "Số liệu trích lúc %(moment)s."
    ) % {"moment": moment_words(sheet.as_of)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _drawn(table: SheetTable) -> tuple[str, list[Column], list[list[Cell]]]:
    columns = [Column(text, numeric=bool(index)) for index, text in enumerate(table.head)]
    lang = "vi" if table.named else ""
    rows = [
        [
            Cell(text, numeric=bool(index), header=not index, lang="" if index else lang)
            for index, text in enumerate(row)
        ]
        for row in table.rows
    ]
    return table.caption, columns, rows
