"""What our own executable definition says, in the shapes of a leaflet; it speaks plainer than the national text."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from motcua.catalogue.api import Paper, ProcedureDefinition
from motcua.dossiers.wording import CHANNEL_WORDS
from motcua.portal.presenters.leaflet.prose import Prose, prose
from motcua.portal.presenters.leaflet.quantities import copies_words
from motcua.portal.presenters.leaflet.views import FeeView, LimitView, PaperGroupView, PaperView, StepView
from motcua.ui.words import number_words


def own_groups(one: ProcedureDefinition, language: str) -> tuple[PaperGroupView, ...]:
    """What to hand in, what to show and take back, what only some people need; the form itself is none."""
    kinds = (
        (gettext("Nộp"), _papers(one.papers, language, kind="submit")),
        (gettext("Đưa cho cán bộ xem rồi nhận lại"), _papers(one.papers, language, kind="present")),
        (gettext("Chỉ khi cần"), _papers(one.papers, language, need="conditional")),
    )
    return tuple(PaperGroupView(Prose(name), papers) for name, papers in kinds if papers)


def _papers(papers: Iterable[Paper], language: str, *, kind: str = "", need: str = "required") -> tuple[PaperView, ...]:
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
    count = copies_words(paper.originals, paper.copies) if paper.kind == "submit" else ""
    return PaperView(Prose(paper.short.in_language(language)), count=count, note=" ".join(notes))


def own_limits(one: ProcedureDefinition, language: str) -> tuple[LimitView, ...]:
    """The rule in our words, once for all doors that share it; what holds in general before what holds in a case."""
    general_first = sorted(one.time_limits, key=lambda limit: bool(limit.cases))
    rules = dict.fromkeys(limit.rule.in_language(language) for limit in general_first)
    return tuple(LimitView(doors="", words=rule) for rule in rules)


def related_limits(one: ProcedureDefinition, language: str) -> tuple[tuple[str, str], ...]:
    """What the law sets beside the handling itself, with its time."""
    return tuple((limit.what.in_language(language), limit_words(limit.limit)) for limit in one.related_limits)


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


def own_fees(one: ProcedureDefinition, language: str) -> tuple[FeeView, ...]:
    """What our definition shows; where its amount is not trustworthy its words say "see the text" already."""
    return tuple(
        FeeView(
            name=fee.name.in_language(language),
            words=fee.shown.in_language(language),
            detail=prose(fee.exemptions.in_language(language)) if fee.exemptions else Prose(""),
        )
        for fee in one.fees
    )


def own_steps(one: ProcedureDefinition, language: str) -> tuple[StepView, ...]:
    """Our own short way."""
    return tuple(StepView(step.in_language(language)) for step in one.stepper)
