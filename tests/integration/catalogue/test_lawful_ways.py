"""Where a procedure may lawfully be submitted, at a unit on a day: in lists, for machines and in files."""

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.catalogue.api import (
    PROCEDURES_FOLDER,
    DefinitionRefused,
    count_by,
    effective_procedure,
    import_national,
    import_procedures,
    list_codes,
    list_effective,
    open_data,
    state_of,
    write_open_data,
)
from motcua.catalogue.models import LawfulChannel
from motcua.core.actor import Actor
from tests.factories.cast import load_centre
from tests.factories.national import record, write_records
from tests.factories.submissions import BIRTH, CERTIFIED_COPY

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PRACTICE = "demo-xa-mau"
COPY_OF_EXTRACT = "2.000635"
POLICE, SHUT, CONTRADICTED, OFFLINE = "1.900002", "1.900003", "1.900004", "1.900005"


def method(channel: str, words: str = "") -> dict[str, Any]:
    limit = {"processingTime": 1, "processingTimeUnit": "WORKING_DAY"}
    return {"submissionMethod": channel, "description": words, "fees": []} | limit


def records() -> list[dict[str, Any]]:
    return [
        record(),
        record(BIRTH),
        record(CERTIFIED_COPY, executionMethods=[method("DIRECT"), method("POSTAL")]),
        record(POLICE, executionMethods=[method("ONLINE", "Qua Cổng dịch vụ công Bộ Công an"), method("POSTAL")]),
        record(SHUT, executionMethods=[method("ONLINE", "https://dichvucong.hue.gov.vn"), method("DIRECT")]),
        record(CONTRADICTED, executionMethods=[method("DIRECT")]),
        record(OFFLINE, executionMethods=[method("ONLINE"), method("DIRECT")], isOfflineOnly=True),
    ]


@pytest.fixture
def catalogue(tmp_path: Path) -> None:
    load_centre()
    import_national(actor=Actor.system(), path=write_records(tmp_path / "r.jsonl", records()), now=NOW)


@pytest.mark.usefixtures("catalogue")
def test_lists_and_filters_give_the_same_answer_as_the_page() -> None:
    codes = [row.code for row in list_effective({}, on=TODAY).rows]
    assert {COPY_OF_EXTRACT, *(each["code"] for each in records())} <= set(codes)
    listed = list_codes(codes, on=TODAY)
    opened: dict[str, set[str]] = {}
    for code in codes:
        ways = effective_procedure(code, on=TODAY).ways
        opened[code] = {channel for channel in ("online", "counter", "post") if state_of(channel, ways) == "open"}
        assert set(listed[code].channels) == opened[code], code
    assert opened[CERTIFIED_COPY] == {"counter"}, "what was decided stands over the record"
    assert opened[CONTRADICTED] == opened[OFFLINE] == {"counter"}
    for channel in ("online", "counter", "post"):
        fitting = {code for code in codes if channel in opened[code]}
        assert {row.code for row in list_effective({"channel": channel}, on=TODAY).rows} == fitting
        assert {each.value: each.procedures for each in count_by("channel", {}, on=TODAY)}[channel] == len(fitting)


@pytest.mark.usefixtures("catalogue")
def test_the_practice_centre_takes_online_what_other_units_must_not() -> None:
    here = effective_procedure(BIRTH, on=TODAY, unit_kind="commune_centre", unit_code=PRACTICE)
    assert [(way.where, way.source) for way in here.ways if way.channel == "online"] == [("here", "practice")]
    elsewhere = effective_procedure(BIRTH, on=TODAY, unit_kind="phuong", unit_code="nso:19753")
    assert [way.where for way in elsewhere.ways if way.channel == "online"] == [
        "national_portal",
        "ministry_system",
        "vneid",
    ]
    assert here.online_here == elsewhere.online_here == (PRACTICE,)


@pytest.mark.usefixtures("catalogue")
def test_machines_read_every_way_with_its_layer_and_source(client: Client) -> None:
    document = client.get(f"/api/v1/procedures/{POLICE}?on=2026-11-22").json()
    assert document["channels"] == {"online": "open", "counter": "closed", "post": "open"}
    (police,) = (way for way in document["ways"] if way["layer"] == "national" and way["channel"] == "online")
    assert police["system"] == {
        "vi": "Cổng dịch vụ công Bộ Công an",
        "en": "Public service portal of the Ministry of Public Security",
    }
    assert (police["source"], police["valid_from"]) == ("Cổng Dịch vụ công quốc gia, 163/QĐ-BTP", "2026-11-22")
    assert all(way["source"] for way in document["ways"])
    (closed,) = client.get(f"/api/v1/procedures/{SHUT}?on=2026-11-22").json()["closed_ways"]
    assert (closed["valid_from"], closed["valid_to"]) == (None, "2025-07-01")
    here = client.get(f"/api/v1/procedures/{BIRTH}?on=2026-11-22&unit={PRACTICE}").json()
    assert [way["where"] for way in here["ways"]] == ["here", "counter", "counter"]
    assert client.get(f"/api/v1/procedures/{BIRTH}?unit=nowhere").status_code == 404


@pytest.mark.usefixtures("catalogue")
def test_the_files_of_open_data_carry_the_ways_and_say_what_the_columns_mean() -> None:
    write_open_data(NOW)
    made = open_data()
    assert made is not None
    texts = {file.name: gzip.decompress(file.path.read_bytes()).decode() for file in made.files}
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(texts["procedures.csv"]))}
    assert (rows[POLICE]["open_online"], rows[CONTRADICTED]["open_online"]) == ("open", "unknown")
    assert rows[SHUT]["ways"] == "online:national_portal | online:vneid | counter:counter | counter:office"
    assert (rows[SHUT]["counter_territory"], rows[POLICE]["counter_territory"]) == ("province", "unknown")
    documents = {one["code"]: one for one in json.loads(texts["procedures.json"])}
    assert [way["where"] for way in documents[CERTIFIED_COPY]["ways"]] == ["counter"]
    told = json.loads(texts["datapackage.json"])["resources"][0]["schema"]["fields"]
    assert {"open_online", "ways", "counter_territory"} <= {field["name"] for field in told}


def test_what_was_decided_about_doors_names_only_known_systems_and_is_written_once(tmp_path: Path) -> None:
    import_procedures(now=NOW)
    before = list(LawfulChannel.objects.order_by("id").values_list("id", flat=True))
    import_procedures(now=NOW)
    assert list(LawfulChannel.objects.order_by("id").values_list("id", flat=True)) == before
    text = (PROCEDURES_FOLDER / "lawful_channels.yaml").read_text(encoding="utf-8")
    (tmp_path / "ways.yaml").write_text(text.replace("civil_status", "nowhere", 1), encoding="utf-8")
    with pytest.raises(DefinitionRefused) as refused:
        import_procedures(path=tmp_path / "ways.yaml", now=NOW)
    assert "không có hệ thống nowhere" in refused.value.words
    assert list(LawfulChannel.objects.order_by("id").values_list("id", flat=True)) == before
