"""Who may do what with a dossier that is theirs to see."""

from typing import Protocol

from motcua.core.actor import Actor, ActorKind, Role
from motcua.core.errors import NotAllowed
from motcua.dossiers.states import LegalChannel

READ_SCOPE = "dossiers:read"
WRITE_SCOPE = "dossiers:write"

OFFICERS = (Role.CLERK, Role.SPECIALIST, Role.LEADER)
"""Roles whose work is dossiers; analysts and administrators see none."""

ROLES_OF_VERB: dict[str, frozenset[Role]] = {
    "take_in": frozenset({Role.CLERK}),
    "accept": frozenset({Role.CLERK}),
    "transfer": frozenset({Role.CLERK}),
    "request_supplement": frozenset(OFFICERS),
    "supplement": frozenset({Role.CLERK}),
    "pause": frozenset({Role.SPECIALIST, Role.LEADER}),
    "resume": frozenset({Role.CLERK, Role.SPECIALIST, Role.LEADER}),
    "request_payment": frozenset({Role.SPECIALIST, Role.LEADER}),
    "record_payment": frozenset({Role.CLERK, Role.SPECIALIST}),
    "extend": frozenset({Role.LEADER}),
    "pass": frozenset(OFFICERS),
    "return_step": frozenset(OFFICERS),
    "consult_agency": frozenset({Role.SPECIALIST, Role.LEADER}),
    "answer_consultation": frozenset({Role.SPECIALIST, Role.LEADER}),
    "assign": frozenset(OFFICERS),
    "approve": frozenset({Role.LEADER}),
    "refuse_acceptance": frozenset({Role.CLERK, Role.LEADER}),
    "refuse": frozenset({Role.LEADER}),
    "stop": frozenset({Role.LEADER}),
    "withdraw": frozenset({Role.CLERK}),
    "return_result": frozenset({Role.CLERK}),
    "renew_opening_code": frozenset({Role.CLERK}),
    "erase": frozenset({Role.LEADER}),
    "mirror_part": frozenset({Role.CLERK, Role.SPECIALIST}),
    "add_scans": frozenset({Role.CLERK, Role.SPECIALIST}),
    "record_entry": frozenset({Role.CLERK, Role.SPECIALIST}),
    "send_message": frozenset(OFFICERS),
    "reroute": frozenset({Role.ADMINISTRATOR}),
    "hand_over": frozenset({Role.LEADER, Role.ADMINISTRATOR}),
}
"""The clerk receives and hands out, the specialist works, the leader decides.

Source  NĐ 118/2025 art. 17-20 (reception, transfer, decision, return are separate acts of separate people).
"""


class Held(Protocol):
    """The units that have to do with a dossier."""

    @property
    def field(self) -> str: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def receiving_unit_id(self) -> int | None: ...


def units_to_read(actor: Actor) -> frozenset[int]:
    """Keys of the units whose dossiers the actor may read."""
    if actor.kind is ActorKind.MACHINE:
        return actor.unit_ids if READ_SCOPE in actor.scopes or WRITE_SCOPE in actor.scopes else frozenset()
    return actor.units_as(*OFFICERS)


def units_read_whole(actor: Actor) -> frozenset[int]:
    """Of `units_to_read` those whose dossiers of every field the actor may read."""
    return units_to_read(actor) if actor.kind is ActorKind.MACHINE else actor.units_whole_as(*OFFICERS)


def fields_to_read(actor: Actor) -> frozenset[tuple[int, str]]:
    """Unit and field of procedures, where the actor may read dossiers of some fields only; of no machine."""
    whole = units_read_whole(actor)
    return frozenset(pair for pair in actor.fields_as(*OFFICERS) if pair[0] not in whole)


def units_for(actor: Actor, verb: str, field: str | None = None) -> frozenset[int]:
    """Keys of the units in which the actor may do this; with a field of procedures, in which with a dossier of it."""
    if actor.kind is ActorKind.MACHINE:
        return actor.unit_ids if WRITE_SCOPE in actor.scopes else frozenset()
    roles = ROLES_OF_VERB[verb]
    if field is None:
        return actor.units_as(*roles)
    return actor.units_whole_as(*roles) | {unit for unit, named in actor.fields_as(*roles) if named == field}


def units_held_for(actor: Actor, verb: str) -> frozenset[int]:
    """Keys of the units in which the actor holds one of the verb's roles in person: no machine decides this."""
    return frozenset() if actor.kind is ActorKind.MACHINE else actor.units_as(*ROLES_OF_VERB[verb])


def check_may(actor: Actor, verb: str, dossier: Held) -> None:
    """The actor may do this with this dossier.

    The unit that has the dossier in hand decides; the unit that received it may hand out the result.
    Raises  NotAllowed
    """
    units = units_for(actor, verb, dossier.field)
    if dossier.unit_id in units:
        return
    if verb == "return_result" and dossier.receiving_unit_id in units:
        return
    raise NotAllowed(verb)


def check_may_in(actor: Actor, verb: str, unit_id: int) -> None:
    """The actor may do this in that unit, whose task it is. Raises NotAllowed."""
    if actor.kind is not ActorKind.SYSTEM and unit_id not in units_for(actor, verb):
        raise NotAllowed(verb)


def check_may_submit(actor: Actor, *, channel: LegalChannel, unit_id: int, by_officer: bool) -> None:
    """Anybody may use the online door; what came over the counter or by post is taken in by the unit's own clerk.

    A machine acts only for its own unit; an officer who submits for a person does so in an own unit.
    Raises  NotAllowed
    """
    if actor.kind is ActorKind.SYSTEM:
        return
    bound_to_unit = actor.kind is ActorKind.MACHINE or channel is not LegalChannel.ONLINE or by_officer
    if bound_to_unit and unit_id not in units_for(actor, "take_in"):
        raise NotAllowed("take_in")
