"""One procedure as a leaflet."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import LawfulWay, Paper, ProcedureVersionRef
from motcua.dossiers.wording import CHANNEL_WORDS
from motcua.portal.lawful import Ways
from motcua.ui.values import Link, Step, SummaryRow
from motcua.ui.words import date_words, number_words

WAY_WORDS = {
    ("online", "national_portal"): _("Trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn) hoặc VNeID"),
    ("online", "ministry_system"): _("Trên hệ thống của Bộ quản lý ngành"),
    ("online", "here"): _("Tại đây"),
    ("counter", "counter"): _("Tại trung tâm phục vụ hành chính công cấp xã"),
    ("post", "counter"): _("Gửi đến trung tâm phục vụ hành chính công cấp xã"),
}


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper: our short name, the official wording, and when it is needed."""

    short: str
    official: str
    note: str


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """Everything on the page."""

    code: str
    title: str
    official_name: str
    field: str
    summary: str
    crumbs: tuple[Link, ...]
    begin_href: str
    prepare_href: str
    ways: tuple[SummaryRow, ...]
    ways_sources: tuple[str, ...]
    online_here: tuple[str, ...]
    to_submit: tuple[PaperView, ...]
    to_present: tuple[PaperView, ...]
    in_some_cases: tuple[PaperView, ...]
    notes: tuple[str, ...]
    limits: tuple[str, ...]
    related_limits: tuple[tuple[str, str], ...]
    fees: tuple[SummaryRow, ...]
    results: tuple[str, ...]
    steps: tuple[Step, ...]
    facts: tuple[SummaryRow, ...]
    bases: tuple[str, ...]
    official_steps: str
    official_conditions: str
    sources: tuple[str, ...]


def present_procedure(version: ProcedureVersionRef, ways: Ways) -> ProcedureView:
    """Words in the language of the screen; official texts as they are."""
    one, language = version.definition, get_language() or "vi"
    return ProcedureView(
        code=one.code,
        title=one.title.in_language(language),
        official_name=one.name.in_language(language),
        field=one.field.name.in_language(language),
        summary=one.summary.in_language(language),
        crumbs=(
            Link(gettext("Trang đầu"), reverse("portal:home")),
            Link(gettext("Tìm thủ tục"), reverse("portal:procedures")),
        ),
        begin_href=reverse("portal:begin", args=[one.code]) if ways.online_here else "",
        prepare_href=reverse("portal:prepare", args=[one.code]),
        ways=_ways(ways.general),
        ways_sources=tuple(dict.fromkeys(way.source for way in ways.general)),
        online_here=tuple(unit.name for unit in ways.online_here),
        to_submit=_papers(one.papers, language, kind="submit"),
        to_present=_papers(one.papers, language, kind="present"),
        in_some_cases=_papers(one.papers, language, need="conditional"),
        notes=tuple(note.text for note in one.notes),
        limits=tuple(dict.fromkeys(limit.rule.in_language(language) for limit in one.time_limits)),
        related_limits=tuple(
            (limit.what.in_language(language), limit_words(limit.limit)) for limit in one.related_limits
        ),
        fees=tuple(_fee(fee.name.in_language(language), fee.shown.in_language(language)) for fee in one.fees),
        results=tuple(result.name.in_language(language) for result in one.results),
        steps=tuple(Step(step.in_language(language)) for step in one.stepper),
        facts=_facts(version, language),
        bases=tuple(f"{basis.code} – {basis.name}" for basis in one.legal_bases),
        official_steps=one.official_steps,
        official_conditions=one.official_conditions,
        sources=tuple(f"{source.title} ({date_words(source.read_on)})" for source in one.sources),
    )


def _ways(ways: tuple[LawfulWay, ...]) -> tuple[SummaryRow, ...]:
    words = {"online": gettext("Trực tuyến"), "counter": gettext("Trực tiếp"), "post": gettext("Bưu chính")}
    lines: dict[str, list[str]] = {}
    for way in ways:
        lines.setdefault(way.channel, []).append(str(WAY_WORDS.get((way.channel, way.where), way.where)))
    return tuple(SummaryRow(words[channel], lines=tuple(where)) for channel, where in lines.items())


def _papers(papers: Iterable[Paper], language: str, *, kind: str = "", need: str = "required") -> tuple[PaperView, ...]:
    """Papers of one kind that are always needed, or those needed in some cases; the form itself is none."""
    return tuple(
        _paper(paper, language)
        for paper in papers
        if paper.need == need and (not kind or paper.kind == kind) and not paper.fulfilled_by
    )


def _paper(paper: Paper, language: str) -> PaperView:
    notes = [text.in_language(language) for text in (paper.condition, paper.waived_when) if text]
    if paper.channels and paper.need == "required":
        doors = ", ".join(str(CHANNEL_WORDS[channel]).lower() for channel in paper.channels)
        notes.append(gettext("Khi nộp: %(doors)s.") % {"doors": doors})
    return PaperView(paper.short.in_language(language), paper.name, " ".join(notes))


def limit_words(text: str) -> str:
    """A typed limit in words: `60 days` is "60 ngày"."""
    quantity, _space, unit = text.partition(" ")
    n = 1 if quantity == "1" else 2
    words = {
        "days": ngettext("%(n)s ngày", "%(n)s ngày", n),
        "working_days": ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", n),
        "hours": ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", n),
        "clock_hours": ngettext("%(n)s giờ", "%(n)s giờ", n),
        "months": ngettext("%(n)s tháng", "%(n)s tháng", n),
        "years": ngettext("%(n)s năm", "%(n)s năm", n),
    }
    return words[unit] % {"n": number_words(Decimal(quantity))} if unit in words else ""


def _fee(name: str, shown: str) -> SummaryRow:
    return SummaryRow(name, shown)


def _facts(version: ProcedureVersionRef, language: str) -> tuple[SummaryRow, ...]:
    one = version.definition
    return (
        SummaryRow(gettext("Mã thủ tục"), one.code),
        SummaryRow(gettext("Cơ quan thực hiện"), ", ".join(one.executing), lang="vi"),
        SummaryRow(gettext("Cơ quan công bố"), one.promulgating.name.in_language(language)),
        SummaryRow(gettext("Quyết định công bố"), one.decision, lang="vi"),
        SummaryRow(gettext("Áp dụng từ"), date_words(version.valid.start)),
    )
