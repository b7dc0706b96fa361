"""The report of a dry run or an import: counts, refused rows with their remedy, remarks, and what does not add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from motcua.analytics.api import LedgerLine, ledger_lines
from motcua.dossiers.api import Finding, RunReport
from motcua.dossiers.api import words_of as finding_words
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import number_words

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class SourceTable:
    """What the ledger holds of one source and what of it contradicts itself; `clean`: checks without a find."""

    origin: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    clean: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The report as it is set down; `more` is how many refused rows are only in the file."""

    answer: str
    rows: tuple[SummaryRow, ...]
    columns: tuple[Column, ...]
    refused: tuple[tuple[Cell, ...], ...]
    more: int
    remarks: tuple[str, ...]
    sources: tuple[SourceTable, ...]


def present_report(report: RunReport, *, dry_run: bool) -> ReportView:
    """Words and tables; `dry_run` says what would be, not what is."""
    counts = report.counts
    refused = report.refused
    return ReportView(
        answer=_answer(report, dry_run=dry_run),
        rows=_rows(counts, dry_run=dry_run),
        columns=tuple(
            Column(words, numeric)
            for words, numeric in (
                (gettext("Dòng"), True),
                (gettext("Vì sao không nhận và cách sửa"), False),
            )
        ),
        refused=tuple(_finding(one) for one in refused[:MOST_SHOWN]),
        more=max(counts["refused"] - min(len(refused), MOST_SHOWN), 0),
        remarks=tuple(finding_sentence(one) for one in report.remarks),
        sources=tuple(_source(one) for one in report.contradictions),
    )


def _answer(report: RunReport, *, dry_run: bool) -> str:
    counts = {name: number_words(value) for name, value in report.counts.items()}
    if dry_run and not report.counts["refused"]:
        return gettext("Mọi dòng đều nhập được: %(dossiers)s hồ sơ, %(events)s sự kiện. Chưa có gì được nhập.") % counts
    if dry_run:
        return gettext("%(refused)s dòng bị từ chối, %(dossiers)s hồ sơ nhập được. Chưa có gì được nhập.") % counts
    if not report.imported:
        return gettext("%(refused)s dòng bị từ chối nên không hồ sơ nào được nhập.") % counts
    return gettext("Đã nhập %(dossiers)s hồ sơ và %(events)s sự kiện.") % counts


def _rows(counts: Mapping[str, int], *, dry_run: bool) -> tuple[SummaryRow, ...]:
    named = (
        ("created", gettext("Hồ sơ mới")),
        ("updated", gettext("Hồ sơ đã có, nội dung thay đổi")),
        ("unchanged", gettext("Hồ sơ đã có, như cũ")),
        ("events_created", gettext("Sự kiện mới")),
        ("refused", gettext("Dòng bị từ chối")),
    )
    return tuple(SummaryRow(words, number_words(counts[name])) for name, words in named)


def _on_the_page(remedy: str, *, here: bool = False) -> str:
    """A remedy that speaks to who types commands, said to who sits before the page; `here`: on the mapping page."""
    if "--accept-partial" in remedy:
        return gettext("Sửa dòng này trong tệp rồi gửi lại, hoặc chọn nhập riêng các dòng đạt.")
    if "--mapping" in remedy:
        return gettext("Chọn ở dưới đây.") if here else gettext("Trở lại bước “Cách hiểu tệp” và chọn ở đó.")
    return remedy


def finding_sentence(finding: Finding, *, here: bool = False) -> str:
    """What was found and what to do, in one piece; `here`: on the page where it can be chosen."""
    reason, remedy = finding_words(finding)
    return " ".join(part for part in (reason, _on_the_page(remedy, here=here)) if part)


def _finding(finding: Finding) -> tuple[Cell, ...]:
    reason, remedy = finding_words(finding)
    return (
        Cell(number_words(finding.line) if finding.line else "", numeric=True),
        Cell(reason, note=_on_the_page(remedy)),
    )


def _source(kept: Mapping[str, Any]) -> SourceTable:
    lines = ledger_lines(kept["dossiers"], kept["balance"], kept["found"])
    clean = [line.words for line in lines if line.checked and not line.count and line.code in kept["found"]]
    return SourceTable(
        origin=kept["origin"],
        title=gettext("Sổ hồ sơ của nguồn “%(origin)s” sau khi nhập") % {"origin": kept["origin"]},
        columns=(Column(gettext("Phép kiểm")), Column(gettext("Số hồ sơ"), numeric=True), Column(gettext("Nhận xét"))),
        rows=tuple(_line(line) for line in lines if line.words not in clean),
        clean="; ".join(words[:1].lower() + words[1:] for words in clean),
    )


def _line(line: LedgerLine) -> tuple[Cell, ...]:
    """One count; what it means stands under its name, a word and a shape say whether to look at it."""
    if line.doubt:
        verdict = Cell(gettext("xem lại"), status="waiting")
    else:
        verdict = Cell(gettext("khớp"), status="good") if line.checked else Cell("")
    return (Cell(line.words, note=line.remark), Cell(number_words(line.count), numeric=True), verdict)
