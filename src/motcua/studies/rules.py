"""Who may keep studies, what a file, a decision and a plan must hold, and that outcomes come after the plan."""

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, Refused
from motcua.studies.states import FileKind
from motcua.studies.values import Outcome, PlanGiven

ANALYSTS = (Role.ANALYST,)
READERS = (Role.ANALYST, Role.LEADER)
PUBLISHERS = (Role.LEADER,)
LONGEST_TITLE, LONGEST_TEXT = 200, 4000
LARGEST_FILE_BYTES = 25 * 1024 * 1024


class StudyRefused(Refused):
    """What was given cannot be used; the fields say why."""

    code = "study_refused"


class PlanFirst(Refused):
    """Outcomes may be read only once the plan is frozen."""

    code = "plan_first"
    conflict = True


class StudyFileTooLarge(Refused):
    """A study's file may have 25 MB."""

    code = "study_file_too_large"


class NotReadyToPublish(Refused):
    """A comment waits for its answer, or nobody has drawn a conclusion."""

    code = "not_ready_to_publish"
    conflict = True


def check_can_publish(actor: Actor, unit_id: int, *, unanswered: int, concluded: bool) -> None:
    """Four eyes: analysts write, a leader of the unit publishes. Raises NotAllowed, NotReadyToPublish."""
    if unit_id not in actor.units_as(*PUBLISHERS):
        raise NotAllowed("study_report")
    if unanswered or not concluded:
        raise NotReadyToPublish(unanswered=unanswered)


def check_can_keep(actor: Actor, unit_id: int) -> None:
    """Only an analyst of the unit changes its studies. Raises NotAllowed."""
    if unit_id not in actor.units_as(*ANALYSTS):
        raise NotAllowed("study")


def check_texts(texts: dict[str, str], *, longest: int = LONGEST_TEXT) -> None:
    """Each is there and not too long. Raises StudyRefused."""
    wrong = {name: "missing" for name, text in texts.items() if not text}
    wrong |= {name: "too_long" for name, text in texts.items() if len(text) > longest}
    if wrong:
        raise StudyRefused(field_errors=wrong)


def check_can_add_file(kind: FileKind, size_bytes: int, *, planned: bool) -> None:
    """Raises PlanFirst, StudyFileTooLarge. Source: uptake reference 2c (plan before outcomes exist)."""
    if size_bytes > LARGEST_FILE_BYTES:
        raise StudyFileTooLarge(limit_mb=LARGEST_FILE_BYTES // 1024 // 1024)
    if kind is FileKind.OUTCOME and not planned:
        raise PlanFirst


def check_plan(plan: PlanGiven) -> None:
    """Raises StudyRefused."""
    wrong = {}
    if not 0 < plan.alpha < 0.5:
        wrong["alpha"] = "out_of_range"
    for name in ("outcome_from", "outcome_until", "line"):
        if not getattr(plan, name):
            wrong[name] = "missing"
    if plan.outcome_from and plan.outcome_until and plan.outcome_until < plan.outcome_from:
        wrong["outcome_until"] = "before_start"
    if not _whole(plan.primary):
        wrong["primary"] = "missing"
    if not all(_whole(outcome) for outcome in (*plan.secondary, *plan.harms)):
        wrong["secondary"] = "missing"
    columns = [outcome.column for outcome in (plan.primary, *plan.secondary)]
    if len(set(columns)) < len(columns):
        wrong["secondary"] = "twice"
    if wrong:
        raise StudyRefused(field_errors=wrong)


def _whole(outcome: Outcome) -> bool:
    return bool(outcome.column and outcome.title)
