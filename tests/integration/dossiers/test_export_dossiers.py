"""The ledger handed on as an event log: whole, without names, and the same when it comes back."""

import csv
import gzip
import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.demonstration.plan import UNITS_FILE
from motcua.dossiers.api import (
    ExportOrder,
    ExportRefused,
    ExportReport,
    ImportOrder,
    export_dossiers,
    import_dossiers,
)
from motcua.dossiers.models import Dossier, ForeignActivity
from motcua.orgs.api import load_units
from tests.factories.workbooks import write_log

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
XES = "{http://www.xes-standard.org/}"
HEAD = "dossier_code,legal_channel,received_at,finished_at,due_at,origin_system,status,unit_code,fee_dong,Người nộp\n"
ROWS = (
    "A-1,online,2021-03-05T08:00:00,2021-03-08T08:00:00,2021-03-08T17:00:00,igate,10,demo-hue-2021,25000,Nguyễn Thị B\n"
    "A-2,counter,2021-03-31T23:59:59,,,igate,5,demo-hue-2021.nam-dong,,\n"
    "A-3,post,2021-04-01T00:00:00,,,igate,4,,,\n"
)
LOG = (
    "dossier_code,activity,at,actor,resource\n"
    "A-1,Trả <kết> quả & hẹn,2021-03-08T08:00:00.5,officer,Trần Cán Bộ\n"
    "A-1,Thẩm tra+start,2021-03-06T08:00:00,Trần Cán Bộ,\n"
    "A-2,Tiếp nhận,2021-03-31T23:59:59,,\n"
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path / "data"
    load_units(UNITS_FILE)
    (tmp_path / "a.csv").write_text(HEAD + ROWS, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    order = ImportOrder(dossiers=tmp_path / "a.csv", events=tmp_path / "log.csv")
    assert import_dossiers(actor=Actor.system(), order=order, now=NOW).imported


def export(out: Path, form: str = "xes", **order: Any) -> ExportReport:
    report = export_dossiers(actor=Actor.system(), order=ExportOrder(out=out, format=form, **order))
    assert [entry.name for entry in out.parent.iterdir() if ".part" in entry.name] == []
    return report


def test_a_log_says_what_happened_and_not_who(tmp_path: Path) -> None:
    out = tmp_path / "log.xes"
    report = export(out)
    assert (report.dossiers, report.events, report.without_events, report.simulated) == (3, 3, 1, True)
    text = out.read_text(encoding="utf-8")
    assert not any(name in text for name in ("Nguyễn Thị B", "Trần Cán Bộ", "A-1", "A-2"))
    assert "dữ liệu giả lập" in text
    root = ElementTree.fromstring(text)
    order = [child.tag.removeprefix(XES) for child in root]
    kinds = ["extension", "global", "classifier", "string", "trace"]
    assert order == sorted(order, key=kinds.index)
    assert Counter(order)["trace"] == 3
    declared = {extension.get("prefix") for extension in root.iter(f"{XES}extension")}
    keys = {str(element.get("key")) for element in root.iter() if element.get("key")}
    assert {key.partition(":")[0] for key in keys} <= declared
    first = root.find(f"{XES}trace")
    assert first is not None
    events = [{str(a.get("key")): str(a.get("value")) for a in event} for event in first.iter(f"{XES}event")]
    assert events == [
        {
            "concept:name": "Thẩm tra",
            "lifecycle:transition": "start",
            "time:timestamp": "2021-03-06T08:00:00.000+07:00",
            "org:group": "demo-hue-2021",
        },
        {
            "concept:name": "Trả <kết> quả & hẹn",
            "lifecycle:transition": "complete",
            "time:timestamp": "2021-03-08T08:00:00.500+07:00",
            "org:role": "officer",
            "org:group": "demo-hue-2021",
        },
    ]
    values = {str(a.get("key")): (a.tag.removeprefix(XES), str(a.get("value"))) for a in first if a.get("key")}
    assert values["motcua:received_at"] == ("date", "2021-03-05T08:00:00.000+07:00")
    assert values["motcua:fee_dong"] == ("int", "25000")
    assert values["motcua:simulated"] == ("boolean", "true")
    assert values["motcua:status"] == ("string", "10")


def test_what_goes_out_comes_back_the_same(tmp_path: Path) -> None:
    write_log(tmp_path / "nho.xes")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=tmp_path / "nho.xes"), now=NOW)
    export(tmp_path / "all.xes.gz")
    order = ImportOrder(dossiers=tmp_path / "all.xes.gz", mapping={"constants": {"origin_system": "vong"}})
    report = import_dossiers(actor=Actor.system(), order=order, now=NOW)
    assert (report.imported, report.dossiers, report.events) == (True, 5, 7)
    columns = (
        *("legal_channel", "channel_as_given", "stage", "awaiting", "tier", "unit_id", "fee_dong", "simulated"),
        *("received_at", "due_at", "finished_at", "returned_at"),
    )
    back = Dossier.objects.filter(origin_system="vong").order_by("id").values_list(*columns)
    assert list(back) == list(Dossier.objects.exclude(origin_system="vong").order_by("id").values_list(*columns))
    logged = ForeignActivity.objects.order_by("dossier_id", "at", "id").values_list("activity", "at")
    mine = list(logged.filter(dossier__origin_system="vong"))
    assert mine == list(logged.exclude(dossier__origin_system="vong"))


def test_tables_have_the_headings_that_tools_look_for(tmp_path: Path) -> None:
    report = export(tmp_path / "log.csv.gz", "csv")
    assert (report.events, report.without_events) == (3, 1)
    with gzip.open(tmp_path / "log.csv.gz", "rt", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    assert [(row["concept:name"], row["lifecycle:transition"]) for row in rows] == [
        ("Thẩm tra", "start"),
        ("Trả <kết> quả & hẹn", "complete"),
        ("Tiếp nhận", "complete"),
    ]
    assert len({row["case:concept:name"] for row in rows}) == 2
    export(tmp_path / "log.parquet", "parquet")
    table = pq.read_table(tmp_path / "log.parquet")
    assert table.column("time:timestamp").to_pylist()[0] == datetime(2021, 3, 6, 1, tzinfo=UTC)
    assert table.column("case:motcua:fee_dong").to_pylist() == [25000, 25000, None]
    assert table.column("case:motcua:simulated").to_pylist() == [True, True, True]
    assert table.column("case:concept:name").to_pylist() == [row["case:concept:name"] for row in rows]


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ({"unit": "demo-hue-2021"}, ["A-1", "A-2"]),
        ({"unit": "demo-hue-2021.nam-dong"}, ["A-2"]),
        ({"date_from": date(2021, 4, 1)}, ["A-3"]),
        ({"date_to": date(2021, 4, 1)}, ["A-1", "A-2"]),
        ({"date_from": date(2021, 3, 31), "date_to": date(2021, 4, 1)}, ["A-2"]),
    ],
)
def test_a_part_of_the_ledger(tmp_path: Path, order: dict[str, Any], codes: list[str]) -> None:
    report = export(tmp_path / "part.xes", with_codes=True, **order)
    root = ElementTree.parse(tmp_path / "part.xes").getroot()
    names = [trace.find(f"{XES}string[@key='concept:name']") for trace in root.iter(f"{XES}trace")]
    assert [str(name.get("value")) for name in names if name is not None] == codes
    assert report.dossiers == len(codes)


def test_keys_stay_from_export_to_export_and_need_the_secret(tmp_path: Path, settings: Any) -> None:
    export(tmp_path / "one.csv", "csv")
    export(tmp_path / "two.csv", "csv")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    settings.SECRET_KEY = "another"
    export(tmp_path / "two.csv", "csv")
    assert (tmp_path / "one.csv").read_bytes() != (tmp_path / "two.csv").read_bytes()


@pytest.mark.parametrize(
    "order",
    [
        {"out": "absent/log.xes"},
        {"out": "log.xes", "unit": "H99.99"},
        {"out": "log.xes", "date_from": date(2021, 4, 1), "date_to": date(2021, 4, 1)},
        {"out": ".", "unit": ""},
    ],
)
def test_what_cannot_be_exported_is_said_and_leaves_nothing(tmp_path: Path, order: dict[str, Any]) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExportRefused) as raised:
        export_dossiers(
            actor=Actor.system(), order=ExportOrder(format="xes", **{**order, "out": tmp_path / order["out"]})
        )
    assert raised.value.words
    assert raised.value.remedy
    assert sorted(tmp_path.iterdir()) == before


def test_only_the_operator_exports(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        export_dossiers(actor=Actor.anonymous(), order=ExportOrder(out=tmp_path / "log.xes", format="xes"))
