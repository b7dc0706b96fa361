"""The procedure that holds on a date: from which layer each field comes, and lists of what the catalogue has."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue.api import (
    count_by,
    count_effective,
    effective_procedure,
    import_national,
    import_procedures,
    list_codes,
    list_effective,
)
from motcua.catalogue.models import RecordFinding
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from tests.factories.catalogue import load_catalogue
from tests.factories.national import record, write_records

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def take(folder: Path, *records: dict[str, Any], days: int = 0) -> None:
    path = write_records(folder / "records.jsonl", records)
    import_national(actor=Actor.system(), path=path, now=NOW + timedelta(days=days))


def test_the_nations_record_alone_informs(tmp_path: Path) -> None:
    take(tmp_path, record())
    found = effective_procedure("1.900001", on=TODAY)
    assert (found.name.value, found.name.layer) == ("Thủ tục đăng ký khai sinh", "national")
    assert found.name.source == "Cổng Dịch vụ công quốc gia, 163/QĐ-BTP"
    assert [(step.number, step.title, step.text) for step in found.steps.value] == [
        ("1", "Nộp hồ sơ", "Nộp ở xã."),
        ("2", "", "Nhận kết quả"),
    ]
    online, counter = found.methods.value
    assert (str(online.limit.quantity.amount), online.fees[0].trustworthy) == ("8.5", True)  # type: ignore[union-attr]
    assert counter.channel == "counter"
    assert [paper.is_note for paper in found.groups.value[0].papers] == [False, True]
    assert found.definition is None


def test_our_definition_stands_over_the_record(tmp_path: Path) -> None:
    import_procedures(now=NOW)
    take(tmp_path, record("1.001193", name="Thủ tục đăng ký khai sinh (mới)"))
    found = effective_procedure("1.001193", on=TODAY)
    assert found.definition is not None
    assert (found.title.layer, found.name.layer, found.name.value) == (
        "ours",
        "national",
        "Thủ tục đăng ký khai sinh (mới)",
    )


def test_our_definition_alone_is_a_procedure_too() -> None:
    import_procedures(now=NOW)
    found = effective_procedure("1.001193", on=TODAY)
    assert (found.name.layer, found.national) == ("ours", 0)
    assert found.name.value


def test_a_date_has_its_own_version(tmp_path: Path) -> None:
    take(tmp_path, record())
    take(tmp_path, record(name="Thủ tục khác"), days=5)
    assert effective_procedure("1.900001", on=date(2026, 11, 26)).name.value == "Thủ tục đăng ký khai sinh"
    assert effective_procedure("1.900001", on=date(2026, 11, 27)).name.value == "Thủ tục khác"
    with pytest.raises(NotFound):
        effective_procedure("1.900001", on=date(2026, 11, 21))


def test_readers_are_warned_until_an_editor_has_decided(tmp_path: Path) -> None:
    methods = [{"submissionMethod": "DIRECT", "processingTime": 1, "processingTimeUnit": "OTHER", "fees": []}]
    take(tmp_path, record(executionMethods=methods))
    assert effective_procedure("1.900001", on=TODAY).is_doubtful("limit")
    assert not effective_procedure("1.900001", on=TODAY).is_doubtful("fees")
    RecordFinding.objects.filter(code="limit_in_words").update(status="accepted", decided_by="Biên tập", decided_at=NOW)
    assert not effective_procedure("1.900001", on=TODAY).is_doubtful("limit")


def test_a_procedure_takes_four_statements(tmp_path: Path, django_assert_max_num_queries: Any) -> None:
    take(tmp_path, record())
    with django_assert_max_num_queries(4):
        effective_procedure("1.900001", on=TODAY)


def test_lists_are_alphabetical_paged_and_without_what_goes_on_between_offices(tmp_path: Path) -> None:
    names = ["Đăng ký", "Cấp lại", "Ân xá", "An táng", "Cấp đổi"]
    records = [record(f"1.90001{number}", name=name) for number, name in enumerate(names)]
    take(tmp_path, *records, record("1.900099", name="A nội bộ", type="STANDARD_INTERNAL"))
    first = list_effective({}, on=TODAY, limit=2)
    second = list_effective({}, on=TODAY, limit=2, after=first.after)
    third = list_effective({}, on=TODAY, limit=2, after=second.after)
    shown = [row.name for page in (first, second, third) for row in page.rows]
    assert shown == ["An táng", "Ân xá", "Cấp đổi", "Cấp lại", "Đăng ký"]
    assert third.after == ""
    assert count_effective({}, on=TODAY) == 5


def test_what_only_we_define_stands_in_its_alphabetical_place_and_is_counted(tmp_path: Path) -> None:
    load_catalogue()
    take(
        tmp_path, record("2.000815", name="Chứng thực"), record("1.900001", name="Ân xá"), record("1.900002", name="Ý")
    )
    pages, after = [], ""
    while not pages or after:
        page = list_effective({}, on=TODAY, limit=1, after=after)
        pages.append(page.rows[0])
        after = page.after
    own = {row.code: row for row in pages if row.executable}
    assert [row.code for row in pages] == ["1.900001", "2.000635", "2.000815", "3.000722", "1.001193", "1.900002"]
    assert count_effective({}, on=TODAY) == 6
    birth, birth_field = own["1.001193"], "G15-TP07"
    assert (birth.agency, birth.field, birth.level, birth.tiers) == ("Bộ Tư pháp", "Hộ tịch", "part", ("commune",))
    assert set(birth.channels) == {"online", "counter", "post"}
    assert "1.001193" in [row.code for row in list_effective({"field": birth_field, "level": "part"}, on=TODAY).rows]
    assert set(list_codes(["1.001193", "2.000815"], on=TODAY)) == {"1.001193", "2.000815"}
    assert count_effective({}, on=date(1999, 1, 1)) == 0


def test_filters_hold_together_and_are_counted(tmp_path: Path) -> None:
    take(
        tmp_path,
        record(),
        record("1.900002", isFullProcess=False, isWard=False, isProvince=True),
        record("1.900003", categoriesDetails=[{"code": "G12-HQ", "name": "Hải quan"}], isOfflineOnly=True),
    )
    assert [row.code for row in list_effective({"level": "part", "tier": "province"}, on=TODAY).rows] == ["1.900002"]
    assert [(each.value, each.procedures) for each in count_by("tier", {}, on=TODAY)] == [
        ("commune", 2),
        ("province", 1),
    ]
    assert [(each.name, each.procedures) for each in count_by("field", {"level": "none"}, on=TODAY)] == [
        ("Hải quan", 1)
    ]
    assert {each.value: each.procedures for each in count_by("level", {"level": "full"}, on=TODAY)} == {
        "full": 1,
        "part": 1,
        "none": 1,
    }
