"""The whole catalogue as files: complete, each field with its layer, and not sent to who has it already."""

import csv
import gzip
import hashlib
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client

from motcua.catalogue.api import (
    OPEN_COLUMNS,
    Decision,
    FindingStatus,
    decide_findings,
    import_procedures,
    open_data,
    write_open_data,
)
from motcua.catalogue.open_data import writing
from tests.factories.catalogue import load_catalogue
from tests.integration.catalogue.board import DECIDED_AT, EDITOR, finding, load_doubtful
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
NOW = DECIDED_AT


@pytest.fixture(autouse=True)
def _catalogue(db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA_FOLDER = tmp_path
    load_catalogue()
    load_doubtful(tmp_path, "1.900001", "1.900002")


def end_of_transaction() -> None:
    """Changes are numbered when a transaction ends; that of a test never does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def content(client: Client, name: str, **headers: str) -> Any:
    answer = client.get(f"/du-lieu-mo/{name}", headers=headers)
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


def test_table_documents_and_dictionary_hold_the_same_procedures(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(writing, "TOGETHER", 2)  # several portions
    end_of_transaction()
    assert write_open_data(NOW)
    rows = list(csv.DictReader(io.StringIO(content(client, "procedures.csv")[1].decode())))
    documents = json.loads(content(client, "procedures.json")[1])
    codes = ["1.001193", "1.900001", "1.900002", "2.000635", "2.000815", "3.000722"]
    assert [row["code"] for row in rows] == [one["code"] for one in documents] == codes
    package = json.loads(content(client, "datapackage.json")[1])
    table, whole = package["resources"]
    assert [each["name"] for each in table["schema"]["fields"]] == list(rows[0])
    assert hashlib.sha256(content(client, whole["path"])[1]).hexdigest() == whole["hash"].removeprefix("sha256:")
    kinds = {each.name: each.kind for each in OPEN_COLUMNS}
    for row in rows:
        assert all(row[name] in ("true", "false", "") for name, kind in kinds.items() if kind == "boolean")
        assert all(row[name].isdigit() or not row[name] for name, kind in kinds.items() if kind == "integer")


def test_what_single_provinces_decided_has_rows_of_its_own(client: Client, tmp_path: Path) -> None:
    decided = {
        "procedure": "1.900001",
        "province": "nso:46",
        "valid_from": "2026-07-10",
        "valid_from_is": "earliest",
        "decided_on": "2026-07-10",
        "source": "Quyết định 12/QĐ-UBND",
        "replaced_by": ["1.900002"],
        "agreed": [{"channels": ["counter"], "amount": "1.5", "unit": "working_day"}],
        "limits": [{"channels": ["counter"], "amount": "3", "unit": "working_day"}],
    }
    path = tmp_path / "hue.yaml"
    path.write_text(yaml.safe_dump({"kind": "provincial_overrides", "entries": [decided]}, allow_unicode=True))
    import_procedures(path=path, now=NOW)
    write_open_data(NOW)
    made = open_data()
    assert made is not None
    assert (made.procedures, made.provincial) == (6, 1)
    rows = list(csv.DictReader(io.StringIO(content(client, "procedures.csv")[1].decode())))
    nation, province = (row for row in rows if row["code"] == "1.900001")
    assert (nation["province"], nation["layers"], nation["limit_counter"]) == ("vn", "national", "not_computable")
    assert (nation["province_from"], nation["province_codes"], nation["province_agreed"]) == ("", "", "")
    assert {name: province[name] for name in province if name.startswith("province")} == {
        "province": "nso:46",
        "province_source": "Quyết định 12/QĐ-UBND",
        "province_from": "2026-07-10",
        "province_from_is_earliest": "true",
        "province_codes": "1.900002",
        "province_agreed": "counter 1.5 working_day",
    }
    assert (province["layers"], province["limit_counter"]) == ("national | provincial", "3 working_day")
    assert len({(row["code"], row["province"]) for row in rows}) == len(rows)
    documents = [one for one in json.loads(content(client, "procedures.json")[1]) if one["code"] == "1.900001"]
    assert [one["province"] and one["province"]["code"] for one in documents] == [None, "nso:46"]
    assert documents[1]["province"]["signed_on"] == "2026-07-10"
    package = json.loads(content(client, "datapackage.json")[1])
    assert package["resources"][0]["schema"]["primaryKey"] == ["code", "province"]
    assert "Dòng riêng của các tỉnh 1" in text_of(PageClient().get("/du-lieu-mo/"))


def test_terms_are_stated_only_where_somebody_stated_them(client: Client, settings: Any) -> None:
    write_open_data(NOW)
    words = text_of(PageClient().get("/du-lieu-mo/"))
    assert "Chưa thấy Cổng công bố điều khoản dùng lại nào" in words
    assert "Cơ quan vận hành chưa công bố điều khoản" in words
    package = json.loads(content(client, "datapackage.json")[1])
    assert "licenses" not in package, "no licence is granted for what is not ours"
    assert [each["layer"] for each in package["terms"]] == ["national", "provincial", "ours"]
    settings.OPEN_DATA_TERMS = "CC BY 4.0"
    assert write_open_data(NOW), "other terms make other files"
    assert "CC BY 4.0" in text_of(PageClient().get("/du-lieu-mo/"))
    assert json.loads(content(client, "datapackage.json")[1])["terms"][1]["terms"] == "CC BY 4.0"


def test_what_is_doubtful_is_told_and_no_false_amount_is_given_out(client: Client) -> None:
    write_open_data(NOW)
    row = next(csv.DictReader(io.StringIO(content(client, "procedures.csv")[1].decode().replace("1.001193", "x"))))
    assert row["executable"] == "true"
    rows = {one["code"]: one for one in csv.DictReader(io.StringIO(content(client, "procedures.csv")[1].decode()))}
    doubtful = rows["1.900001"]
    assert (doubtful["charges"], doubtful["limit_counter"], doubtful["papers"]) == ("see_source", "not_computable", "1")
    assert {"fees", "limit", "level"} <= set(doubtful["doubts"].split(" | "))
    documents = {one["code"]: one for one in json.loads(content(client, "procedures.json")[1])}
    assert documents["1.900001"]["layers"]["name"]["layer"] == "national"
    assert documents["1.001193"]["layers"]["title"]["layer"] == "ours"
    assert documents["1.001193"]["definition"]["title"]["vi"] == "Đăng ký khai sinh"


def test_the_files_are_written_anew_only_when_something_changed(client: Client) -> None:
    end_of_transaction()
    assert write_open_data(NOW)
    assert not write_open_data(NOW + timedelta(minutes=15))
    decide_findings(
        actor=EDITOR, finding_ids=[finding("limit_in_words").pk], decision=Decision(FindingStatus.ACCEPTED), now=NOW
    )
    end_of_transaction()
    before = open_data()
    assert write_open_data(NOW + timedelta(minutes=30))
    after = open_data()
    assert before is not None
    assert after is not None
    assert after.cursor > before.cursor
    assert before.files[0].path.exists(), "who reads the former files may end"
    assert write_open_data(NOW + timedelta(days=1)), "another day may be another catalogue"
    assert not before.files[0].path.exists()
    rows = {one["code"]: one for one in csv.DictReader(io.StringIO(content(client, "procedures.csv")[1].decode()))}
    assert "limit" not in rows["1.900001"]["doubts"].split(" | ")


def test_packed_or_plain_it_is_the_same_and_sent_once(client: Client) -> None:
    write_open_data(NOW)
    plain, text = content(client, "procedures.csv")
    packed, bytes_packed = content(client, "procedures.csv", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(bytes_packed) == text
    assert (packed["Content-Encoding"], int(packed["Content-Length"])) == ("gzip", len(bytes_packed))
    assert int(plain["Content-Length"]) == len(text)
    assert plain["ETag"] != packed["ETag"]
    again, nothing = content(client, "procedures.csv", **{"If-None-Match": f'"x", {plain["ETag"]}'})
    assert (again.status_code, nothing) == (304, b"")
    assert content(client, "procedures.csv", **{"If-None-Match": packed["ETag"]})[0].status_code == 200


def test_the_page_says_what_there_is_and_before_that_when_it_will_be() -> None:
    client = PageClient()
    assert "Tệp đang được ghi lần đầu" in text_of(client.get("/du-lieu-mo/"))
    assert client.get("/du-lieu-mo/procedures.csv").status_code == 404
    write_open_data(NOW)
    words = text_of(client.get("/du-lieu-mo/"))
    assert "Số thủ tục 6" in words
    assert all(column.name in words for column in OPEN_COLUMNS)
    assert "Ways to submit: online, counter, post" in text_of(client.get("/en/du-lieu-mo/"))
    for other in ("about.json", "..%2Fcurrent", "procedures.csv.gz"):
        assert client.get(f"/du-lieu-mo/{other}").status_code == 404
