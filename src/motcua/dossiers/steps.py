"""The steps that a dossier goes through: its design, the tasks that are open, and whose the next ones are."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from motcua.catalogue.api import StepDesign, WhoseUnit, get_design, get_version, plain_design
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.prepared import rows_prepared
from motcua.dossiers.intake import case_of, required_papers
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.rules import flow, intake
from motcua.dossiers.states import TaskKind, TaskState
from motcua.dossiers.values import DossierView
from motcua.forms.api import CheckedAnswers
from motcua.orgs.api import unit_in_force

# Every step that is passed on asks this, hundreds of times where many are passed on at once.
_OPEN_STEPS = f"""SELECT step, unit_id FROM dossiers_task
WHERE dossier_id = %(dossier)s AND state = '{TaskState.OPEN}' AND kind = '{TaskKind.STEP}' ORDER BY id"""  # noqa: S608


def design_of(dossier: Dossier | DossierView) -> StepDesign:
    """The design that the dossier keeps; without one the plain list of the steps of its version."""
    if dossier.design:
        return get_design(dossier.design)
    if dossier.procedure_version_id is None:
        return plain_design("", ())
    version = get_version(dossier.procedure_version_id)
    return plain_design(version.code, version.definition.handling)


def open_tasks(dossier: Dossier) -> list[tuple[str, int]]:
    """Step and unit of what somebody has to do now, the oldest first."""
    rows = rows_prepared(_OPEN_STEPS, {"dossier": dossier.pk})
    return [(str(step), int(unit_id)) for step, unit_id in rows] or [(dossier.step, int(dossier.unit_id or 0))]


def open_steps(dossier: Dossier) -> list[str]:
    """Codes of the steps that somebody has to do now, the oldest first."""
    return [step for step, _ in open_tasks(dossier)]


def unanswered(dossier: Dossier) -> int:
    """How many questions to other agencies are open."""
    return Task.objects.filter(dossier=dossier, state=TaskState.OPEN, kind=TaskKind.CONSULTATION).count()


def holds_for(dossier: Dossier | DossierView) -> flow.Holds:
    """Whether conditions hold over the answers of this dossier."""
    if dossier.procedure_version_id is None:
        return lambda condition: False
    version_id = dossier.procedure_version_id

    @cache
    def case() -> CheckedAnswers:
        """Worked out for the first condition; most steps ask none."""
        return case_of(dossier, get_version(version_id).definition)

    return lambda condition: bool(case().holds(condition))


def known_papers(dossier: Dossier) -> frozenset[str]:
    """Codes of the papers of the version under which the dossier was filed."""
    if dossier.procedure_version_id is None:
        return frozenset()
    return frozenset(paper.code for paper in get_version(dossier.procedure_version_id).definition.papers)


def missing_papers(dossier: Dossier) -> list[str]:
    """Required papers of the version that are not on the checklist."""
    if dossier.procedure_version_id is None:
        return []
    definition = get_version(dossier.procedure_version_id).definition
    return intake.missing_papers(required_papers(definition, dossier), dossier.papers)


def unit_of_step(dossier: Dossier, code: str, *, chosen: int | None, day: date) -> int:
    """Key of the unit whose work this step is.

    chosen  the unit that the officer named, which counts where the design leaves it open or says nothing else
    Raises  UnitNotChosen, UnitUnknown
    """
    step = design_of(dossier).step(code)
    rule = step.unit if step else WhoseUnit.IN_HAND.value
    in_hand = int(dossier.unit_id or 0)
    if rule == WhoseUnit.IN_HAND:
        return chosen or in_hand
    if rule == WhoseUnit.RECEIVING:
        return int(dossier.receiving_unit_id or in_hand)
    if rule == WhoseUnit.COMPETENT:
        return int(dossier.competent_unit_id or in_hand)
    if rule == WhoseUnit.CHOSEN:
        if chosen is None:
            raise flow.UnitNotChosen(field_errors={"to_unit": "unit_not_chosen"}, step=code)
        return chosen
    return unit_of_code(rule, day)


def unit_of_code(code: str, day: date) -> int:
    """Key of the unit with this code that takes dossiers today. Raises UnitUnknown."""
    try:
        unit = unit_in_force(code, on=day)
    except NotFound as missing:
        raise intake.UnitUnknown(field_errors={"to_unit": "unit_unknown"}, unit=code) from missing
    intake.check_unit_takes_dossiers(unit)
    return unit.id


def step_facts(dossier: Dossier, code: str) -> tuple[str, str]:
    """Role and internal limit of this step; both empty for a step that the design does not know."""
    step = design_of(dossier).step(code)
    return (step.role, step.limit) if step else ("", "")


def step_held_by(
    actor: Actor, dossier: Dossier | DossierView, open_now: Sequence[tuple[str, int]], step: str = ""
) -> tuple[str, int]:
    """The open step that this actor may be acting on, and the unit whose it is.

    open_now  what `open_tasks` told
    step      the one that is meant; none: the leading one where its unit is the actor's, else the first of the actor's
    Raises  StepNotOpen
    """
    if step:
        found = next((one for one in open_now if one[0] == step), None)
        if found is None:
            raise flow.StepNotOpen(step=step)
        return found
    own = [one for one in open_now if one[1] in actor.unit_ids]
    return next((one for one in own if one[0] == dossier.step), own[0] if own else open_now[0])
