"""With whom a dossier was: whole stays without gaps, and never a person's name."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.stays import ENDS, Holder, stays_of

START = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    kind: str
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)


def _story(*events: tuple[str, dict[str, Any]]) -> list[Line]:
    return [Line(kind, START + timedelta(days=day), payload) for day, (kind, payload) in enumerate(events)]


def test_a_supplement_is_a_stay_with_the_applicant_and_a_step_in_the_house_is_none() -> None:
    stays = stays_of(
        _story(
            ("DossierSubmitted", {"unit_id": 1}),
            ("DossierAccepted", {}),
            ("DossierPassed", {"unit_id": 1}),
            ("SupplementRequested", {}),
            ("DossierSupplemented", {}),
            ("DossierPassed", {"unit_id": 2}),
            ("DossierApproved", {}),
            ("ResultReturned", {}),
        )
    )
    assert [(stay.holder, stay.unit_id, stay.since.day, stay.until and stay.until.day) for stay in stays] == [
        (Holder.UNIT, 1, 2, 5),
        (Holder.APPLICANT, 1, 5, 6),
        (Holder.UNIT, 1, 6, 7),
        (Holder.UNIT, 2, 7, 8),
    ]


def test_the_present_stay_is_open() -> None:
    assert stays_of(_story(("DossierSubmitted", {"unit_id": 1})))[0].until is None
    assert stays_of([]) == ()


_KINDS = ("DossierAccepted", "DossierPassed", "SupplementRequested", "DossierSupplemented", "DossierAssigned", *ENDS)


@given(st.lists(st.tuples(st.sampled_from(_KINDS), st.integers(1, 3)), max_size=12))
def test_stays_follow_one_another_without_gaps(events: list[tuple[str, int]]) -> None:
    told = [(kind, {"unit_id": unit} if kind == "DossierPassed" else {}) for kind, unit in events]
    stays = stays_of(_story(("DossierSubmitted", {"unit_id": 1}), *told))
    assert stays[0].since == START
    assert all(one.until == two.since for one, two in pairwise(stays))
    assert all((a.holder, a.unit_id) != (b.holder, b.unit_id) for a, b in pairwise(stays))
    assert (stays[-1].until is not None) == any(kind in ENDS for kind, _unit in events)
