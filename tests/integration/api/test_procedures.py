"""The catalogue for machines."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import import_national
from motcua.core.actor import Actor
from tests.factories.catalogue import load_catalogue
from tests.factories.national import record, write_records

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue(db: None) -> None:
    load_catalogue()


def get(client: Client, address: str, **headers: str) -> Any:
    response = client.get(f"/api/v1/{address}", headers=headers)
    return response.status_code, response.json()


def test_everyday_words_with_and_without_diacritics_find_the_same(client: Client) -> None:
    status, with_marks = get(client, "procedures?q=khai sinh")
    assert status == 200
    assert get(client, "procedures?q=khai sinh")[1] == get(client, "procedures?q=KHAI SINH")[1]
    without = get(client, "procedures?q=giay khai sinh")[1]
    assert "1.001193" in [found["code"] for found in with_marks["procedures"]]
    assert "1.001193" in [found["code"] for found in without["procedures"]]
    assert set(with_marks["procedures"][0]) == {"code", "name", "title", "why", "said"}


def test_a_search_is_followed_by_its_cursor_to_the_end(client: Client, tmp_path: Path) -> None:
    names = {f"1.9000{number}": f"Cấp phép nuôi ong vùng {number}" for number in range(10, 40)}
    path = write_records(tmp_path / "records.jsonl", [record(code, name=name) for code, name in names.items()])
    import_national(actor=Actor.system(), path=path, now=timezone.now())
    pages = [get(client, "procedures?q=nuoi ong&limit=7")[1]]
    while following := pages[-1]["next"]:
        pages.append(get(client, f"procedures?q=nuoi ong&limit=7&after={following}")[1])
    found = [each["code"] for page in pages for each in page["procedures"]]
    assert sorted(found) == sorted(names)
    assert [len(page["procedures"]) for page in pages] == [7, 7, 7, 7, 2]
    assert {page["total"] for page in pages} == {30}
    assert get(client, "procedures?q=nuoi ong&channel=post&limit=7")[1]["procedures"] == []
    of_life = get(client, "procedures?q=nuoi ong&life_event=Nuôi ong")[1]
    assert (of_life["procedures"], of_life["total"], of_life["next"]) == ([], 0, None)


def test_everyday_words_are_told_with_their_source(client: Client) -> None:
    _, answer = get(client, "procedures?q=bản sao khai sinh")
    assert "bản sao khai sinh" in {one["said"] for one in answer["understood"]}
    assert all(one["meant"] and one["source"] for one in answer["understood"])
    assert "bản sao khai sinh" in {each["said"] for each in answer["procedures"]}
    assert get(client, "procedures?q=đăng ký khai sinh")[1]["understood"] == []


def test_without_words_all_that_is_in_force_on_the_day(client: Client) -> None:
    assert len(get(client, "procedures")[1]["procedures"]) == 4
    assert get(client, "procedures?on=1999-01-01")[1]["procedures"] == []


def test_one_procedure_with_its_form_papers_and_sources(client: Client) -> None:
    status, procedure = get(client, "procedures/1.001193?on=2026-11-22")
    assert status == 200
    assert procedure["code"] == "1.001193"
    definition = procedure["definition"]
    assert {"form", "papers", "fees", "time_limits", "sources"} <= set(definition)
    assert definition["title"] == {"vi": "Đăng ký khai sinh", "en": "Birth registration"}


@pytest.mark.parametrize(
    ("address", "status", "code", "field"),
    [
        ("procedures/9.999999", 404, "not_found", None),
        ("procedures/1.001193?on=1999-01-01", 404, "not_found", None),
        ("procedures?on=yesterday", 422, "input_refused", "on"),
        ("procedures?on=86400", 422, "input_refused", "on"),
        ("procedures?Q=khai", 422, "input_refused", "Q"),
        ("procedures?q=%00", 422, "input_refused", "q"),
        ("procedures?q=khai&after=c0", 422, "after_unknown", "after"),
        ("procedures?q=" + "a" * 201, 422, "input_refused", "q"),
    ],
)
def test_what_cannot_be_asked_is_told(client: Client, address: str, status: int, code: str, field: str | None) -> None:
    got, problem = get(client, address)
    assert (got, problem["code"]) == (status, code)
    assert [error["field"] for error in problem["errors"]] == ([field] if field else [])


def test_the_description_is_openapi_3_1_and_loads_nothing_from_elsewhere(client: Client) -> None:
    status, document = get(client, "openapi.json")
    assert status == 200
    assert document["openapi"].startswith("3.1")
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert {"responses", "operationId", "security"} <= set(operation), (path, method)
            assert "500" in operation["responses"]
    assert client.get("/api/v1/docs").status_code == 404


def test_a_problem_explains_itself(client: Client) -> None:
    _, problem = get(client, "nothing")
    where = problem["type"].split("/api/v1/")[1]
    status, explanation = get(client, where)
    assert (status, explanation["title"]) == (200, problem["title"])
    assert get(client, "problems/nonsense")[0] == 404
