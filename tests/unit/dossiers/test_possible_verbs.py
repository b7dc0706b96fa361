"""The acts that a page offers are those that would not be refused, for every stage, role and wait."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.errors import NotAllowed, Refused
from motcua.dossiers.rules.access import ROLES_OF_VERB
from motcua.dossiers.rules.moves import AwaitingApplicant, MirrorIsReadOnly, StageForbids
from motcua.dossiers.rules.possible import CHECK_OF_VERB, check_possible, possible_verbs
from motcua.dossiers.states import OPEN_STAGES, Awaiting, Stage

UNIT, OTHER_UNIT = 7, 8


@dataclass(frozen=True)
class Held:
    """A dossier as far as the rules look at it."""

    stage: Stage = Stage.ACCEPTED
    awaiting: Awaiting = Awaiting.NOTHING
    origin_system: str = "motcua"
    unit_id: int | None = UNIT
    field: str = "Hộ tịch"
    receiving_unit_id: int | None = None
    revision: int = 3
    competent_unit_id: int | None = None
    task_unit_ids: tuple[int, ...] = ()
    asked_unit_ids: tuple[int, ...] = ()


def staff(*roles: Role, unit: int = UNIT) -> Actor:
    return Actor(ActorKind.STAFF, name="Cán bộ", grants=frozenset(Grant(unit, role) for role in roles))


EVERYBODY = staff(Role.CLERK, Role.SPECIALIST, Role.LEADER)
dossiers = st.builds(Held, stage=st.sampled_from(Stage), awaiting=st.sampled_from(Awaiting))
officers = st.sets(st.sampled_from(Role)).map(lambda roles: staff(*roles))


def test_a_new_dossier_can_be_taken_in_or_not_and_is_not_decided_yet() -> None:
    assert possible_verbs(EVERYBODY, Held(Stage.SUBMITTED)) == [
        "accept",
        "request_supplement",
        "assign",
        "refuse_acceptance",
        "withdraw",
    ]


def test_what_waits_for_the_applicant_is_neither_decided_nor_passed_on() -> None:
    verbs = possible_verbs(EVERYBODY, Held(Stage.IN_HAND, Awaiting.SUPPLEMENT))
    assert verbs == ["supplement", "assign", "refuse", "stop", "withdraw"]


def test_what_the_clock_stands_still_for_is_ended_by_its_own_verb() -> None:
    handled = {"request_payment", "pause", "extend"}
    assert handled <= set(possible_verbs(EVERYBODY, Held(Stage.IN_HAND)))
    for awaiting, ending in ((Awaiting.PAYMENT, "record_payment"), (Awaiting.OTHERS, "resume")):
        verbs = set(possible_verbs(EVERYBODY, Held(Stage.IN_HAND, awaiting)))
        assert ending in verbs
        assert not handled & verbs
    assert not {*handled, "resume", "record_payment"} & set(possible_verbs(EVERYBODY, Held(Stage.SUBMITTED)))


def test_a_result_can_only_be_handed_out_also_by_the_unit_that_had_received_the_dossier() -> None:
    done = Held(Stage.APPROVED)
    assert possible_verbs(staff(Role.CLERK), done) == ["assign", "return_result"]
    elsewhere = Held(Stage.APPROVED, unit_id=OTHER_UNIT, receiving_unit_id=UNIT)
    assert possible_verbs(staff(Role.CLERK), elsewhere) == ["return_result"]


@given(dossier=dossiers.filter(lambda one: one.stage not in OPEN_STAGES), officer=officers)
def test_what_is_over_is_over(dossier: Held, officer: Actor) -> None:
    assert possible_verbs(officer, dossier) == []


@given(stage=st.sampled_from(Stage))
def test_another_systems_dossier_is_only_to_be_read(stage: Stage) -> None:
    mirror = Held(stage, origin_system="hệ thống khác")
    assert possible_verbs(EVERYBODY, mirror) == []
    with pytest.raises(MirrorIsReadOnly):
        check_possible(EVERYBODY, "assign", mirror)


@given(dossier=dossiers, officer=officers)
def test_a_page_offers_a_verb_exactly_where_the_check_before_typing_says_nothing(dossier: Held, officer: Actor) -> None:
    offered = possible_verbs(officer, dossier)
    for verb in CHECK_OF_VERB:
        try:
            check_possible(officer, verb, dossier)
        except (Refused, NotAllowed):
            assert verb not in offered
        else:
            assert verb in offered


@given(dossier=dossiers, officer=officers)
def test_nobody_is_offered_what_only_others_may_do(dossier: Held, officer: Actor) -> None:
    held = {grant.role for grant in officer.grants}
    for verb in possible_verbs(officer, dossier):
        assert ROLES_OF_VERB[verb] & held


@given(dossier=dossiers)
def test_the_clerk_of_another_unit_is_offered_nothing(dossier: Held) -> None:
    assert possible_verbs(staff(*Role, unit=OTHER_UNIT), dossier) == []


def test_access_is_told_before_the_state() -> None:
    with pytest.raises(NotAllowed):
        check_possible(staff(Role.SPECIALIST), "approve", Held(Stage.RETURNED))
    with pytest.raises(StageForbids):
        check_possible(staff(Role.LEADER), "approve", Held(Stage.RETURNED))
    with pytest.raises(AwaitingApplicant):
        check_possible(staff(Role.LEADER), "approve", Held(Stage.IN_HAND, Awaiting.PAYMENT))
