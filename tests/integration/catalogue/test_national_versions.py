"""The nation's records over time: versions told in words, levels counted by hand, running dossiers left alone."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue.api import (
    changes_between,
    count_levels,
    difference_words,
    import_national,
    import_procedures,
    list_states,
    version_in_force,
)
from motcua.catalogue.models import ProcedureVersion
from motcua.cli.main import run
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from tests.factories.national import record, write_records

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def take(folder: Path, *records: dict[str, Any], days: int = 0) -> None:
    path = write_records(folder / "records.jsonl", records)
    import_national(actor=Actor.system(), path=path, now=NOW + timedelta(days=days))


def changed(code: str = "1.900001") -> dict[str, Any]:
    """The plain record with another limit, another charge and one paper fewer."""
    other = record(code)
    other["executionMethods"][0] |= {"processingTime": 5}
    other["executionMethods"][0]["fees"][0]["value"] = 9000
    other["executionCases"][0]["profileComponents"].pop()
    return other | {"keywords": "khai sinh"}


def test_a_difference_is_told_in_words(tmp_path: Path) -> None:
    take(tmp_path, record())
    take(tmp_path, changed(), days=2)
    words = [difference_words(each) for each in changes_between("1.900001", 1, 2)]
    assert words[0].startswith("Bỏ nhóm giấy tờ thứ 1, giấy tờ thứ 2: ")
    assert words[1:] == [
        "Đổi cách nộp thứ 1, khoản thu thứ 1, số tiền: từ “8000” thành “9000”",
        "Đổi cách nộp thứ 1, thời hạn giải quyết: từ “8.5” thành “5”",
        "Thêm từ khóa: khai sinh",
    ]
    back = [difference_words(each) for each in changes_between("1.900001", 2, 1)]
    assert back[2] == "Đổi cách nộp thứ 1, thời hạn giải quyết: từ “5” thành “8.5”"
    with pytest.raises(NotFound):
        changes_between("1.900001", 1, 3)


def test_versions_have_their_days(tmp_path: Path) -> None:
    take(tmp_path, record())
    take(tmp_path, changed(), days=2)
    assert [(each.number, each.valid_from, each.valid_until, each.changes) for each in list_states("1.900001")] == [
        (1, TODAY, date(2026, 11, 24), 0),
        (2, date(2026, 11, 24), None, 4),
    ]
    assert list_states("1.999999") == []


def test_levels_are_counted_by_group_and_day(tmp_path: Path) -> None:
    """By hand: one full, two part (one of them of another agency, at two tiers), one not online, one internal."""
    take(
        tmp_path,
        record("1.900001"),
        record("1.900002", isFullProcess=False),
        record("1.900003", isFullProcess=False, isProvince=True, departmentPromulgateCode="G01"),
        record("1.900004", isOfflineOnly=True),
        record("1.900005", type="STANDARD_INTERNAL"),
    )
    (whole,) = count_levels(on=TODAY)
    assert (whole.full, whole.part, whole.none) == (1, 2, 1)
    assert {each.group: (each.full, each.part, each.none) for each in count_levels("agency", on=TODAY)} == {
        "G15": (1, 1, 1),
        "G01": (0, 1, 0),
    }
    assert {each.group: each.full + each.part + each.none for each in count_levels("tier", on=TODAY)} == {
        "commune": 4,
        "province": 1,
    }
    assert count_levels(on=date(2021, 7, 1)) == []
    take(tmp_path, record("1.900001", isFullProcess=False), days=1)
    assert [(each.full, each.part) for each in count_levels(on=TODAY)] == [(1, 2)]
    assert [(each.full, each.part) for each in count_levels(on=date(2026, 11, 23))] == [(0, 3)]


def test_definitions_under_which_dossiers_run_are_left_alone(tmp_path: Path) -> None:
    import_procedures(now=NOW)
    pinned = version_in_force("1.001193", on=TODAY)
    before = list(ProcedureVersion.objects.order_by("id").values())
    take(tmp_path, record("1.001193"))
    take(tmp_path, changed("1.001193"), days=1)
    assert list(ProcedureVersion.objects.order_by("id").values()) == before
    assert version_in_force("1.001193", on=date(2026, 11, 25)).id == pinned.id


def test_the_commands_tell_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(tmp_path, record())
    take(tmp_path, changed(), days=2)
    assert run(["catalogue", "show", "1.900001", "--on", "2026-11-22"]) == 0
    shown = capsys.readouterr().out
    assert "Thủ tục đăng ký khai sinh" in shown
    assert "methods: 2 [national: Cổng Dịch vụ công quốc gia, 163/QĐ-BTP]" in shown
    assert "national version 2 from 2026-11-24, 4 changes, records.jsonl" in shown
    assert run(["catalogue", "show", "1.900001", "--on", "2026-11-22", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["effective"]["name"]["layer"], len(document["national_versions"])) == ("national", 2)
    assert run(["catalogue", "show", "1.900001", "--between", "1", "2"]) == 0
    assert "từ “8.5” thành “5”" in capsys.readouterr().out
    assert run(["catalogue", "levels", "--by", "tier", "--on", "2026-11-22"]) == 0
    assert capsys.readouterr().out == "commune: toàn trình 1, một phần 0, không trực tuyến 0\n"
    assert run(["catalogue", "findings", "--json"]) == 0
    findings = {each["key"]: each["total"] for each in json.loads(capsys.readouterr().out)["findings"]}
    assert findings == {"fee_words_differ": 1, "limits_differ": 1, "required_unknown": 1}
