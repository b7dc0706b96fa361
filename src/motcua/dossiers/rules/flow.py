"""How a dossier moves through its step design: which steps are open, and what passing on opens next."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from motcua.catalogue.designs.values import DesignStep, Need, Outcome, StepDesign
from motcua.core.errors import Refused
from motcua.forms.conditions import Condition

Holds = Callable[[Condition], bool]
"""Whether a condition over the dossier's answers holds."""


class StepNotReady(Refused):
    """Something that must be there before the dossier goes on is missing."""

    code = "step_not_ready"
    conflict = True


class OutcomeNotChosen(Refused):
    """The step leads several ways; the officer says which."""

    code = "outcome_not_chosen"


class StepNotOpen(Refused):
    """Nobody has this step of the dossier to do now."""

    code = "step_not_open"
    conflict = True


class CannotReturnThere(Refused):
    """The design does not give the dossier back to that step from here."""

    code = "cannot_return_there"


class DecisionTooEarly(Refused):
    """The design lets nobody decide before its last step, or while a branch is open."""

    code = "decision_too_early"
    conflict = True


class UnitNotChosen(Refused):
    """The next step is another unit's, and the officer names it."""

    code = "unit_not_chosen"


@dataclass(frozen=True, slots=True)
class Move:
    """What passing on changes.

    closed  the step that is done
    opened  steps that begin now; empty where the dossier waits for its other branches, or stays at the last step
    lead    the leading step afterwards
    """

    closed: str
    opened: tuple[str, ...]
    lead: str
    outcome: str = ""


def ways_on(step: DesignStep, holds: Holds) -> tuple[Outcome, ...]:
    """The ways that are open from this step with these answers."""
    return tuple(one for one in step.outcomes if one.when is None or holds(one.when))


def passing(design: StepDesign, open_steps: Sequence[str], lead: str, at: str, outcome: str, holds: Holds) -> Move:
    """What happens when step `at` is done.

    open_steps  all open steps of the dossier, `at` among them, the leading one too
    outcome     code of the way taken, wanted where several are open
    Raises      StepNotOpen, OutcomeNotChosen
    """
    if at not in open_steps:
        raise StepNotOpen(step=at)
    step = design.step(at)
    ways = ways_on(step, holds) if step is not None else ()
    if not ways:
        return Move(at, (), at)
    taken = _taken(ways, outcome)
    others = [code for code in open_steps if code != at]
    opened = taken.to if len(taken.to) > 1 or not _waits(design, taken.to[0], others) else ()
    following = lead if lead in others else (opened or tuple(others))[0]
    return Move(at, opened, following, taken.code)


def _taken(ways: Sequence[Outcome], outcome: str) -> Outcome:
    if len(ways) == 1 and not outcome:
        return ways[0]
    for way in ways:
        if way.code == outcome:
            return way
    raise OutcomeNotChosen(field_errors={"outcome": "outcome_not_chosen"}, ways=[way.code for way in ways])


def _waits(design: StepDesign, target: str, others: Sequence[str]) -> bool:
    """A joining step waits while another branch is under way."""
    step = design.step(target)
    return step is not None and step.joins and bool(others)


def check_ready(step: DesignStep, *, missing_papers: Collection[str], note: str, fee: str, unanswered: int) -> None:
    """Raises StepNotReady with everything that is wanted and not there.

    fee         the dossier's state of the fee
    unanswered  questions to other agencies that are still open
    """
    there = {
        Need.PAPERS: not missing_papers,
        Need.NOTE: bool(note.strip()),
        Need.FEE: fee in ("none", "paid"),
        Need.ANSWERS: not unanswered,
    }
    missing = [need.value for need in step.needs if not there[need]]
    if missing:
        errors = {"note": "note_wanted"} if Need.NOTE.value in missing else {}
        raise StepNotReady(field_errors=errors, missing=missing, papers=sorted(missing_papers))


def check_can_return(step: DesignStep | None, to: str) -> None:
    """Raises CannotReturnThere."""
    if step is None or to not in step.returns:
        raise CannotReturnThere(field_errors={"step": "cannot_return_there"}, ways=list(step.returns) if step else [])


def check_can_decide(design: StepDesign, open_steps: Sequence[str], lead: str) -> None:
    """The decision belongs to the last step, unless the design says that it may be taken anywhere.

    Raises  DecisionTooEarly
    """
    if design.decides_anywhere:
        return
    step = design.step(lead)
    if step is None or not step.ends or any(code != lead for code in open_steps):
        raise DecisionTooEarly(step=lead)
