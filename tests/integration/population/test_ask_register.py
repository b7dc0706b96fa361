"""The register in a process of its own: what it answers well, badly, late or not at all."""

import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from motcua.audit.models import Read
from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.population import rules
from motcua.population.api import PersonFacts, SoapRegister, ask_register, list_queries_of_account, read_place
from motcua.population.models import PopulationQuery
from tests.factories.cast import NOW
from tests.factories.identity_provider import free_port
from tests.factories.population_register import LAN, LAN_NAME, running

pytestmark = pytest.mark.django_db
LAN_ACTOR = Actor(ActorKind.CITIZEN, LAN_NAME, account_id=7)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running() as found:
        yield found


def register_at(url: str, seconds: float = 3.0) -> SoapRegister:
    place = read_place(url, "")
    assert place is not None
    return SoapRegister(place, seconds=seconds)


def ask(url: str, **more: Any) -> PersonFacts:
    given: dict[str, Any] = {
        "actor": LAN_ACTOR,
        "draft_id": "d-1",
        "full_name": LAN_NAME,
        "consent": True,
        "assurance": 2,
        "practice": True,
        "now": NOW,
        **LAN,
    }
    return ask_register(register_at(url, more.pop("seconds", 3.0)), **given | more)


def test_she_is_found_and_the_question_is_written_down_without_her_data(address: str) -> None:
    facts = ask(address)
    assert (facts.full_name, facts.address, facts.simulated) == (LAN_NAME.upper(), "Thôn Mẫu 2, Xã Mẫu", True)
    row = PopulationQuery.objects.get()
    assert (row.account_id, row.purpose, row.outcome, row.simulated, row.dossier_id) == (
        7,
        "prefill",
        "found",
        True,
        None,
    )
    kept = " ".join(str(getattr(row, field.name)) for field in row._meta.fields)
    assert LAN["identity_number"] not in kept
    assert "d-1" not in kept
    read = Read.objects.get()
    assert (read.subject, read.subject_id, read.purpose) == ("population_query", row.pk, "prefill")
    told = list_queries_of_account(actor=LAN_ACTOR)
    assert [(one.outcome, one.official, one.simulated) for one in told] == [("found", False, True)]
    assert list_queries_of_account(actor=Actor(ActorKind.CITIZEN, account_id=8)) == []


def test_number_name_and_day_must_fit_together(address: str) -> None:
    for wrong in (
        {"full_name": "Trần Thị Thử"},
        {"identity_number": "046088999002"},
        {"birth_date": {"year": "1995", "month": "3", "day": "9"}},
    ):
        with pytest.raises(rules.PersonUnknown):
            ask(address, **wrong)
    assert set(PopulationQuery.objects.values_list("outcome", flat=True)) == {"not_found"}


def test_nothing_is_asked_without_consent_level_or_for_others(address: str) -> None:
    for wrong, kind in (
        ({"consent": False}, rules.ConsentMissing),
        ({"assurance": 1}, rules.NotSurelyKnown),
        ({"actor": Actor(ActorKind.STAFF, account_id=3)}, NotAllowed),
        ({"actor": Actor.anonymous()}, NotAllowed),
        ({"identity_number": "12"}, rules.QuestionIncomplete),
    ):
        with pytest.raises(kind):
            ask(address, **wrong)
    assert not PopulationQuery.objects.exists()
    with pytest.raises(rules.NoRegister):
        ask_register(
            None,
            actor=LAN_ACTOR,
            draft_id="d",
            full_name=LAN_NAME,
            consent=True,
            assurance=2,
            practice=True,
            now=NOW,
            **LAN,  # type: ignore[arg-type]
        )


def test_ten_times_a_day_and_again_tomorrow(address: str) -> None:
    for _ in range(rules.MOST_A_DAY):
        PopulationQuery.objects.create(
            at=NOW, request_id=str(_), account_id=7, actor_kind="citizen", purpose="prefill", draft_key="k"
        )
    with pytest.raises(rules.AskedTooOften):
        ask(address)
    ask(address, actor=Actor(ActorKind.CITIZEN, account_id=8))
    ask(address, now=NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("fault", "kind", "outcome"),
    [
        ("wrong", rules.RegisterUntrue, "untrue"),
        ("partial", rules.RegisterUntrue, "untrue"),
        ("empty", rules.RegisterUntrue, "untrue"),
        ("broken", rules.RegisterUntrue, "untrue"),
        ("error", rules.RegisterDown, "unavailable"),
        ("slow", rules.RegisterDown, "unavailable"),
    ],
)
def test_a_bad_answer_fills_in_nothing_and_is_written_down(fault: str, kind: type[Exception], outcome: str) -> None:
    with running(fault=fault) as address, pytest.raises(kind):
        ask(address, seconds=0.5)
    assert PopulationQuery.objects.get().outcome == outcome


def test_a_register_that_is_down_or_knows_other_keys_is_said_to_be_down(address: str) -> None:
    with pytest.raises(rules.RegisterDown):
        ask(f"http://127.0.0.1:{free_port()}/")
    with pytest.raises(rules.RegisterDown):  # signed for another address: 401
        ask(address + "?x#y")


def test_a_simulated_register_is_for_practice_units_alone_and_says_so_on_its_face(address: str) -> None:
    with pytest.raises(rules.SimulatedForPractice):
        ask(address, practice=False)
    with urllib.request.urlopen(address) as page:
        assert "MÔ PHỎNG" in page.read().decode()
        assert page.headers["X-Motcua-Simulated"] == "mo-phong"
