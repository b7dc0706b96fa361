"""Levels of online service: counted with what editors and provinces set, over time, and as printed where unknown."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.api import (
    DefinitionRefused,
    LevelCount,
    count_by,
    count_levels,
    effective_procedure,
    import_national,
    import_procedures,
    level_history,
    level_scheme,
    level_schemes,
    list_effective,
)
from motcua.catalogue.models import RecordFinding
from motcua.cli.main import run
from motcua.core.actor import Actor
from tests.factories.national import record, write_records
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
PROVINCE, CODE, DOUBTFUL = "nso:46", "1.900001", "1.900002"
DIRECT = [{"submissionMethod": "DIRECT", "processingTime": 1, "processingTimeUnit": "DAY", "fees": []}]


def take(folder: Path, *records: dict[str, Any], days: int = 0) -> None:
    path = write_records(folder / "records.jsonl", records)
    import_national(actor=Actor.system(), path=path, now=NOW + timedelta(days=days))


def decide(folder: Path, **content: Any) -> None:
    entry = {"procedure": CODE, "province": PROVINCE, "valid_from": "2026-11-01", "source": "QĐ 12/QĐ-UBND"} | content
    path = folder / "overrides.yaml"
    path.write_text(yaml.safe_dump({"kind": "provincial_overrides", "entries": [entry]}, allow_unicode=True))
    import_procedures(path=path, now=NOW)


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    """By hand: one full, one that says full and has no online way, one in part."""
    take(tmp_path, record(CODE), record(DOUBTFUL, executionMethods=DIRECT), record("1.900003", isFullProcess=False))
    return tmp_path


@given(on=st.dates())
def test_every_day_has_one_scheme_and_no_two_levels_are_the_same(on: date) -> None:
    assert [scheme for scheme in level_schemes() if scheme.valid.holds(on)] == [level_scheme(on)]


def test_the_decree_of_the_day_names_the_levels() -> None:
    assert [level.code for level in level_scheme(date(2021, 12, 16)).levels] == ["1", "2", "3", "4"]
    assert [level.code for level in level_scheme(date(2022, 8, 15)).levels] == ["full", "part"]
    assert "224/2026" in level_scheme(date(2026, 7, 1)).source
    assert not level_scheme(date(2022, 8, 14)).verified


def test_what_editors_and_the_province_set_is_counted(counted: Path) -> None:
    (before,) = count_levels(on=TODAY)
    assert before == LevelCount("", "", full=2, part=1, none=0, decided=0, doubtful=1)
    RecordFinding.objects.filter(code="full_without_online").update(
        status="overridden", value="none", source="QĐ 1", decided_by="Biên tập", decided_at=NOW
    )
    (edited,) = count_levels(on=TODAY)
    assert {row.code for row in list_effective({"level": "none"}, on=TODAY).rows} == {DOUBTFUL}
    assert {each.value: each.procedures for each in count_by("level", {}, on=TODAY)} == {
        "full": 1,
        "part": 1,
        "none": 1,
    }
    assert edited == LevelCount("", "", full=1, part=1, none=1, decided=1, doubtful=0)
    decide(counted, level="part", level_reason="Phải thẩm tra tại thực địa")
    assert count_levels(on=TODAY) == [edited], "another province is not concerned"
    (there,) = count_levels(on=TODAY, province=PROVINCE)
    assert there == LevelCount("", "", full=0, part=2, none=1, decided=2, doubtful=0)
    for code in (CODE, DOUBTFUL, "1.900003"):
        one = effective_procedure(code, on=TODAY, province=PROVINCE)
        assert one.level.value == {CODE: "part", DOUBTFUL: "none"}.get(code, "part")
    assert effective_procedure(CODE, on=TODAY, province=PROVINCE).level_reason == "Phải thẩm tra tại thực địa"
    assert effective_procedure("1.900003", on=TODAY).level_reason == ""


def test_a_reason_without_the_level_in_part_is_refused(counted: Path) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        decide(counted, level="full", level_reason="Không rõ")
    assert "level_reason" in refused.value.words


def test_the_history_begins_with_the_first_record_and_names_only_changes(counted: Path) -> None:
    take(counted, record("1.900003", isFullProcess=True), days=3)
    take(counted, record("1.900003", isFullProcess=True, name="Tên khác"), days=5)
    days = level_history(until=TODAY + timedelta(days=30))
    assert [(day.since, day.count.full, day.count.part) for day in days] == [
        (TODAY, 2, 1),
        (TODAY + timedelta(days=3), 3, 0),
    ]
    assert level_history(until=TODAY - timedelta(days=1)) == []


def test_the_history_of_a_province_counts_its_own_levels_in_their_days(counted: Path) -> None:
    take(counted, record(CODE, name="Tên khác"), days=4)
    decide(counted, level="none", valid_from="2026-11-22", valid_until="2026-11-27")
    days = level_history(until=TODAY + timedelta(days=30), province=PROVINCE)
    assert [(day.since.day, day.count.full, day.count.none, day.count.decided) for day in days] == [
        (20, 2, 0, 0),
        (22, 1, 1, 1),
        (27, 2, 0, 0),
    ]
    for day in days:
        assert [day.count] == count_levels(on=day.since, province=PROVINCE)
    assert len(level_history(until=TODAY + timedelta(days=30))) == 1


def test_of_2021_only_printed_counts_are_told(counted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "levels", "--on", "2021-12-16"]) == 0
    told = capsys.readouterr().out
    assert "mức độ 3 được cung cấp: 1.304 (" in told
    assert "mức độ 4 được cung cấp: 960 (" in told
    assert run(["catalogue", "levels", "--on", "2021-12-16", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["levels"] == []
    assert {tuple(one["levels"]): one["printed"] for one in document["published"]} == {
        ("3",): "1.304",
        ("4",): "960",
        ("2", "3", "4"): "toàn bộ",
    }
    assert run(["catalogue", "levels", "--on", "2023-05-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["published"] == []
    assert run(["catalogue", "levels", "--history", "--on", "2026-11-21"]) == 0
    assert capsys.readouterr().out == "từ 20/11/2026: toàn trình 2, một phần 1, không trực tuyến 0; 1 còn ngờ\n"


def test_machines_ask_for_counts_of_any_day(counted: Path, client: Client) -> None:
    now = client.get("/api/v1/procedures/levels?on=2026-11-20&by=tier").json()
    assert [(one["group"], one["full"], one["doubtful"]) for one in now["levels"]] == [("commune", 2, 1)]
    assert (now["published"], now["scheme"]["id"]) == ([], "full_unless_reason")
    then = client.get("/api/v1/procedures/levels?on=2021-06-01").json()
    assert (then["levels"], then["history"], len(then["published"])) == ([], [], 3)
    assert then["published"][0]["source"]
    assert client.get("/api/v1/procedures/levels?by=officer").status_code == 422


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_tells_what_is_known_and_what_is_not(prefix: str, counted: Path) -> None:
    reader = PageClient()
    assert "UBND" not in text_of(reader.get(f"{prefix}/thu-tuc/muc-do/"))
    today = text_of(reader.get(f"{prefix}/thu-tuc/muc-do/", {"theo": "agency"}))
    assert "Bộ Tư pháp" in today
    then = reader.get(f"{prefix}/thu-tuc/muc-do/", {"ngay": "2021-12-31"})
    assert "1.304" in text_of(then)
    assert "/published/hue-2021-services-level-3/" in then.content.decode()
    for nonsense in ("2021-13-01", "x", "9999-12-31", "\0"):
        assert reader.get(f"{prefix}/thu-tuc/muc-do/", {"ngay": nonsense, "theo": nonsense}).status_code == 200
