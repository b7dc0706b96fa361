"""Dossiers for machines: handing in, reading, and what strangers see of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from pytest_django import DjangoAssertNumQueries

from motcua.core.actor import Actor
from motcua.core.recent import RecentMemory
from motcua.dossiers.emergency_api import EmergencyOrder, declare_emergency
from motcua.orgs.models import Tier, Unit
from tests.integration.api.conftest import ALL_SCOPES, Machine, example

pytestmark = pytest.mark.django_db
MakeMachine = Callable[..., Machine]


def errors(response: Any) -> list[tuple[str, str]]:
    return [(error["field"], error["code"]) for error in response.json()["errors"]]


@pytest.fixture
def other_unit(db: None) -> Unit:
    return Unit.objects.create(
        code="xa-khac",
        name="Xã Khác",
        name_folded="xa khac",
        tier=Tier.COMMUNE,
        kind="commune_centre",
        path="xa-khac",
        valid=DateRange(date(2025, 7, 1), None),
        source="test",
    )


@pytest.mark.parametrize("name", ["submit-1.001193", "submit-2.000635"])
def test_the_documented_example_is_taken_in_as_it_stands(machine: Machine, name: str) -> None:
    response = machine.post("dossiers", example(name))
    assert response.status_code == 201, response.content.decode()
    receipt = response.json()
    assert set(receipt) == {"code", "lookup_code", "status", "received_at", "due_at"}
    assert (receipt["status"], receipt["received_at"], receipt["due_at"]) == (1, None, None)
    assert response["Location"] == f"/api/v1/dossiers/{receipt['code']}"
    read = machine.get(f"dossiers/{receipt['code']}")
    assert read.status_code == 200
    dossier = read.json()
    assert dossier["procedure"]["code"] == example(name)["procedure"]
    assert dossier["answers"]
    assert "lookup_code" not in dossier
    assert read["ETag"] == f'"{dossier["revision"]}"'
    assert dossier["submitted_at"].endswith("+07:00")
    assert datetime.fromisoformat(dossier["submitted_at"]).utcoffset() == timedelta(hours=7)
    (event,) = machine.get(f"dossiers/{receipt['code']}/events").json()["events"]
    assert (event["kind"], event["actor_kind"], event["actor_name"]) == ("DossierSubmitted", "machine", "máy thử")


def test_a_submission_costs_few_statements(
    machine: Machine, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    machine.post("dossiers", example("submit-2.000635"))
    with django_assert_max_num_queries(6):
        assert machine.post("dossiers", example("submit-2.000635"), Idempotency_Key="a").status_code == 201


def test_the_same_key_gives_the_same_dossier_once(machine: Machine, machine_with: MakeMachine) -> None:
    body = example("submit-2.000635")
    first = machine.post("dossiers", body, Idempotency_Key="phiếu-1".encode("ascii", "ignore").decode())
    again = machine.post("dossiers", body, Idempotency_Key="phiu-1")
    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Idempotent-Replayed"] == "true"
    other = machine.post("dossiers", body | {"place": "home"}, Idempotency_Key="phiu-1")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    stranger = machine_with(*ALL_SCOPES).post("dossiers", body, Idempotency_Key="phiu-1")
    assert stranger.json()["code"] != first.json()["code"]
    assert len(machine.get("dossiers").json()["dossiers"]) == 2
    assert errors(machine.post("dossiers", body, Idempotency_Key="x" * 256)) == [("Idempotency-Key", "malformed")]


def test_a_refused_request_does_not_use_up_its_key(machine: Machine) -> None:
    body = example("submit-2.000635")
    assert machine.post("dossiers", body | {"procedure": "0"}, Idempotency_Key="k").status_code == 422
    assert machine.post("dossiers", body, Idempotency_Key="k").status_code == 201


def test_a_door_that_the_law_keeps_shut_names_the_open_ones(machine: Machine) -> None:
    response = machine.post("dossiers", example("submit-2.000635") | {"procedure": "2.000815"})
    problem = response.json()
    assert (response.status_code, problem["code"]) == (409, "channel_not_lawful")
    assert {"channel", "where", "source"} <= set(problem["ways"][0])
    assert "counter" in [way["channel"] for way in problem["ways"]]


def test_a_door_that_an_emergency_closed_says_until_when_and_names_the_open_ones(machine: Machine) -> None:
    now = datetime.now(UTC)
    order = EmergencyOrder("natural_disaster", "QĐ 12", "Nước lũ", now, now + timedelta(hours=5), channels=("online",))
    declare_emergency(actor=Actor.system("test"), order=order, now=now)
    response = machine.post("dossiers", example("submit-2.000635"))
    problem = response.json()
    assert (response.status_code, problem["code"]) == (409, "channel_closed_now")
    assert "QĐ 12" in problem["title"] + problem["detail"]
    assert {way["channel"] for way in problem["ways"]} == {"counter", "post"}


@pytest.mark.parametrize(
    ("change", "status", "field", "code"),
    [
        ({"procedure": "9.999999"}, 422, "procedure", "procedure_unknown"),
        ({"unit": "nowhere"}, 422, "unit", "unit_unknown"),
        ({"legal_channel": "by pigeon"}, 422, "legal_channel", "not_in_list"),
        ({"place": None}, 422, "place", "not_in_list"),
        ({"answers": []}, 422, "answers", "must_be_object"),
        ({"applicant": {"type": "citizen"}}, 422, "applicant.full_name", "required"),
        ({"applicant": {"full_name": "Lan", "phone": "12"}}, 422, "applicant.phone", "phone_not_understood"),
        ({"applicant": {"fullname": "Lan"}}, 422, "applicant.fullname", "unknown_member"),
        ({"answers": {}}, 422, "answers.declaration.truthful", "must_agree"),
        ({"answers": {"request": {"copies": 10**30}}}, 422, "answers.request.copies", "number_too_large"),
        ({"answers": {"request": {"kind": {"a": [[[]]]}}}}, 422, "answers.request.kind", "wrong_type"),
        ({"answers": {"wish": 1}}, 422, "answers.wish", "unknown_question"),
        ({"papers": [{"code": "nonsense"}]}, 422, "papers.nonsense", "paper_unknown"),
        ({"papers": [{"code": "nonsense", "file": ["x"]}]}, 422, "papers.0.file", "unknown_member"),
        ({"unti": "x"}, 422, "unti", "unknown_member"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_kept(
    machine: Machine, change: dict[str, Any], status: int, field: str, code: str
) -> None:
    response = machine.post("dossiers", example("submit-2.000635") | change)
    assert response.status_code == status, response.content.decode()
    assert (field, code) in errors(response)
    assert all(error["message"] and error["message"] != error["code"] for error in response.json()["errors"])
    assert machine.get("dossiers").json()["dossiers"] == []


def test_a_file_that_nobody_sent_is_named(machine: Machine) -> None:
    body = example("submit-1.001193")
    for unknown in ("nonsense", "7d0b6b6e-5f6e-4b8e-9b43-6a3e5d7b2f10"):
        body["papers"][0]["files"] = [unknown]
        response = machine.post("dossiers", body)
        assert response.status_code == 422, response.content.decode()
        assert errors(response)


def test_without_a_key_or_with_a_wrong_one_nothing_is_seen(stranger: Machine, client: Any) -> None:
    response = stranger.post("dossiers", example("submit-2.000635"))
    assert (response.status_code, response.json()["code"]) == (401, "token_missing")
    assert response["WWW-Authenticate"].startswith("Bearer")
    wrong = Machine(client, "motcua_wrong").get("dossiers")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "token_unknown")


def test_a_key_does_what_its_scopes_say(machine_with: MakeMachine) -> None:
    reader, writer = machine_with("dossiers:read"), machine_with("dossiers:write")
    refused = reader.post("dossiers", example("submit-2.000635"))
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert "dossiers:write" in refused.json()["detail"]
    code = writer.post("dossiers", example("submit-2.000635")).json()["code"]
    assert writer.get(f"dossiers/{code}").status_code == 403
    assert reader.get(f"dossiers/{code}").status_code == 200
    assert reader.post(f"dossiers/{code}/accept", {}).status_code == 403


def test_dossiers_of_other_units_do_not_exist(machine: Machine, machine_with: MakeMachine, other_unit: Unit) -> None:
    code = machine.post("dossiers", example("submit-2.000635")).json()["code"]
    other = machine_with(*ALL_SCOPES, unit_id=other_unit.pk)
    for address in (f"dossiers/{code}", f"dossiers/{code}/events", "dossiers/000-0"):
        response = other.get(address)
        assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert other.post(f"dossiers/{code}/accept", {}).status_code == 404
    assert other.get("dossiers").json() == {"dossiers": [], "next": None}
    assert other.get("dossiers?unit=demo-xa-mau").json()["dossiers"] == []
    assert other.post("dossiers", example("submit-2.000635")).status_code == 403


def test_lists_come_in_pages_and_miss_nothing(machine: Machine) -> None:
    codes = [machine.post("dossiers", example("submit-2.000635")).json()["code"] for _ in range(5)]
    seen: list[str] = []
    after = ""
    while True:
        page = machine.get(f"dossiers?limit=2{after}").json()
        seen += [dossier["code"] for dossier in page["dossiers"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert seen == codes
    assert machine.post(f"dossiers/{codes[0]}/accept", {}).status_code == 200
    accepted = machine.get("dossiers?stage=accepted&unit=demo-xa-mau").json()["dossiers"]
    assert [dossier["code"] for dossier in accepted] == codes[:1]
    assert machine.get("dossiers?due_before=2000-01-01T00:00:00Z").json()["dossiers"] == []
    far = machine.get("dossiers?due_before=2099-01-01T00:00").json()["dossiers"]
    assert [dossier["code"] for dossier in far] == codes[:1]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=201", "limit"),
        ("limit=0", "limit"),
        ("after=x", "after"),
        ("after=99999999999999999999", "after"),
        ("stage=lost", "stage"),
        ("due_before=soon", "due_before"),
        ("due_before=5", "due_before"),
        ("unit=nowhere", "unit"),
        ("Stage=accepted", "Stage"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(machine: Machine, query: str, field: str) -> None:
    response = machine.get(f"dossiers?{query}")
    assert response.status_code == 422
    assert [name for name, _ in errors(response)] == [field]


def test_a_list_costs_the_same_whatever_its_length(
    machine: Machine, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    machine.post("dossiers", example("submit-2.000635"))
    machine.get("dossiers")
    RecentMemory.forget_everything()
    with django_assert_num_queries(3):  # key, list, and the note of who read it
        machine.get("dossiers")
    for _ in range(4):
        machine.post("dossiers", example("submit-2.000635"))
    RecentMemory.forget_everything()
    with django_assert_num_queries(3):
        assert len(machine.get("dossiers").json()["dossiers"]) == 5


def test_a_refused_answer_says_what_was_probably_meant(machine: Machine) -> None:
    body = example("submit-1.001193")
    body["applicant"]["identity_number"] = "46195001234"
    response = machine.post("dossiers", body)
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["field"] == "applicant.identity_number"
    assert "046195001234" in error["message"]
    assert "…" not in error["message"]
