"""The office's and the applicant's verbs over the interface, with the documented bodies as they stand."""

from datetime import date
from typing import Any

import pytest

from motcua.core.actor import Actor, Role
from motcua.core.models import Event
from motcua.identity.api import create_account, give_role
from motcua.orgs.api import UnitRef
from tests.integration.api.conftest import Machine, example

pytestmark = pytest.mark.django_db
PAPER = "000.00.00.G15-KQ004389"


@pytest.fixture
def specialist(practice: UnitRef) -> Any:
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    system = Actor.system()
    account = create_account(
        actor=system, username="chuyen-vien-1", password="mật khẩu đủ dài", display_name="Lê Văn Mẫu", now=now
    )
    give_role(
        actor=system,
        account_id=account.pk,
        unit_id=practice.id,
        role=Role.SPECIALIST,
        valid_from=date(2025, 7, 1),
        now=now,
    )
    return account


@pytest.fixture
def code(machine: Machine) -> str:
    return str(machine.post("dossiers", example("submit-1.001193")).json()["code"])


def do(machine: Machine, code: str, verb: str, **headers: str) -> Any:
    return machine.post(f"dossiers/{code}/{verb}", example(verb), **headers)


@pytest.mark.parametrize(
    ("story", "statuses", "last"),
    [
        (
            ["accept", "request-supplement", "supplement", "pass", "assign", "approve", "return-result"],
            [2, 5, 2, 4, 4, 9, 10],
            "returned",
        ),
        (["request-supplement", "supplement", "accept", "approve", "return-result"], [5, 1, 2, 9, 10], "returned"),
        (["refuse"], [3], "not_accepted"),
        (["accept", "refuse"], [2, 8], "refused"),
        (["accept", "pass", "stop"], [2, 4, 8], "stopped"),
        (["withdraw"], [7], "withdrawn"),
    ],
)
def test_every_story_runs_with_the_documented_bodies(
    machine: Machine, code: str, specialist: Any, story: list[str], statuses: list[int], last: str
) -> None:
    for number, (verb, status) in enumerate(zip(story, statuses, strict=True), start=2):
        response = do(machine, code, verb)
        assert response.status_code == 200, (verb, response.content.decode())
        standing = response.json()
        assert standing["status"] == status, verb
        assert (response["ETag"], standing["revision"]) == (f'"{number}"', number)
    read = machine.get(f"dossiers/{code}").json()
    assert (read["stage"], read["status"]) == (last, statuses[-1])
    assert len(machine.get(f"dossiers/{code}/events").json()["events"]) == len(story) + 1


def test_acceptance_fixes_the_due_moment(machine: Machine, code: str) -> None:
    standing = do(machine, code, "accept").json()
    assert standing["due_at"].endswith("+07:00")
    read = machine.get(f"dossiers/{code}").json()
    assert read["due_at"] == standing["due_at"]
    assert read["received_at"].endswith("+07:00")


def test_a_machine_stops_the_clock_and_lets_it_go_on(machine: Machine, code: str) -> None:
    assert do(machine, code, "accept").status_code == 200
    stopped = machine.post(f"dossiers/{code}/pause", {"cause": "confirmation", "source": "văn bản 12/XN"})
    assert (stopped.status_code, stopped.json()["clock"]) == (200, "suspended")
    going_on = machine.post(f"dossiers/{code}/resume", {"cause": "confirmation"})
    assert (going_on.status_code, going_on.json()["clock"]) == (200, "running")
    assert machine.post(f"dossiers/{code}/pause", {"cause": "no such"}).status_code == 422


def test_a_verb_without_a_body_is_enough_where_nothing_is_needed(machine: Machine, code: str) -> None:
    assert machine.post(f"dossiers/{code}/accept").status_code == 200
    assert machine.post(f"dossiers/{code}/pass").status_code == 200


def test_a_stale_revision_is_refused_and_a_fresh_one_taken(machine: Machine, code: str) -> None:
    assert do(machine, code, "accept", If_Match='"1"').status_code == 200
    stale = do(machine, code, "pass", If_Match='"1"')
    assert (stale.status_code, stale.json()["code"]) == (412, "page_is_stale")
    assert do(machine, code, "pass", If_Match='"2"').status_code == 200
    assert do(machine, code, "approve", If_Match="*").status_code == 200
    malformed = do(machine, code, "return-result", If_Match="3")
    assert (malformed.status_code, malformed.json()["errors"][0]["field"]) == (422, "If-Match")


def test_a_verb_sent_twice_is_done_once(machine: Machine, code: str) -> None:
    first = do(machine, code, "accept", Idempotency_Key="one")
    again = do(machine, code, "accept", Idempotency_Key="one")
    assert (again.status_code, again.json(), again["ETag"]) == (200, first.json(), first["ETag"])
    assert again["Idempotent-Replayed"] == "true"
    assert Event.objects.filter(kind="DossierAccepted").count() == 1
    for address, body in ((f"dossiers/{code}/accept", {"note": "khác"}), (f"dossiers/{code}/approve", None)):
        other = machine.post(address, body, Idempotency_Key="one")
        assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


def test_what_the_stage_forbids_is_409_and_changes_nothing(machine: Machine, code: str) -> None:
    for verb in ("approve", "return-result", "supplement"):
        response = do(machine, code, verb)
        assert response.status_code == 409, verb
        assert response.json()["detail"]
    assert machine.get(f"dossiers/{code}").json()["revision"] == 1


@pytest.mark.parametrize(
    ("verb", "body", "field", "wrong"),
    [
        ("accept", {"noet": "x"}, "noet", "unknown_member"),
        ("accept", {"note": 1}, "note", "must_be_text"),
        ("accept", {"note": "x" * 4001}, "note", "too_long"),
        ("request-supplement", {"items": []}, "items", "too_short"),
        ("request-supplement", {}, "items", "required"),
        ("request-supplement", {"items": [{"paper": PAPER}]}, "items.0.reason", "required"),
        (
            "request-supplement",
            {"items": [{"paper": PAPER, "reason": "mờ"}], "until": "2000-01-01T00:00:00+07:00"},
            "until",
            "until_in_the_past",
        ),
        ("refuse", {}, "reason_code", "required"),
        ("refuse", {"reason_code": " "}, "reason_code", "reason_missing"),
        ("stop", {"note": "x"}, "reason_code", "required"),
        ("assign", {"to": "nobody"}, "to", "account_unknown"),
        ("pass", {"to_unit": "nowhere"}, "to_unit", "unit_unknown"),
    ],
)
def test_what_cannot_be_used_is_named(
    machine: Machine, code: str, verb: str, body: dict[str, Any], field: str, wrong: str
) -> None:
    if verb == "pass":
        do(machine, code, "accept")
    response = machine.post(f"dossiers/{code}/{verb}", body)
    assert response.status_code == 422, response.content.decode()
    problems = response.json()["errors"]
    assert [(problem["field"], problem["code"]) for problem in problems] == [(field, wrong)]
    assert all(problem["message"] for problem in problems)


def test_unknown_verbs_and_dossiers_are_404(machine: Machine, code: str) -> None:
    assert machine.post(f"dossiers/{code}/burn", {}).json()["code"] == "path_unknown"
    assert machine.post("dossiers/none/accept", {}).status_code == 404
    assert machine.get(f"dossiers/{code}/accept").status_code == 405
