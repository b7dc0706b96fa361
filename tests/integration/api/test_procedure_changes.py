"""A copy of the catalogue that another system keeps: what it already has is not sent again, nothing is missed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from motcua.catalogue.api import Decision, FindingStatus, decide_findings, import_procedures, reopen_findings
from tests.factories.catalogue import load_catalogue
from tests.integration.catalogue.board import DECIDED_AT, EDITOR, IMPORTED_AT, finding, load_doubtful

pytestmark = pytest.mark.django_db
ON = "on=2026-11-24"


@pytest.fixture(autouse=True)
def _catalogue(db: None, tmp_path: Path) -> None:
    load_catalogue()
    load_doubtful(tmp_path, "1.900001", "1.900002")


def get(client: Client, address: str, **headers: str) -> Any:
    return client.get(f"/api/v1/{address}", headers=headers)


def changes(client: Client, after: int = 0, limit: int = 200) -> Any:
    """What a caller reads; the transaction of the test never ends, so its deferred triggers are told to run."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return get(client, f"procedures/changes?after={after}&limit={limit}").json()


def test_a_reader_who_goes_on_from_the_cursor_misses_nothing_and_sees_nothing_twice(
    client: Client, tmp_path: Path
) -> None:
    first = changes(client)
    assert sorted((one["code"], one["what"]) for one in first["changes"]) == [
        ("1.001193", "channels"),
        ("1.001193", "definition"),
        ("1.900001", "national_record"),
        ("1.900002", "national_record"),
        ("2.000635", "channels"),
        ("2.000635", "definition"),
        ("2.000815", "channels"),
        ("2.000815", "definition"),
        ("3.000722", "channels"),
        ("3.000722", "definition"),
    ]
    import_procedures(now=IMPORTED_AT)
    assert first["more"] is False
    assert changes(client, first["next"]) == {"changes": [], "next": first["next"], "more": False}
    decide_findings(actor=EDITOR, finding_ids=[finding().pk], decision=Decision(FindingStatus.ACCEPTED), now=DECIDED_AT)
    load_doubtful(tmp_path, "1.900002", name="Tên khác", now=IMPORTED_AT + timedelta(days=3))
    later = changes(client, first["next"])
    assert [(one["code"], one["what"], one["valid_from"]) for one in later["changes"]] == [
        ("1.900001", "doubts", None),
        ("1.900002", "national_record", "2026-11-26"),
    ]
    pages, cursor = [], 0
    while (page := changes(client, cursor, limit=2))["changes"]:
        pages += page["changes"]
        cursor = page["next"]
    assert pages == first["changes"] + later["changes"]


@pytest.mark.parametrize("what", ["", "/1.900001", "/1.900001/record"])
def test_who_has_it_already_is_told_so_until_it_changes(client: Client, tmp_path: Path, what: str) -> None:
    address = f"procedures{what}?{ON}"
    answer = get(client, address)
    tag = answer["ETag"]
    for held in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = get(client, address, **{"If-None-Match": held})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag), held
    assert get(client, address, **{"If-None-Match": '"other"'}).content == answer.content
    load_doubtful(tmp_path, "1.900001", "1.900002", name="Tên khác", now=IMPORTED_AT + timedelta(days=1))
    changed = get(client, address.replace("24", "25"), **{"If-None-Match": tag})
    assert (changed.status_code, "Tên khác" in changed.content.decode()) == (200, True)


def test_every_field_says_its_layer_and_the_doubtful_charge_keeps_its_amount_to_itself(client: Client) -> None:
    document = get(client, f"procedures/1.900001?{ON}").json()
    assert document["layers"]["name"] == {
        "value": "Thủ tục đăng ký khai sinh",
        "layer": "national",
        "source": "Cổng Dịch vụ công quốc gia, 163/QĐ-BTP",
    }
    fee = document["layers"]["methods"]["value"][0]["fees"][0]
    assert (fee["amount"], fee["trustworthy"], fee["as_given"]) == (None, False, "8 VND: 8.000 đồng/bản")
    assert {"fees", "limit", "level"} <= {doubt["field"] for doubt in document["doubts"]}
    assert (document["national_version"], document["definition"]) == (1, None)
    own = get(client, f"procedures/1.001193?{ON}").json()
    assert own["layers"]["title"]["layer"] == "ours"
    assert own["national_version"] is None
    assert get(client, f"procedures/1.001193/record?{ON}").status_code == 404
    record = get(client, f"procedures/1.900001/record?{ON}").json()
    assert record["record"]["executionMethods"][0]["fees"][0]["value"] == 8


def test_what_an_editor_set_stands_in_the_document_with_its_source_until_it_is_undone(client: Client) -> None:
    one = finding()
    override = Decision(FindingStatus.OVERRIDDEN, source="QĐ 163/QĐ-BTP, mục 2", value="8000")
    decide_findings(actor=EDITOR, finding_ids=[one.pk], decision=override, now=DECIDED_AT)
    methods = get(client, f"procedures/1.900001?{ON}").json()["layers"]["methods"]
    assert (methods["layer"], methods["source"]) == ("provincial", "QĐ 163/QĐ-BTP, mục 2")
    assert [fee["amount"] for fee in methods["value"][0]["fees"]] == ["8000", None]
    record = get(client, f"procedures/1.900001/record?{ON}").json()["record"]
    assert record["executionMethods"][0]["fees"][0]["value"] == 8, "what was given stays as given"
    reopen_findings(actor=EDITOR, finding_ids=[one.pk], now=DECIDED_AT)
    methods = get(client, f"procedures/1.900001?{ON}").json()["layers"]["methods"]
    assert (methods["layer"], methods["value"][0]["fees"][0]["amount"]) == ("national", None)


def test_the_whole_list_page_by_page_and_what_fits_a_filter(client: Client) -> None:
    codes, after = [], ""
    while True:
        page = client.get("/api/v1/procedures", {"on": "2026-11-24", "limit": 1, "after": after}).json()
        codes += [one["code"] for one in page["procedures"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert sorted(codes) == ["1.001193", "1.900001", "1.900002", "2.000635", "2.000815", "3.000722"]
    for query, fitting in (
        ("agency=G15", 6),
        ("agency=G09", 0),
        ("channel=counter", 6),
        ("level=none&tier=commune", 0),
    ):
        assert len(get(client, f"procedures?{ON}&{query}").json()["procedures"]) == fitting, query


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "after=" + "9" * 2001, "level=%00", "what=x", "on=2026-13-01"]
)
def test_what_cannot_be_asked_is_refused_by_name(client: Client, query: str) -> None:
    answer = get(client, f"procedures?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == query.split("=", maxsplit=1)[0]


@pytest.mark.parametrize("after", ["x", "~", "a~99999999999999999999999999", "a~٣", "%F0%9F%98%80~1"])
def test_a_cursor_that_no_page_gave_breaks_nothing(client: Client, after: str) -> None:
    assert get(client, f"procedures?{ON}&after={after}").status_code == 200
    assert get(client, f"procedures/changes?after={after}").status_code == 422
