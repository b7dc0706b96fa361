"""What is published stands; the same text is no new version, a changed one follows; a bad file leaves nothing."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.catalogue.api import (
    PROCEDURES_FOLDER,
    DefinitionRefused,
    get_version,
    import_procedures,
    version_in_force,
)
from motcua.catalogue.models import LawfulChannel, ProcedureVersion
from tests.factories.catalogue import load_catalogue

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def changed_copy(folder: Path, *, valid_from: str = "", title: str = "Khai sinh cho con") -> Path:
    """The birth registration with another title, as a clerk would edit it."""
    path = folder / "changed.yaml"
    text = (PROCEDURES_FOLDER / f"{BIRTH}.yaml").read_text(encoding="utf-8")
    text = text.replace("vi: Đăng ký khai sinh\n", f"vi: {title}\n")
    if valid_from:
        text = re.sub(r'valid_from: "[^"]+"', f'valid_from: "{valid_from}"', text)
    path.write_text(text, encoding="utf-8")
    return path


def test_loading_the_same_text_again_publishes_nothing() -> None:
    load_catalogue()
    before = list(ProcedureVersion.objects.order_by("id").values_list("id", "digest", "valid"))
    assert not any(row.published for row in load_catalogue().procedures)
    assert list(ProcedureVersion.objects.order_by("id").values_list("id", "digest", "valid")) == before


def test_a_changed_text_is_the_next_version_from_its_date_and_the_old_one_is_still_there(tmp_path: Path) -> None:
    load_catalogue()
    first = version_in_force(BIRTH, on=TODAY)
    import_procedures(path=changed_copy(tmp_path, valid_from="2027-03-01"), now=NOW)
    assert version_in_force(BIRTH, on=date(2027, 2, 28)).id == first.id
    second = version_in_force(BIRTH, on=date(2027, 3, 1))
    assert (second.number, second.definition.title.vi) == (2, "Khai sinh cho con")
    assert get_version(first.id).definition.title.vi == "Đăng ký khai sinh"


def test_a_change_without_a_new_date_holds_from_today_never_before(tmp_path: Path) -> None:
    load_catalogue()
    import_procedures(path=changed_copy(tmp_path), now=NOW)
    assert version_in_force(BIRTH, on=date(2026, 11, 21)).number == 1
    assert version_in_force(BIRTH, on=TODAY).number == 2


def test_going_back_to_an_earlier_text_is_a_version_of_its_own(tmp_path: Path) -> None:
    load_catalogue()
    import_procedures(path=changed_copy(tmp_path), now=NOW)
    load_catalogue()
    assert version_in_force(BIRTH, on=date(2026, 11, 23)).number == 3


def test_the_database_refuses_to_change_or_delete_what_is_published() -> None:
    load_catalogue()
    version = version_in_force(BIRTH, on=TODAY)
    rows = ProcedureVersion.objects.filter(id=version.id)
    for change in (
        {"name": "khác"},
        {"definition": {}},
        {"number": 9},
        {"valid": DateRange(date(2020, 1, 1), None)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()
    rows.update(valid=DateRange(version.valid.start, date(2027, 1, 1)))
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(valid=DateRange(version.valid.start, None))


def test_two_versions_of_one_procedure_never_hold_on_the_same_day() -> None:
    load_catalogue()
    first = ProcedureVersion.objects.get(procedure__code=BIRTH)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcedureVersion.objects.create(
            procedure=first.procedure,
            number=2,
            definition=first.definition,
            digest="x",
            name="x",
            valid=DateRange(date(2027, 1, 1), date(2027, 2, 1)),
            published_at=NOW,
            source="x",
        )


def test_a_bad_file_among_good_ones_leaves_nothing_behind(tmp_path: Path) -> None:
    for file in PROCEDURES_FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    (tmp_path / "zz.yaml").write_text("kind: procedure\ncode: 1.001193\n", encoding="utf-8")
    with pytest.raises(DefinitionRefused) as refused:
        import_procedures(path=tmp_path, now=NOW)
    assert {fault.file for fault in refused.value.faults} == {str(tmp_path / "zz.yaml")}
    assert not ProcedureVersion.objects.exists()
    assert not LawfulChannel.objects.exists()


def test_channels_of_an_unknown_procedure_are_refused(tmp_path: Path) -> None:
    shutil.copy(PROCEDURES_FOLDER / "lawful_channels.yaml", tmp_path)
    with pytest.raises(DefinitionRefused) as refused:
        import_procedures(path=tmp_path, now=NOW)
    assert BIRTH in refused.value.words


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_publish_each_text_once() -> None:
    def load() -> None:
        try:
            load_catalogue()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(load) for _ in range(4)]:
            done.result()
    assert ProcedureVersion.objects.count() == 4
    assert {row.number for row in ProcedureVersion.objects.order_by("id")} == {1}


def test_a_definition_whose_author_s_case_fails_is_not_published(tmp_path: Path) -> None:
    load_catalogue()
    shutil.copytree(PROCEDURES_FOLDER / "cases", tmp_path / "cases")
    text = (PROCEDURES_FOLDER / f"{BIRTH}.yaml").read_text(encoding="utf-8")
    (tmp_path / f"{BIRTH}.yaml").write_text(text.replace("at_most: 60", "at_most: 59", 1), encoding="utf-8")
    with pytest.raises(DefinitionRefused) as refused:
        import_procedures(path=tmp_path, now=NOW)
    assert "Đúng ngày thứ 60 vẫn là đúng hạn" in refused.value.words
    assert ProcedureVersion.objects.filter(procedure__code=BIRTH).count() == 1
