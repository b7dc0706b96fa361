"""What to bring, how long, how much, which steps: from our definition where there is one, else from the record."""

from dataclasses import dataclass, replace

from motcua.catalogue.api import EffectiveProcedure, ProcedureDefinition
from motcua.portal.presenters.leaflet import ours
from motcua.portal.presenters.leaflet.doubts import Doubts
from motcua.portal.presenters.leaflet.fees import present_fees
from motcua.portal.presenters.leaflet.limits import agreed_words, present_limits
from motcua.portal.presenters.leaflet.papers import present_groups, worded_group
from motcua.portal.presenters.leaflet.steps import present_steps
from motcua.portal.presenters.leaflet.views import FeeView, LimitView, PaperGroupView, StepView


@dataclass(frozen=True, slots=True)
class Content:
    """The parts that our own definition says plainer; `own` where it does.

    lang             the language of title, field and lists: what only the record says is Vietnamese
    official_papers  the official names of papers that our definition names shorter; `notes` explains them
    """

    lang: str
    title: str
    field: str
    summary: str
    groups: tuple[PaperGroupView, ...]
    limits: tuple[LimitView, ...]
    fees: tuple[FeeView, ...]
    steps: tuple[StepView, ...]
    own: bool
    related_limits: tuple[tuple[str, str], ...] = ()
    official_papers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def groups_to_choose(self) -> bool:
        """Several national lists are mostly cases of which one is the reader's; our own belong together."""
        return not self.own and len(self.groups) > 1


def present_content(one: EffectiveProcedure, doubts: Doubts, language: str) -> Content:
    """The parts in the words of the layer that speaks plainest."""
    if one.definition is not None:
        return _with_province(_of_definition(one.definition.definition, language), one)
    words = one.words_for("papers")
    return Content(
        lang="vi",
        title=one.title.value,
        field=", ".join(field.name for field in one.fields.value[:2]),
        summary=one.summary.value,
        groups=worded_group(words) if words else present_groups(one.groups.value, doubts.papers),
        limits=_limits(one, doubts),
        fees=present_fees(one.methods.value),
        steps=present_steps(one.steps.value),
        own=False,
    )


def _limits(one: EffectiveProcedure, doubts: Doubts) -> tuple[LimitView, ...]:
    """An editor's words for all doors stand once."""
    if words := one.words_for("limits"):
        agreed = agreed_words(one.agreed, {each.channel for each in one.agreed})
        return (LimitView(doors="", words=words, exact=False, agreed=agreed),)
    return present_limits(one.methods.value, one.cases.value, doubts.limits, one.agreed)


def _with_province(content: Content, one: EffectiveProcedure) -> Content:
    """Our plain words with what the reader's province set: charges in their place, shorter limits beside them."""
    limits = tuple(
        replace(limit, agreed=agreed_words(one.agreed, {each.channel for each in one.agreed}))
        for limit in content.limits
    )
    fees = present_fees(one.methods.value) if province_charges(one) else content.fees
    return replace(content, limits=limits, fees=fees)


def province_charges(one: EffectiveProcedure) -> bool:
    """Whether the reader's province has set charges that can be trusted."""
    set_here = any(each.instead for each in one.decided_about("fees"))
    return set_here and any(fee.trustworthy for method in one.methods.value for fee in method.fees)


def _of_definition(definition: ProcedureDefinition, language: str) -> Content:
    return Content(
        lang=language,
        title=definition.title.in_language(language),
        field=definition.field.name.in_language(language),
        summary=definition.summary.in_language(language),
        groups=ours.own_groups(definition, language),
        limits=ours.own_limits(definition, language),
        fees=ours.own_fees(definition, language),
        steps=ours.own_steps(definition, language),
        own=True,
        related_limits=ours.related_limits(definition, language),
        official_papers=tuple(paper.name for paper in definition.papers if not paper.fulfilled_by),
        notes=tuple(note.text for note in definition.notes),
    )
