"""The mapping page: each column of the file with what it seems to be, and the first rows as they would be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from motcua.admin.mapping_form import CONSTANTS, MappingForm
from motcua.admin.presenters.preview import preview_columns, preview_rows, statuses_of
from motcua.admin.presenters.report import finding_sentence
from motcua.admin.wording import (
    COLUMN_WORDS,
    EVENT_COLUMN_WORDS,
    REPAIR_WORDS,
    STYLE_WORDS,
    VALUE_WORDS,
)
from motcua.dossiers.api import (
    IMPORT_DATE_STYLES,
    IMPORT_NUMBER_STYLES,
    IMPORT_REQUIRED,
    IMPORT_TIMES,
    ColumnGuess,
    ImportRunView,
    Inspection,
)
from motcua.ui.values import Cell, Choice, Column, Field, FormState, Link, SummaryRow
from motcua.ui.words import number_words, percent_words


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One distinct value of a column: hidden control with the value, the select for what it means."""

    was_name: str
    was: str
    times: str
    field: Field


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of the file; `doubts` are what a person has to look at."""

    heading_name: str
    heading: str
    fact: str
    examples: tuple[str, ...]
    field: Field
    style: Field | None
    repair: Field | None
    values: tuple[ValueRow, ...]
    doubts: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class MappingPage:
    """Everything on the page; `kept` are hidden settings that stay as they are."""

    title: str
    id: str
    crumbs: tuple[Link, ...]
    form: FormState
    facts: tuple[SummaryRow, ...]
    usable: bool
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    missing: tuple[str, ...]
    origin: Field
    kept: tuple[tuple[str, str], ...]
    choices: tuple[Field, ...]
    columns: tuple[ColumnView, ...]
    constants: tuple[Field, ...]
    events: tuple[Field, ...]
    preview_columns: tuple[Column, ...]
    preview: tuple[tuple[Cell, ...], ...]


def present_mapping(
    run: ImportRunView, inspection: Inspection, form: MappingForm, *, event_headings: Sequence[str]
) -> MappingPage:
    """What was recognised, with what the person has chosen so far before every guess."""
    inspection = _as_chosen(inspection, form)
    given = {column.guess for column in inspection.columns}
    columns = tuple(_column(column, inspection, form) for column in inspection.columns)
    constants = form.mapping.get("constants") or inspection.suggestion.get("constants", {})
    labels = {column.field.name: column.heading for column in columns} | {"origin": gettext("Tên hệ thống nguồn")}
    refused = [finding for finding in inspection.findings if finding.refused]
    return MappingPage(
        title=gettext("Cách hiểu tệp"),
        id=str(run.public_id),
        crumbs=(Link(gettext("Nhập hồ sơ từ hệ thống khác"), reverse("admin:imports")),),
        form=FormState({}, form.errors, labels),
        facts=_facts(inspection),
        usable=bool(inspection.columns or inspection.sheets),
        faults=tuple(dict.fromkeys(finding_sentence(one, here=True) for one in refused)),
        remarks=tuple(
            dict.fromkeys(finding_sentence(one, here=True) for one in inspection.findings if not one.refused)
        ),
        missing=tuple(str(COLUMN_WORDS[ours]) for ours in inspection.missing),
        origin=_origin(form, asked="origin_system" not in given),
        kept=_kept(inspection, form),
        choices=_file_choices(inspection),
        columns=columns,
        constants=tuple(_constant(ours, constants) for ours in CONSTANTS if columns and ours not in given),
        events=tuple(_event(ours, event_headings, form) for ours in EVENT_COLUMN_WORDS) if event_headings else (),
        preview_columns=preview_columns(inspection),
        preview=preview_rows(inspection, form),
    )


def _as_chosen(inspection: Inspection, form: MappingForm) -> Inspection:
    """Once a person has said which column is which, a column that was left beside stays there, whatever is guessed."""
    chosen = form.mapping.get("columns")
    if chosen is None:
        return inspection
    columns = tuple(
        column if chosen.get(column.guess) == column.heading or column.heading == column.guess else _beside(column)
        for column in inspection.columns
    )
    beside = {column.heading for column in columns if not column.guess}
    given = {column.guess for column in columns} | set(form.mapping.get("constants", {}))
    given |= {"origin_system"} if form.origin else set()
    return replace(
        inspection,
        columns=columns,
        missing=tuple(ours for ours in IMPORT_REQUIRED if ours not in given),
        findings=tuple(one for one in inspection.findings if not (one.refused and one.column in beside)),
        preview=tuple({ours: cell for ours, cell in row.items() if ours in given} for row in inspection.preview),
    )


def _beside(column: ColumnGuess) -> ColumnGuess:
    """The column as one that is only kept."""
    remarks = tuple(remark for remark in column.remarks if not remark.refused)
    return replace(column, guess="", by="stated", style="", values=(), remarks=remarks)


def _facts(inspection: Inspection) -> tuple[SummaryRow, ...]:
    rows = [SummaryRow(gettext("Loại tệp"), inspection.format)]
    if inspection.encoding:
        rows.append(SummaryRow(gettext("Bảng mã chữ"), inspection.encoding))
    if inspection.sheet:
        rows.append(SummaryRow(gettext("Trang tính"), inspection.sheet, lang="vi"))
    seen = number_words(inspection.rows_seen)
    words = gettext("%(rows)s, cả tệp") if inspection.whole else gettext("%(rows)s dòng đầu, tệp còn dài hơn")
    rows.append(SummaryRow(gettext("Số dòng đã xem"), words % {"rows": seen}))
    return tuple(rows)


def _origin(form: MappingForm, *, asked: bool) -> Field:
    return Field(
        "text",
        "origin",
        gettext("Tên hệ thống nguồn"),
        value=form.origin,
        hint=gettext("Viết liền, ví dụ igate-hue. Lần sau nhập cùng tên này thì hồ sơ được cập nhật, không nhân đôi."),
        error=form.errors.get("origin", ""),
        required=asked,
        width="20",
        spellcheck=False,
    )


def _kept(inspection: Inspection, form: MappingForm) -> tuple[tuple[str, str], ...]:
    """How the file is opened, and the systems that it tells itself: a status means something only of one of them."""
    opened = [(name, str(form.mapping[name])) for name in ("encoding", "separator") if form.mapping.get(name)]
    told = [one.value for column in inspection.columns if column.guess == "origin_system" for one in column.values]
    return (*opened, *((f"source.{row}", name) for row, name in enumerate(told)))


def _file_choices(inspection: Inspection) -> tuple[Field, ...]:
    """The sheet, where a workbook has several."""
    if len(inspection.sheets) < 2:
        return ()
    choices = tuple(Choice(sheet, sheet) for sheet in inspection.sheets)
    return (Field("select", "sheet", gettext("Trang tính"), value=inspection.sheet, choices=choices),)


def _column(column: ColumnGuess, inspection: Inspection, form: MappingForm) -> ColumnView:
    place = column.position
    doubts = tuple(finding_sentence(one, here=True) for one in column.remarks)
    values = _values(column, statuses_of(inspection, form))
    unclear = any(not row.field.value for row in values) if column.guess else False
    return ColumnView(
        heading_name=f"heading.{place}",
        heading=column.heading,
        fact=_fact(column, inspection),
        examples=column.examples,
        field=Field(
            "select",
            f"column.{place}",
            gettext("“%(heading)s” là") % {"heading": column.heading},
            value=column.guess,
            choices=_columns_offered(),
            hint=_why(column),
            error=form.errors.get(f"column.{place}", ""),
        ),
        style=_style(column),
        repair=_repair(column, inspection),
        values=values,
        doubts=doubts,
        open=bool(doubts) or unclear,
    )


def _columns_offered() -> tuple[Choice, ...]:
    marked = gettext("%(name)s (bắt buộc)")
    return tuple(
        Choice(ours, marked % {"name": words} if ours in IMPORT_REQUIRED else str(words))
        for ours, words in COLUMN_WORDS.items()
    )


def _fact(column: ColumnGuess, inspection: Inspection) -> str:
    distinct = number_words(column.distinct)
    return gettext("%(filled)s ô có nội dung trong %(rows)s dòng, %(distinct)s giá trị khác nhau") % {
        "filled": number_words(column.filled),
        "rows": number_words(inspection.rows_seen),
        "distinct": f"> {distinct}" if column.many else distinct,
    }


def _why(column: ColumnGuess) -> str:
    """How sure the guess is, and from what it comes."""
    sure = {"share": percent_words(column.confidence, 0)}
    match column.by:
        case "stated":
            return ""
        case "heading":
            return gettext("Đoán theo tên cột, chắc khoảng %(share)s.") % sure
        case "values":
            return gettext("Đoán theo nội dung, chắc khoảng %(share)s.") % sure
        case _:
            return gettext("Chưa đoán được: để trống thì cột được giữ kèm, không dùng để tính.")


def _style(column: ColumnGuess) -> Field | None:
    """The way in which times or numbers are written; asked only where a cell could be read in two ways."""
    if column.guess in IMPORT_TIMES and column.style not in ("", "iso"):
        styles: Iterable[str] = IMPORT_DATE_STYLES
    elif column.guess == "fee_dong" and column.style not in ("", "plain"):
        styles = IMPORT_NUMBER_STYLES
    else:
        return None
    known = column.style if column.style in styles else ""
    return Field(
        "select",
        f"style.{column.position}",
        gettext("Cách viết trong cột “%(heading)s”") % {"heading": column.heading},
        value=known,
        choices=tuple(Choice(style, str(STYLE_WORDS[style])) for style in styles),
        hint=gettext("Trong tệp: %(examples)s") % {"examples": ", ".join(f"“{text}”" for text in column.examples)},
        error="" if known else gettext("Tệp không cho biết; hãy chọn."),
    )


def _repair(column: ColumnGuess, inspection: Inspection) -> Field | None:
    """What a spreadsheet did to the column and can be undone, where the importer offers it."""
    offered = [repair for repair in REPAIR_WORDS if any(repair in _repairs_of(one) for one in column.remarks)]
    if not offered or not column.guess:
        return None
    stated = inspection.suggestion.get("repairs", {})
    return Field(
        "select",
        f"repair.{column.position}",
        gettext("Chữa cột “%(heading)s”") % {"heading": column.heading},
        value=stated.get(column.guess, ""),
        choices=tuple(Choice(repair, str(REPAIR_WORDS[repair])) for repair in offered),
        hint=gettext("Để trống thì giữ nguyên như trong tệp."),
        required=False,
    )


def _repairs_of(finding: Any) -> str:
    """The code of a remark names the damage: `leading_zeros_seen`."""
    return str(finding.code)


def _values(column: ColumnGuess, statuses: Mapping[str, int]) -> tuple[ValueRow, ...]:
    offered = VALUE_WORDS.get(column.guess)
    if not offered or not column.values:
        return ()
    choices = tuple(Choice(code, str(words)) for code, words in offered.items())
    truths = {"t": "true", "f": "false"}
    rows = []
    for row, one in enumerate(value for value in column.values if value.value.strip()):
        name = f"value.{column.position}.{row}"
        label = gettext("“%(value)s” nghĩa là") % {"value": one.value}
        meaning = str(statuses.get(one.value, one.guess)) if column.guess == "status" else one.guess
        select = Field("select", name, label, value=truths.get(meaning, meaning), choices=choices)
        rows.append(ValueRow(f"was.{column.position}.{row}", one.value, number_words(one.times), select))
    return tuple(rows)


def _constant(ours: str, constants: Mapping[str, Any]) -> Field:
    value = str(constants.get(ours, ""))
    label = str(COLUMN_WORDS[ours])
    if ours in VALUE_WORDS:
        choices = tuple(Choice(code, str(words)) for code, words in VALUE_WORDS[ours].items())
        return Field("select", f"constant.{ours}", label, value=value, choices=choices, required=False)
    return Field("text", f"constant.{ours}", label, value=value, required=False, width="20", spellcheck=False)


def _event(ours: str, headings: Sequence[str], form: MappingForm) -> Field:
    value = form.mapping.get("event_columns", {}).get(ours) or (ours if ours in headings else "")
    field = Field(
        "select",
        f"event.{ours}",
        gettext("Nhật ký: %(column)s") % {"column": str(EVENT_COLUMN_WORDS[ours]).lower()},
        value=value,
        choices=tuple(Choice(heading, heading) for heading in headings),
    )
    return field if ours in ("dossier_code", "activity", "at") else replace(field, required=False)
