"""What a province or its editors decided lies over the nation's record, with its source, and stays as published."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import IntegrityError, connection, transaction

from motcua.catalogue.api import (
    PROCEDURES_FOLDER,
    DefinitionRefused,
    changes_after,
    effective_procedure,
    import_national,
    import_procedures,
)
from motcua.catalogue.models import ProvincialOverride, RecordFinding
from motcua.core.actor import Actor
from tests.factories.national import record, write_records

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
CODE, PROVINCE = "1.900001", "nso:46"
pytestmark = pytest.mark.django_db


def take(folder: Path, *records: dict[str, Any]) -> None:
    import_national(actor=Actor.system(), path=write_records(folder / "records.jsonl", records), now=NOW)


def decide(folder: Path, *, days: int = 0, **content: Any) -> int:
    """One entry of a file of a province."""
    entry = {
        "procedure": CODE,
        "province": PROVINCE,
        "valid_from": "2026-07-01",
        "source": "Quyết định 12/QĐ-UBND",
    } | content
    path = folder / "overrides.yaml"
    path.write_text(yaml.safe_dump({"kind": "provincial_overrides", "entries": [entry]}, allow_unicode=True))
    return import_procedures(path=path, now=NOW + timedelta(days=days)).overrides


COPY = (
    "INSERT INTO catalogue_provincialoverride (procedure_id, province, number, content, digest, replaced_by, valid, "
    "source, published_at) SELECT procedure_id, province, 2, content, digest, replaced_by, valid, source, published_at "
    "FROM catalogue_provincialoverride"
)
AGREED = [{"channels": ["online", "counter"], "amount": "5", "unit": "working_day"}]


def test_an_agreed_limit_stands_beside_the_statutory_one_in_that_province_alone(tmp_path: Path) -> None:
    take(tmp_path, record())
    assert decide(tmp_path, agreed=AGREED) == 1
    found = effective_procedure(CODE, on=TODAY, province=PROVINCE)
    assert [(each.channel, each.quantity.amount, each.source) for each in found.agreed] == [
        ("online", 5, "Quyết định 12/QĐ-UBND"),
        ("counter", 5, "Quyết định 12/QĐ-UBND"),
    ]
    assert str(found.methods.value[0].limit.quantity.amount) == "8.5"  # type: ignore[union-attr]
    assert found.methods.layer == "national"
    assert effective_procedure(CODE, on=TODAY).agreed == ()
    assert effective_procedure(CODE, on=TODAY, province="nso:24").agreed == ()
    assert effective_procedure("1.900001", on=TODAY, province=PROVINCE).own == ()


def test_what_the_province_sets_takes_the_place_of_that_part_and_names_its_source(tmp_path: Path) -> None:
    take(tmp_path, record())
    decide(
        tmp_path,
        level="part",
        limits=[{"channels": ["online"], "amount": "6.5", "unit": "working_day"}],
        fees=[{"channels": ["counter"], "kind": "fee", "amount": "5000", "words": "5.000 đồng/bản"}],
        forms=[{"paper": "KQ.1", "name": "Tờ khai của tỉnh", "url": "https://example.vn/to-khai"}],
        steps=[{"number": "1", "title": "Nộp hồ sơ ở trung tâm"}],
    )
    found = effective_procedure(CODE, on=TODAY, province=PROVINCE)
    online, counter = found.methods.value
    assert (str(online.limit.quantity.amount), len(online.fees)) == ("6.5", 1)  # type: ignore[union-attr]
    assert (str(counter.limit.quantity.amount), counter.fees[0].amount) == ("10", 5000)  # type: ignore[union-attr]
    assert [form.name for form in found.groups.value[0].papers[0].forms] == ["Tờ khai của tỉnh"]
    assert [step.title for step in found.steps.value] == ["Nộp hồ sơ ở trung tâm"]
    layers = {name: getattr(found, name).layer for name in ("level", "methods", "groups", "steps", "name", "results")}
    assert set(layers.items()) == {
        *((name, "provincial") for name in ("level", "methods", "groups", "steps")),
        *((name, "national") for name in ("name", "results")),
    }
    assert found.steps.source == "Quyết định 12/QĐ-UBND"


def test_a_changed_decision_follows_the_one_before(tmp_path: Path) -> None:
    take(tmp_path, record())
    decide(tmp_path, agreed=AGREED)
    assert decide(tmp_path, agreed=AGREED, days=3) == 0
    shorter = [{"channels": ["online"], "amount": "3", "unit": "working_day"}]
    assert decide(tmp_path, agreed=shorter, days=3) == 1
    before = effective_procedure(CODE, on=TODAY + timedelta(days=2), province=PROVINCE)
    after = effective_procedure(CODE, on=TODAY + timedelta(days=3), province=PROVINCE)
    assert ([each.quantity.amount for each in before.agreed], [each.quantity.amount for each in after.agreed]) == (
        [5, 5],
        [3],
    )
    assert decide(tmp_path, agreed=shorter, valid_until="2026-11-20", days=5) == 0
    assert effective_procedure(CODE, on=TODAY + timedelta(days=5), province=PROVINCE).agreed == ()


@pytest.mark.parametrize(
    "content",
    [
        {"agreed": [{"channels": ["online"], "amount": "0", "unit": "working_day"}]},
        {"agreed": [{"channels": ["online"], "amount": "5", "unit": "weeks"}]},
        {"agreed": [{"channels": [], "amount": "5", "unit": "day"}]},
        {"fees": [{"channels": ["online"], "kind": "fee", "amount": "-1", "words": "x"}]},
        {"forms": [{"paper": "KQ.1", "name": "x", "url": "javascript:alert(1)"}]},
        {"level": "part", "source": " "},
        {"level": "part", "valid_until": "2026-06-01"},
        {"level": "part", "decided_on": "2026-07-02"},
        {"level": "part", "valid_from_is": "perhaps"},
        {},
    ],
)
def test_a_bad_decision_is_refused_with_its_place(tmp_path: Path, content: dict[str, Any]) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        decide(tmp_path, **content)
    assert all(fault.place.startswith("entries/0") and fault.remedy for fault in refused.value.faults)
    assert not ProvincialOverride.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalogue_provincialoverride SET content = '{}'",
        "UPDATE catalogue_provincialoverride SET valid = daterange('2020-01-01', NULL)",
        "DELETE FROM catalogue_provincialoverride",
        COPY,
    ],
)
def test_the_database_keeps_decisions_closed_and_apart(tmp_path: Path, statement: str) -> None:
    take(tmp_path, record())
    decide(tmp_path, agreed=AGREED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_copies_of_the_catalogue_are_told_of_a_decision(tmp_path: Path) -> None:
    decide(tmp_path, agreed=AGREED)
    take(tmp_path, record())
    decide(tmp_path, agreed=AGREED[:1], level="part", days=2)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    told, _ = changes_after(0, limit=10)
    assert ("override", date(2026, 11, 24)) in [(each.what, each.valid_from) for each in told]


def test_land_procedures_have_their_own_codes_in_the_provinces(tmp_path: Path) -> None:
    import_procedures(now=NOW)
    take(tmp_path, record("1.012783", name="Cấp đổi Giấy chứng nhận"), record("1.115464", name="Cấp đổi (Bắc Ninh)"))
    everywhere = effective_procedure("1.012783", on=TODAY).own
    assert len(everywhere) == 10
    (own,) = effective_procedure("1.012783", on=TODAY, province="nso:24").own
    assert (own.codes, own.known, own.limits[:2]) == (
        ("1.115464",),
        ("1.115464",),
        ("5 ngày làm việc", "10 ngày làm việc"),
    )
    assert "1868/QĐ-UBND" in own.source
    assert (own.begun.on, own.begun.earliest, own.begun.signed) == (date(2026, 7, 1), True, date(2026, 6, 29))
    by_province = {each.province: each.begun for each in everywhere}
    assert by_province["nso:66"].on == date(2026, 7, 10), "no day before the signature"
    assert by_province["nso:75"].signed is None, "a proposal is no decision: its day is not that of the decision"
    assert effective_procedure("1.115464", on=TODAY).own == ()


def test_the_bundled_files_load_twice_without_a_new_version() -> None:
    first = import_procedures(now=NOW)
    assert first.overrides == ProvincialOverride.objects.count() > 0
    assert import_procedures(now=NOW + timedelta(days=1)).overrides == 0
    folder = PROCEDURES_FOLDER / "national"
    report = import_national(actor=Actor.system(), path=folder, now=NOW)
    assert (report.new, report.refused) == (len(list(folder.glob("*.json"))), [])
    assert import_national(actor=Actor.system(), path=folder, now=NOW).unchanged == report.new


def override_finding(code: str, place: str, value: str) -> None:
    RecordFinding.objects.create(
        version_id=RecordFinding.objects.values_list("version_id", flat=True)[0],
        code=code,
        place=place,
        severity="error",
        status="overridden",
        value=value,
        source=f"Thông tư về {place}",
        decided_by="Biên tập",
        decided_at=NOW,
    )


def test_what_an_editor_set_stands_in_its_place_with_its_source(tmp_path: Path) -> None:
    take(tmp_path, record())
    override_finding("limit_in_words", "executionMethods[1]", "15 day")
    override_finding("fee_nought", "executionMethods[0].fees[0]", "25000")
    override_finding("paper_without_quantity", "executionCases[0].profileComponents[1]", "1+2")
    override_finding("full_without_online", "isFullProcess", "part")
    found = effective_procedure(CODE, on=TODAY)
    online, counter = found.methods.value
    assert (online.fees[0].amount, online.fees[0].trustworthy) == (25000, True)
    assert (counter.limit.quantity.amount, counter.limit.quantity.unit) == (15, "day")  # type: ignore[union-attr]
    paper = found.groups.value[0].papers[1]
    assert (paper.originals, paper.copies, paper.is_note) == (1, 2, False)
    assert (found.level.value, found.level.layer) == ("part", "provincial")
    assert found.methods.source == "Thông tư về executionMethods[1]; Thông tư về executionMethods[0].fees[0]"


def test_a_place_that_is_no_longer_there_changes_nothing(tmp_path: Path) -> None:
    take(tmp_path, record())
    override_finding("limit_in_words", "executionMethods[9]", "15 day")
    override_finding("fee_nought", "executionMethods[1].fees[4]", "25000")
    override_finding("paper_without_quantity", "executionCases[0].profileComponents[9]", "1+2")
    plain = effective_procedure(CODE, on=TODAY)
    assert [len(method.fees) for method in plain.methods.value] == [1, 0]
