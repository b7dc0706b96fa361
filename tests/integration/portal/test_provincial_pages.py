"""What the reader's own province decided stands on the page, with its decision, and nowhere else."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.api import import_national, import_procedures
from motcua.core.actor import Actor
from motcua.orgs.api import load_units
from motcua.portal.place import COOKIE
from tests.factories.cast import load_centre
from tests.factories.national import record, write_records
from tests.factories.submissions import BIRTH
from tests.integration.portal.test_place import UNITS, VY_DA
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
TAKEN_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NATION, OWN = "1.900001", "1.900005"
AGREED = [{"channels": ["online", "counter"], "amount": "5", "unit": "working_day"}]
CHARGES = [{"channels": ["online", "counter"], "kind": "service_fee", "amount": "15000", "words": "15.000 đồng"}]


def decide(folder: Path, *entries: dict[str, Any]) -> None:
    common = {"province": "nso:46", "valid_from": "2026-07-01", "source": "Quyết định 12/QĐ-UBND"}
    content = {"kind": "provincial_overrides", "entries": [common | entry for entry in entries]}
    (folder / "decided.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    import_procedures(path=folder / "decided.yaml", now=TAKEN_AT)


@pytest.fixture
def reader(tmp_path: Path) -> PageClient:
    load_centre()
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    load_units(tmp_path / "units.yaml")
    records = [record(NATION), record(OWN), record(BIRTH)]
    import_national(actor=Actor.system(), path=write_records(tmp_path / "r.jsonl", records), now=TAKEN_AT)
    return PageClient()


def test_a_shorter_limit_stands_beside_the_lawful_one_for_readers_of_that_province(
    reader: PageClient, tmp_path: Path
) -> None:
    decide(tmp_path, {"procedure": NATION, "agreed": AGREED})
    shortened = "Tỉnh rút ngắn còn 5 ngày làm việc (Quyết định 12/QĐ-UBND)."
    assert shortened not in text_of(reader.get(f"/thu-tuc/{NATION}/"))
    reader.cookies[COOKIE] = VY_DA
    words = text_of(reader.get(f"/thu-tuc/{NATION}/"))
    assert shortened in words
    assert "8,5 ngày làm việc" in words, "the lawful limit stays"


def test_charges_that_the_province_set_say_whose_they_are(reader: PageClient, tmp_path: Path) -> None:
    decide(tmp_path, {"procedure": NATION, "fees": CHARGES}, {"procedure": BIRTH, "fees": CHARGES})
    reader.cookies[COOKIE] = VY_DA
    for code in (NATION, BIRTH):
        words = text_of(reader.get(f"/thu-tuc/{code}/"))
        assert "15.000 đồng" in words
        assert "Quy định của tỉnh: Quyết định 12/QĐ-UBND" in words


def test_a_province_with_a_procedure_of_its_own_leads_its_readers_there(
    reader: PageClient, tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    decide(tmp_path, {"procedure": NATION, "replaced_by": [OWN, "1.999999"], "published_limits": ["5 ngày làm việc"]})
    for home, words in (("", "Các tỉnh có thủ tục riêng"), (VY_DA, "Tỉnh đang ở có thủ tục riêng")):
        reader.cookies[COOKIE] = home
        with django_assert_max_num_queries(6):
            page = reader.get(f"/thu-tuc/{NATION}/")
        assert f"{words} thay cho thủ tục này" in text_of(page)
        assert f'href="/thu-tuc/{OWN}/"' in page.content.decode()
        assert "1.999999" in text_of(page)
        assert "/thu-tuc/1.999999/" not in page.content.decode(), "not in the catalogue: no link that leads nowhere"


def test_a_day_that_no_source_names_is_told_as_its_bound(reader: PageClient, tmp_path: Path) -> None:
    land = {"procedure": NATION, "replaced_by": [OWN], "valid_from": "2026-07-10"}
    decide(tmp_path, land | {"valid_from_is": "earliest", "decided_on": "2026-07-10"})
    words = text_of(reader.get(f"/thu-tuc/{NATION}/"))
    assert "Ký ngày 10/07/2026. Nguồn không ghi ngày áp dụng; sớm nhất là 10/07/2026." in words
    decide(tmp_path, land)
    assert "Áp dụng từ 10/07/2026." in text_of(reader.get(f"/thu-tuc/{NATION}/"))
