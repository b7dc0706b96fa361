"""The page that asks before an act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import get_language

from motcua.catalogue.api import ProcedureDefinition, get_version
from motcua.core.errors import Refused
from motcua.desk.input import REASON, reasons_typed
from motcua.desk.presenters import step_acts
from motcua.desk.presenters.act_words import ACT_WORDS, ASKED_FIELDS, HARD, NAMES_SOMEBODY, NEEDS_REASON, NOT_ACCEPTED
from motcua.desk.presenters.answers import names_to_ask_for, paper_names
from motcua.desk.wording import ROLE_WORDS, field_words
from motcua.dossiers.api import Course, DossierView, Stage
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.identity.api import Colleague
from motcua.orgs.api import get_unit
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, Field, FormState


@dataclass(frozen=True, slots=True)
class ActPage:
    """Everything on the page; `paper_fields` ask what is wrong with each paper, in the request for supplement.

    `possible` is false where the dossier has gone on meanwhile: what was typed is still shown, nothing can be sent.
    `fields` are the act's own controls.
    """

    title: str
    about: str
    next_step: str
    code: str
    revision: int
    practice: bool
    possible: bool
    shows_form: bool
    errors: Mapping[str, str]
    needs_reason: bool
    hard: bool
    paper_fields: tuple[Field, ...] = ()
    paper_choices: tuple[Choice, ...] = ()
    people: tuple[Choice, ...] = ()
    names_somebody: bool = False
    asks_until: bool = False
    fields: tuple[Field, ...] = ()


def verb_of(name: str, dossier: DossierView) -> str:
    """The verb behind the page: saying no before acceptance is another act than after it."""
    if name == "refuse_dossier" and dossier.stage is Stage.SUBMITTED:
        return "refuse_acceptance"
    return name.removesuffix("_dossier")


def present_act(
    name: str,
    dossier: DossierView,
    *,
    typed: Mapping[str, str],
    possible: bool,
    refused: Refused | None,
    colleagues: Sequence[Colleague] = (),
    course: Course | None = None,
) -> ActPage:
    """The question with what was typed before a refusal."""
    title, about = ACT_WORDS[name]
    if verb_of(name, dossier) == "refuse_acceptance":
        title = NOT_ACCEPTED
    definition = get_version(dossier.procedure_version_id).definition if dossier.procedure_version_id else None
    asks_items = name == "request_supplement"
    passes = name == "pass_dossier" and course is not None and len(course.ways) < 2
    following = _next_step(course) if passes and course else ""
    to_ask_for = names_to_ask_for(definition, dossier.legal_channel)
    errors = _errors(refused, to_ask_for, typed) if refused else {}
    return ActPage(
        title=str(title),
        about=str(REFUSAL_WORDS["no_further_step"] if passes and not following else about),
        next_step=following,
        code=dossier.code,
        revision=dossier.revision,
        practice=bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        possible=possible,
        shows_form=possible or bool(typed),
        errors=errors,
        needs_reason=name in NEEDS_REASON,
        hard=name in HARD,
        paper_fields=_paper_fields(to_ask_for, typed, errors) if asks_items else (),
        paper_choices=_paper_choices(definition) if name == "supplement_dossier" else (),
        people=tuple(_person(one) for one in colleagues),
        names_somebody=name in NAMES_SOMEBODY,
        asks_until=asks_items,
        fields=_fields(name, dossier, course, typed, errors),
    )


def _fields(
    name: str, dossier: DossierView, course: Course | None, typed: Mapping[str, str], errors: Mapping[str, str]
) -> tuple[Field, ...]:
    """The act's own controls: from the dossier, or from where it stands in its design."""
    if name in step_acts.ASKED and course is not None:
        return step_acts.ASKED[name](course, typed, errors)
    return ASKED_FIELDS[name](dossier, typed, errors) if name in ASKED_FIELDS else ()


def _next_step(course: Course) -> str:
    """The step to which passing on leads, where there is one way; nothing at the last one."""
    if len(course.ways) != 1:
        return ""
    language = get_language() or "vi"
    steps = [course.design.step(code) for code in course.ways[0].to]
    return ", ".join(step.name.in_language(language) for step in steps if step is not None)


def _person(one: Colleague) -> Choice:
    roles = ", ".join(str(ROLE_WORDS[role]) for role in one.roles)
    return Choice(str(one.account_id), f"{one.name} – {roles}")


def _paper_choices(definition: ProcedureDefinition | None) -> tuple[Choice, ...]:
    return tuple(Choice(code, words) for code, words in paper_names(definition).items()) if definition else ()


def _paper_fields(names: Mapping[str, str], typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(
        Field("text", name, words, value=typed.get(name, ""), error=errors.get(name, ""))
        for code, words in names.items()
        for name in [REASON + code]
    )


def _errors(refused: Refused, names: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Words by the name of the control in which the remedy is typed; `names` are the papers that can be asked for."""
    return {_control(path, names, list(reasons_typed(typed))): words for path, words in field_words(refused).items()}


def _control(path: str, names: Mapping[str, str], asked: Sequence[str]) -> str:
    """The domain numbers what is asked for (`items.1.reason`); the page has a control a paper."""
    head, _dot, rest = path.partition(".")
    if head == "papers":
        return head
    if head != "items":
        return path
    first = REASON + next(iter(names))
    place = rest.partition(".")[0]
    name = asked[int(place)] if place.isdecimal() and int(place) < len(asked) else first
    return name if name.removeprefix(REASON) in names else first


def act_form(page: ActPage, typed: QueryDict) -> FormState:
    """What was typed and what is wrong with it."""
    values: dict[str, object] = {name: typed.get(name, "") for name in ("note", "reason_code", "to")}
    values |= {
        "papers": tuple(typed.getlist("papers")),
        "until": posted_date(typed, "until") if page.asks_until else {},
    }
    return FormState(values, page.errors)
