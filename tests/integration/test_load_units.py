"""The files of units go into the database whole or not at all, and no code means two units on one day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.types.range import DateRange

from motcua.orgs.api import UnitsRefused, load_units, successors, unit_in_force
from motcua.orgs.models import Unit, UnitAlias

pytestmark = pytest.mark.django_db

TWO_TIERS = """
sources: {}
units:
  - {code: "t:1", name: Tỉnh Thử, kind: province, source: thử}
  - {code: "t:11", name: Huyện Thử, kind: district, parent: "t:1", valid_to: "2025-07-01", source: thử}
  - {code: "t:111", name: Xã Cũ, kind: xa, parent: "t:11", valid_to: "2025-07-01", source: thử}
  - {code: "t:111", name: Xã Mới, kind: xa, parent: "t:1", valid_from: "2025-07-01", source: thử}
successions:
  - {"on": "2025-07-01", old: "t:111", new: "t:111", kind: renamed, partial: false, source: thử}
"""
ALIAS = 'aliases: [{{code: "{code}", "on": "2025-07-01", kind: {kind}, text: "{text}", source: thử}}]'

Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file of units."""

    def write(text: str) -> Path:
        path = tmp_path / "thu.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_one_code_means_one_unit_before_and_another_after_the_reform(written: Written) -> None:
    loaded = load_units(written(TWO_TIERS))
    assert (loaded.units_added, loaded.successions_added) == (4, 1)
    before, after = (unit_in_force("t:111", on=date(2025, month, 30)) for month in (6, 7))
    assert (before.name, before.path) == ("Xã Cũ", "t:1/t:11/t:111")
    assert (after.name, after.path) == ("Xã Mới", "t:1/t:111")
    assert [(found.unit, found.kind) for found in successors(before, on=date(2026, 1, 1))] == [(after, "renamed")]
    assert not before.start_known
    assert after.start_known


def test_the_same_file_twice_changes_nothing(written: Written) -> None:
    load_units(written(TWO_TIERS))
    rows = list(Unit.objects.order_by("id").values())
    again = load_units(written(TWO_TIERS))
    assert (again.units_added, again.units_changed, again.units_unchanged) == (0, 0, 4)
    assert list(Unit.objects.order_by("id").values()) == rows


def test_a_corrected_name_and_an_end_reach_the_same_row(written: Written) -> None:
    load_units(written(TWO_TIERS))
    unit = unit_in_force("t:111", on=date(2026, 1, 1))
    ended = TWO_TIERS.replace(
        'name: Xã Mới, kind: xa, parent: "t:1", valid_from: "2025-07-01"',
        'name: Xã Mới Hơn, kind: xa, parent: "t:1", valid_from: "2025-07-01", valid_to: "2026-02-01"',
    )
    assert load_units(written(ended)).units_changed == 1
    changed = unit_in_force("t:111", on=date(2026, 1, 1))
    assert (changed.id, changed.name, changed.valid_to) == (unit.id, "Xã Mới Hơn", date(2026, 2, 1))


def test_a_file_may_name_parents_that_are_already_there(written: Written) -> None:
    load_units(written(TWO_TIERS))
    load_units(written('units: [{code: "t:112", name: Xã Thêm, kind: xa, parent: "t:1", source: thử}]'))
    assert unit_in_force("t:112", on=date(2026, 1, 1)).path == "t:1/t:112"


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ('{code: "t:9", name: Xã Lạ, kind: xa, parent: "t:8", source: thử}', "parent_unknown"),
        ('{code: "t:9", name: Xã Lạ, kind: xa, parent: "t:11", source: thử}', "parent_unknown"),
        ('{code: "t:1", name: Tỉnh Khác, kind: province, valid_from: "2026-01-01", source: thử}', "code_means_two"),
        ('{code: "t:9", name: Xã Lạ, kind: làng, source: thử}', "kind_unknown"),
        ('{code: "t:9", kind: xa, source: thử}', "field_missing"),
        ('{code: "t:9", name: Xã Lạ, kind: xa}', "field_missing"),
        ('{code: "t:9", name: Xã Lạ, kind: xa, valid_from: "01/07/2025", source: thử}', "date_unreadable"),
        ('{code: "t:9", name: Xã Lạ, kind: xa, valid_to: "0001-01-01", source: thử}', "period_empty"),
        ('{code: "t:9", name: "Xa\\u0303 Lạ", kind: xa, source: thử}', "name_not_normal"),
        ('{code: "t:9", name: Xã Lạ, kind: xa, parent: "t:9", source: thử}', "parent_circle"),
        ("chỉ là chữ", "field_missing"),
    ],
)  # fmt: skip
def test_one_wrong_row_refuses_the_whole_file_and_says_where(written: Written, wrong: str, problem: str) -> None:
    with pytest.raises(UnitsRefused) as refused:
        load_units(written(TWO_TIERS.replace("successions:", f"  - {wrong}\nsuccessions:")))
    assert [(fault.place, fault.code) for fault in refused.value.problems] == [("thu.yaml:units[5]", problem)]
    assert not Unit.objects.exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("units: [\n", "file_unreadable"),
        ("- một danh sách", "file_unreadable"),
        (TWO_TIERS.replace('old: "t:111", new: "t:111"', 'old: "t:7", new: "t:111"'), "predecessor_unknown"),
        (TWO_TIERS.replace('old: "t:111", new: "t:111"', 'old: "t:111", new: "t:11"'), "successor_unknown"),
        (TWO_TIERS.replace("kind: renamed", "kind: vanished"), "succession_kind_unknown"),
        (TWO_TIERS + ALIAS.format(code="t:7", kind="spelling", text="Thử"), "alias_unit_unknown"),
        (TWO_TIERS + ALIAS.format(code="t:1", kind="code", text="t:111"), "code_means_two"),
        (TWO_TIERS + ALIAS.format(code="t:1", kind="nickname", text="Thử"), "alias_kind_unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_does_not_fit_is_refused(written: Written, text: str, problem: str) -> None:
    with pytest.raises(UnitsRefused) as refused:
        load_units(written(text))
    assert problem in {fault.code for fault in refused.value.problems}
    assert not Unit.objects.exists()


def test_a_source_must_be_one_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources: {nguồn: {title: Một nguồn có thật}}", encoding="utf-8")
    (tmp_path / "thu.yaml").write_text(TWO_TIERS, encoding="utf-8")
    with pytest.raises(UnitsRefused) as refused:
        load_units(tmp_path)
    assert {fault.code for fault in refused.value.problems} == {"source_unknown"}


def test_the_database_itself_refuses_two_meanings_on_one_day(written: Written) -> None:
    load_units(written(TWO_TIERS))
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(
            code="t:1", name="Tỉnh Khác", tier="province", kind="province", path="t:1",
            valid=DateRange(date(2026, 1, 1), None), source="thử",
        )  # fmt: skip


def test_the_database_itself_refuses_one_other_code_for_two_units(written: Written) -> None:
    load_units(written(TWO_TIERS))
    province, district = Unit.objects.get(code="t:1"), Unit.objects.get(code="t:11")
    UnitAlias.objects.create(unit=province, kind="code", text="H99", valid=province.valid, source="thử")
    UnitAlias.objects.create(unit=district, kind="spelling", text="H99", valid=district.valid, source="thử")
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitAlias.objects.create(unit=district, kind="code", text="H99", valid=district.valid, source="thử")


def test_a_code_may_come_back_for_another_unit_after_its_period(written: Written) -> None:
    load_units(written(TWO_TIERS))
    Unit.objects.create(
        code="t:11", name="Xã Sau", tier="commune", kind="xa", path="t:11",
        valid=DateRange(date(2025, 7, 1), None), source="thử",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT code_key), count(*) FROM orgs_unit WHERE code = 't:11'")
        assert cursor.fetchone() == (1, 2)


def test_what_only_the_database_can_see_refuses_the_load_whole(written: Written) -> None:
    load_units(written(TWO_TIERS + ALIAS.format(code="t:1", kind="code", text="H98")))
    other = 'units: [{{code: "t:2", name: Tỉnh Hai, kind: province, source: thử}}]\n' + ALIAS
    with pytest.raises(UnitsRefused) as refused:
        load_units(written(other.format(code="t:2", kind="code", text="H98")))
    assert [fault.code for fault in refused.value.problems] == ["database_refuses"]
    assert not Unit.objects.filter(code="t:2").exists()
