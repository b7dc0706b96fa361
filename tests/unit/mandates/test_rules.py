"""When a mandate may be drawn up and when it holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from motcua.core.errors import Refused
from motcua.mandates.policies import policy_of
from motcua.mandates.rules import (
    ActingForbidden,
    MandateDoesNotCover,
    MandateNotInForce,
    MandateOfAnother,
    MandateRefused,
    ProofTooWeak,
    check_given,
    check_holds,
    state_of,
)
from motcua.mandates.states import MandateState, Policy, Proof
from motcua.mandates.values import MandateGiven, MandateView, Party

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
TODAY = date(2026, 11, 30)
MOTHER, BROTHER = Party("Hồ Thị K'Lan", "046195001234"), Party("Hồ Văn Út", "046098004321")
HELD = MandateView(
    id=1,
    code="K7QM-2TR9-XW4D",
    secret="0000-0000-0000",
    unit_id=1,
    principal=MOTHER,
    holder=BROTHER,
    relative=True,
    procedures=("1.001193",),
    valid_from=TODAY,
    valid_until=date(2026, 12, 31),
    proof=Proof.SIGNED,
    proof_given="",
    drawn_up_at=NOW,
    confirmed_at=NOW,
    revoked_at=None,
)
GIVEN = MandateGiven(
    principal=MOTHER,
    holder=BROTHER,
    relative=False,
    procedures=("a", "b"),
    valid_from=TODAY,
    valid_until=TODAY,
    proof=Proof.WRITTEN,
)


@pytest.mark.parametrize(
    ("changed", "asked", "refusal"),
    [
        ({}, {}, None),
        ({"confirmed_at": None}, {}, MandateNotInForce),
        ({"revoked_at": NOW}, {}, MandateNotInForce),
        ({}, {"on": date(2026, 11, 29)}, MandateNotInForce),
        ({}, {"on": date(2026, 12, 31)}, None),
        ({}, {"on": date(2027, 1, 1)}, MandateNotInForce),
        ({}, {"procedure_code": "2.000635"}, MandateDoesNotCover),
        ({}, {"principal_number": "046098004321"}, MandateOfAnother),
        ({}, {"principal_number": ""}, MandateOfAnother),
        ({}, {"policy": Policy.FORBIDDEN}, ActingForbidden),
        ({}, {"policy": Policy.NOTARISED}, ProofTooWeak),
        ({"relative": False}, {}, ProofTooWeak),
        ({"relative": False, "proof": Proof.NOTARISED}, {}, None),
        ({"relative": False}, {"policy": Policy.WRITTEN}, None),
    ],
)
def test_it_holds_for_its_people_procedures_days_and_proof(
    changed: dict[str, object], asked: dict[str, object], refusal: type[Refused] | None
) -> None:
    dossier = {"procedure_code": "1.001193", "principal_number": MOTHER.number, "policy": Policy.RELATIVE, "on": TODAY}
    mandate = replace(HELD, **changed)  # type: ignore[arg-type]
    if refusal is None:
        check_holds(mandate, **(dossier | asked))  # type: ignore[arg-type]
    else:
        with pytest.raises(refusal):
            check_holds(mandate, **(dossier | asked))  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(some.dates(date(2026, 11, 1), date(2027, 1, 31)))
def test_it_is_in_force_on_exactly_its_days(day: date) -> None:
    inside = HELD.valid_from <= day <= HELD.valid_until
    assert (state_of(HELD, on=day) is MandateState.IN_FORCE) is inside


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"holder": MOTHER}, {"holder_number": "mandate_same_person"}),
        ({"holder": Party("", "1")}, {"holder_name": "required"}),
        ({"procedures": ()}, {"procedures": "mandate_procedures"}),
        ({"procedures": ("a", "nowhere")}, {"procedures": "mandate_procedures"}),
        ({"procedures": ("a", "c")}, {"procedures": "acting_forbidden"}),
        ({"procedures": ("a", "d")}, {"proof": "proof_too_weak"}),
        ({"valid_from": None}, {"valid_from": "mandate_day"}),
        ({"valid_until": TODAY - timedelta(days=1)}, {"valid_until": "mandate_over_before"}),
        ({"valid_until": TODAY + timedelta(days=11)}, {"valid_until": "mandate_too_long"}),
        ({"proof": None}, {"proof": "required"}),
        ({"proof": Proof.NOTARISED}, {"proof_given": "required"}),
    ],
)
def test_every_fault_is_told_at_its_box(changed: dict[str, object], fault: dict[str, str]) -> None:
    policies = {"a": Policy.WRITTEN, "b": Policy.WRITTEN, "c": Policy.FORBIDDEN, "d": Policy.RELATIVE}
    mandate = replace(GIVEN, **changed)  # type: ignore[arg-type]
    with pytest.raises(MandateRefused) as refused:
        check_given(mandate, wrong_numbers=(), policies=policies, today=TODAY, longest=timedelta(days=10))
    assert refused.value.field_errors == fault


def test_the_law_of_the_procedure_goes_before_the_general_rule() -> None:
    assert policy_of("1.001193", on=TODAY) is Policy.RELATIVE
    assert policy_of("1.000894", on=TODAY) is Policy.FORBIDDEN
    assert policy_of("2.000815", on=TODAY) is Policy.WRITTEN
