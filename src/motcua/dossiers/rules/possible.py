"""Which verbs an officer can use on a dossier now: the same rules that refuse, asked beforehand."""

from collections.abc import Callable, Sequence
from typing import Protocol

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, Refused
from motcua.dossiers.rules import moves
from motcua.dossiers.rules.access import Held, check_may, units_for
from motcua.dossiers.rules.transfer import check_can_transfer, check_competent
from motcua.dossiers.states import Awaiting, Stage

_SOME_REASON = "-"


class HeldState(Held, moves.State, Protocol):
    """A dossier's columns that the rules read, and the units that have an open step or question of it."""

    @property
    def competent_unit_id(self) -> int | None: ...
    @property
    def task_unit_ids(self) -> Sequence[int]: ...
    @property
    def asked_unit_ids(self) -> Sequence[int]: ...


def _check_can_accept(dossier: HeldState) -> None:
    check_competent(dossier)
    moves.check_can_accept(dossier, ())


def _ending(to: Stage) -> Callable[[HeldState], None]:
    return lambda dossier: moves.check_can_end(dossier, to, _SOME_REASON)


CHECK_OF_VERB: dict[str, tuple[str, Callable[[HeldState], None]]] = {
    "transfer": ("transfer", check_can_transfer),
    "accept": ("accept", _check_can_accept),
    "request_supplement": (
        "request_supplement",
        lambda dossier: moves.check_can_request_supplement(dossier, (_SOME_REASON,), until_passed=False),
    ),
    "supplement": ("supplement", moves.check_can_supplement),
    "pass": ("pass", moves.check_can_pass),
    "assign": ("assign", moves.check_can_assign),
    "return_step": ("return_step", moves.check_is_handled),
    "consult_agency": ("consult_agency", moves.check_is_handled),
    "answer_consultation": ("answer_consultation", lambda dossier: None),
    "request_payment": ("request_payment", moves.check_is_handled),
    "record_payment": ("record_payment", lambda dossier: moves.check_awaits(dossier, Awaiting.PAYMENT)),
    "pause": ("pause", moves.check_is_handled),
    "resume": ("resume", lambda dossier: moves.check_awaits(dossier, Awaiting.OTHERS)),
    "extend": ("extend", moves.check_is_handled),
    "approve": ("approve", moves.check_can_approve),
    "refuse_acceptance": ("refuse_acceptance", _ending(Stage.NOT_ACCEPTED)),
    "refuse": ("refuse", _ending(Stage.REFUSED)),
    "stop": ("stop", _ending(Stage.STOPPED)),
    "withdraw": ("withdraw", _ending(Stage.WITHDRAWN)),
    "return_result": ("return_result", moves.check_can_return),
}
"""Verb -> the verb whose roles count, and the check of the state."""

AT_ANY_TIME: dict[str, tuple[str, Callable[[HeldState], None]]] = {
    "renew_opening_code": ("renew_opening_code", lambda dossier: None),
}
"""What moves nothing and is no part of the office's work on the dossier."""


OF_A_STEP = frozenset({"pass", "return_step"})
"""What the unit of an open step may do, also where another unit has the dossier in hand."""


def _check_holds(actor: Actor, verb: str, dossier: HeldState) -> None:
    """Raises NotAllowed unless the actor's unit has the dossier, the step or the question."""
    units = units_for(actor, verb, dossier.field)
    if verb == "answer_consultation":
        if not units & set(dossier.asked_unit_ids):
            raise NotAllowed(verb)
    elif verb not in OF_A_STEP or not units & set(dossier.task_unit_ids):
        check_may(actor, verb, dossier)


def check_possible(actor: Actor, verb: str, dossier: HeldState) -> None:
    """Raises what the verb would raise by access or state, before anything is typed; papers are not looked at."""
    access, check = (CHECK_OF_VERB | AT_ANY_TIME)[verb]
    _check_holds(actor, access, dossier)
    moves.check_untouched(dossier, None)
    check(dossier)


def possible_verbs(actor: Actor, dossier: HeldState) -> list[str]:
    """Verbs that neither access nor state forbids, in the order of the office's work; papers are not looked at."""
    found = []
    for verb in CHECK_OF_VERB:
        try:
            check_possible(actor, verb, dossier)
        except (Refused, NotAllowed):
            continue
        found.append(verb)
    return found
