"""What an assessment says: of those asked how many, what is lacking, what is wanted; on a page and on one sheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.documents.api import ReportFields
from motcua.lab.barrier_words import CHECKED_WORDS
from motcua.lab.presenters.assessment_form import group_names, has_tallies
from motcua.lab.presenters.barriers import said
from motcua.studies.assessment_api import (
    TALLY,
    AssessmentView,
    Checked,
    Heard,
    Instrument,
    Item,
    Section,
    heard,
    instruments,
    lacking,
    not_looked_at,
    readiness,
    wanted_most,
)
from motcua.ui.values import Cell, Column
from motcua.ui.words import date_words, number_words, percent_words

SUPPORT = "support"
MOST_NAMED = 3
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: `columns` and `rows` of a table."""

    title: str
    columns: list[Column]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """`sentences` say the main things; `lacking` and `unknown` are names of items."""

    title: str
    sentences: list[str]
    sections: list[SectionView]
    lacking: list[str]
    unknown: list[str]


def list_columns() -> list[Column]:
    """Of the list."""
    return [Column(gettext("Số"), numeric=True), Column(gettext("Về đâu")), Column(gettext("Công cụ")),
            Column(gettext("Ngày")), Column(gettext("Người ghi"))]  # fmt: skip


def list_rows(found: Sequence[AssessmentView]) -> list[list[Cell]]:
    """The latest first."""
    return [
        [
            Cell(one.id, header=True, numeric=True),
            Cell(
                one.given.subject,
                href=reverse("lab:assessment", args=[one.id]),
                note=gettext("dữ liệu giả lập") if one.synthetic else "",
                lang="vi",
            ),
            Cell(said(instruments().by_code[one.given.instrument])),
            Cell(date_words(one.given.made_on)),
            Cell(one.by, lang="vi"),
        ]
        for one in found
        if one.given.instrument in instruments().by_code
    ]


def present_assessment(one: AssessmentView) -> AssessmentPage:
    """Everything on the page."""
    instrument = instruments().by_code[one.given.instrument]
    return AssessmentPage(
        title=said(instrument),
        sentences=_sentences(one, instrument),
        sections=[_section(one, section) for section in instrument.sections],
        lacking=[said(item) for item in lacking(one.given, instrument)],
        unknown=[said(item) for item in not_looked_at(one.given, instrument)],
    )


def _sentences(one: AssessmentView, instrument: Instrument) -> list[str]:
    told = []
    smallest = instruments().smallest_group
    demand = [item for section in instrument.sections if section.code != SUPPORT for item in section.items]
    for group in instruments().groups:
        asked = one.given.asked.get(group.code, 0)
        shares = [(item, heard(one.given, item, smallest=smallest).get(group.code)) for item in demand]
        known = sorted(
            ((item, part) for item, part in shares if part is not None and part.share), key=lambda pair: -pair[1].yes
        )[:MOST_NAMED]
        if known:
            named = "; ".join(f"{said(item)} ({part.yes}/{part.asked})" for item, part in known)
            told.append(gettext("%(group)s vướng nhất: %(named)s.") % {"group": said(group), "named": named})
        elif 0 < asked < smallest:
            words = gettext("%(group)s: chỉ hỏi được %(asked)s người, quá ít để nói tỷ lệ.")
            told.append(words % {"group": said(group), "asked": asked})
    wanted = wanted_most(one.given, instrument, SUPPORT)[:MOST_NAMED]
    if wanted:
        named = "; ".join(f"{said(item)} ({many})" for item, many in wanted)
        told.append(gettext("Hỗ trợ được mong nhất: %(named)s.") % {"named": named})
    ready = readiness(one.given, instrument)
    if ready is not None:
        ends = {"low": percent_words(ready.low, 0), "high": percent_words(ready.high, 0)}
        told.append(
            gettext("Đã đạt %(low)s số mục phải xem.") % ends
            if ready.low == ready.high
            else gettext("Đã đạt từ %(low)s đến %(high)s số mục phải xem, tùy những mục chưa rõ.") % ends
        )
    return told


def _section(one: AssessmentView, section: Section) -> SectionView:
    if not has_tallies(section):
        columns = [Column(gettext("Mục")), Column(gettext("Kết quả")), Column(gettext("Cần"), numeric=True)]
        return SectionView(said(section), columns, [_looked(one, item) for item in section.items])
    smallest = instruments().smallest_group
    rows = [
        [
            Cell(said(item), header=True),
            *(
                _told(heard(one.given, item, smallest=smallest).get(group.code), shares=section.code != SUPPORT)
                for group in instruments().groups
            ),
        ]
        for item in section.items
    ]
    words = gettext("%(group)s (%(asked)s người)")
    heads = [
        Column(words % {"group": said(group), "asked": one.given.asked.get(group.code, 0)}, numeric=True)
        for group in instruments().groups
    ]
    return SectionView(said(section), [Column(gettext("Mục")), *heads], rows)


def _told(part: Heard | None, *, shares: bool) -> Cell:
    if part is None:
        return Cell("–", numeric=True)
    if not shares:
        return Cell(number_words(part.yes), numeric=True)
    if part.low is None or part.high is None:
        return Cell(gettext("quá ít người"), numeric=True)
    note = f"{percent_words(part.low, 0)} – {percent_words(part.high, 0)}"
    return Cell(f"{part.yes}/{part.asked}", note=note, numeric=True)


def _looked(one: AssessmentView, item: Item) -> list[Cell]:
    need = f"{item.need:g}" if item.need is not None else ""
    if item.code in one.given.numbers:
        found = number_words(one.given.numbers[item.code].normalize())
    else:
        found = str(CHECKED_WORDS[one.given.checks.get(item.code, Checked.UNKNOWN)])
    return [Cell(said(item), header=True), Cell(found), Cell(need, numeric=True)]


def sheet_of(one: AssessmentView, *, unit: str) -> ReportFields:
    """The printed page: what was found, what is lacking, what is wanted, what cannot be claimed."""
    page = present_assessment(one)
    blocks: list[Block] = [_text("text", sentence) for sentence in page.sentences]
    first = page.sections[0]
    if any(has_tallies(section) for section in instruments().by_code[one.given.instrument].sections):
        blocks.append(_table(first))
    if page.lacking:
        blocks += [_text("heading", gettext("Còn thiếu")), _text("text", "; ".join(page.lacking) + ".")]
    if page.unknown:
        names = "; ".join(page.unknown[:12]) + (" …" if len(page.unknown) > 12 else ".")
        blocks += [_text("heading", gettext("Chưa xem")), _text("text", names)]
    if one.given.note:
        blocks.append(_text("text", one.given.note))
    blocks.append(_text("note", caution()))
    return ReportFields(
        title=f"{page.title}: {one.given.subject}",
        unit=unit,
        made_on=date_words(one.given.made_on),
        footer=f"{one.given.instrument} {one.version} · {one.id}",
        banner=gettext("DỮ LIỆU GIẢ LẬP") if one.synthetic else "",
        language=(get_language() or "vi")[:2],
        blocks=blocks,
    )


def blank_sheet(instrument: Instrument) -> ReportFields:
    """The instrument to take along on paper."""
    line = "………"
    day = gettext("Ngày")
    blocks: list[Block] = [_text("text", f"{said(instrument.subject)}: {line * 6}   {day}: {line}")]
    for section in instrument.sections:
        blocks.append(_text("heading", said(section)))
        tallied = has_tallies(section)
        answers = group_names() if tallied else [gettext("Kết quả")]
        head = [gettext("Mục"), *answers]
        rows = [
            [said(item), *([line] * len(answers) if item.kind == TALLY else [_ways(item)])] for item in section.items
        ]
        blocks.append({"kind": "table", "head": head, "numeric": [False] * len(head), "rows": rows})
    return ReportFields(
        title=said(instrument),
        unit="",
        made_on="",
        footer=f"{instrument.code} {instrument.version}",
        banner="",
        language=(get_language() or "vi")[:2],
        blocks=blocks,
    )


def _ways(item: Item) -> str:
    return "………" if item.kind == "number" else " / ".join(str(words) for words in CHECKED_WORDS.values())


def caution() -> str:
    """What must be quoted with every figure of it."""
    return gettext(
        "Người được hỏi không được chọn ngẫu nhiên: khoảng chỉ để thấy số ít thì lỏng, không nói thay cả xã. "
        "Ai không gặp thì không có trong số này."
    )


def table_of(one: AssessmentView) -> bytes:
    """One row per item and group, for any tool; `barrier` joins it with the other windows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ("subject", "made_on", "instrument", "version", "item", "barrier", "kind", "group", "value", "asked")
    )
    own = (one.given.subject, one.given.made_on.isoformat(), one.given.instrument, one.version)
    for item in instruments().by_code[one.given.instrument].items():
        mark = (item.code, item.barrier, item.kind)
        for group, yes in sorted(one.given.tallies.get(item.code, {}).items()):
            writer.writerow((*own, *mark, group, yes, one.given.asked.get(group, 0)))
        if item.code in one.given.numbers:
            writer.writerow((*own, *mark, "", one.given.numbers[item.code], ""))
        if item.code in one.given.checks:
            writer.writerow((*own, *mark, "", one.given.checks[item.code].value, ""))
    return text.getvalue().encode()


def _text(kind: str, text: str) -> Block:
    return {"kind": kind, "text": text}


def _table(section: SectionView) -> Block:
    return {
        "kind": "table",
        "head": [column.text for column in section.columns],
        "numeric": [column.numeric for column in section.columns],
        "rows": [[str(cell.text) for cell in row] for row in section.rows],
    }
