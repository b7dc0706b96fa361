"""Which procedures are in force, found by people's own words, and lawful through which doors."""

import unicodedata
from datetime import UTC, date, datetime

import pytest

from motcua.catalogue.api import (
    get_version,
    lawful_channels,
    list_procedures,
    search_procedures,
    version_in_force,
)
from motcua.core.errors import NotFound
from tests.factories.catalogue import load_catalogue

pytestmark = pytest.mark.django_db
BIRTH, COPY, EXTRACT, GROUP = "1.001193", "2.000815", "2.000635", "3.000722"
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def test_our_procedures_are_in_force_today() -> None:
    report = load_catalogue()
    published = {row.code: (row.number, row.published) for row in report.procedures}
    assert published == dict.fromkeys((BIRTH, COPY, EXTRACT, GROUP), (1, True))
    assert version_in_force(BIRTH, on=TODAY).definition.name.vi == "Thủ tục đăng ký khai sinh"
    assert [definition.code for definition in list_procedures(on=TODAY)] == [EXTRACT, COPY, BIRTH, GROUP]


def test_a_procedure_has_no_version_before_its_first_and_an_unknown_code_none_at_all() -> None:
    load_catalogue()
    with pytest.raises(NotFound):
        version_in_force(BIRTH, on=date(2025, 7, 1))
    with pytest.raises(NotFound):
        version_in_force("9.999999", on=TODAY)


def test_online_stands_on_the_national_portal_and_only_the_practice_centre_takes_it_here() -> None:
    load_catalogue()
    commune = lawful_channels(BIRTH, unit_kind="commune_centre", unit_code="nso:19753", on=TODAY)
    assert (commune.online, commune.counter, commune.post) == (False, True, True)
    assert {way.where for way in commune.ways if way.channel == "online"} == {
        "national_portal",
        "vneid",
        "ministry_system",
    }
    assert all(way.source for way in commune.ways)
    practice = lawful_channels(BIRTH, unit_kind="commune_centre", unit_code="demo-xa-mau", on=TODAY)
    assert (practice.online, practice.counter, practice.post) == (True, True, True)
    assert {way.source for way in practice.ways} == {"practice"}


def test_a_certified_copy_is_a_matter_of_the_counter() -> None:
    load_catalogue()
    for kind in ("commune_centre", "xa", "phuong", "dac_khu"):
        ways = lawful_channels(COPY, unit_kind=kind, on=TODAY)
        assert (ways.online, ways.counter, ways.post) == (False, True, False)
    practice = lawful_channels(COPY, unit_kind="commune_centre", unit_code="demo-xa-mau", on=TODAY)
    assert (practice.online, practice.counter, practice.post) == (False, True, True)


@pytest.mark.parametrize(
    ("kind", "on"), [("commune_centre", date(2021, 6, 1)), ("district", TODAY), ("xa", date(2025, 6, 30))]
)
def test_nothing_is_lawful_where_no_source_says_so(kind: str, on: date) -> None:
    load_catalogue()
    ways = lawful_channels(BIRTH, unit_kind=kind, on=on)
    assert (ways.online, ways.counter, ways.post, ways.ways) == (False, False, False, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("khai sinh", BIRTH),
        (unicodedata.normalize("NFD", "đăng ký khai sinh"), BIRTH),
        ("lam giay khai sinh", BIRTH),
        ("sinh con", BIRTH),
        ("em be", BIRTH),
        ("tôi muốn làm giấy khai sinh cho con tôi", BIRTH),
        ("toi can photo cong chung bang lai xe", COPY),
        ("sao y", COPY),
        ("photo cong chung", COPY),
        ("trích lục", EXTRACT),
        ("mat giay khai sinh", EXTRACT),
        ("2.000635", EXTRACT),
        ("TRÍCH LỤC KHAI TỬ", EXTRACT),
        ("certified copy", COPY),
    ],
)
def test_people_find_a_procedure_by_their_own_words(text: str, code: str) -> None:
    load_catalogue()
    hits = search_procedures(text, on=TODAY)
    assert hits[0].code == code
    assert hits[0].why


def test_without_words_all_are_listed_and_nonsense_finds_nothing() -> None:
    load_catalogue()
    assert len(search_procedures("", on=TODAY)) == 4
    assert search_procedures("cung trăng", on=TODAY) == []


def test_a_read_version_costs_no_statement_again(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    load_catalogue()
    version = version_in_force(BIRTH, on=TODAY)
    with django_assert_num_queries(0):
        get_version(version.id)
    with django_assert_num_queries(1):
        version_in_force(BIRTH, on=TODAY)
