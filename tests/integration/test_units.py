"""The units of the country as committed in data/orgs: which unit a code or a name means on a date."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from motcua.core.errors import NotFound
from motcua.orgs.api import (
    communes_become,
    communes_of,
    find_units,
    full_name,
    get_unit,
    get_units,
    load_units,
    predecessors,
    resolve_codes,
    successors,
    unit_in_force,
    units_as_of,
    units_digest,
)
from motcua.orgs.models import Unit, UnitSuccession
from motcua.orgs.queries import forget_units

pytestmark = pytest.mark.django_db

IN_2021, EARLY_2025, NOW = date(2021, 6, 1), date(2025, 1, 15), date(2026, 11, 22)


@pytest.fixture(scope="module", autouse=True)
def _country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole country, loaded once for this file and taken away again."""
    with django_db_blocker.unblock():
        load_units()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("orgs_unitsuccession", "orgs_unitalias", "orgs_unit"):
            cursor.execute(f"DELETE FROM {table}")


def names(typed: str, on: date) -> list[tuple[str, str]]:
    return [(unit.name, unit.tier) for unit in find_units(typed, on=on)]


def test_thanh_pho_hue_is_a_district_before_2025_and_a_province_now() -> None:
    assert names("Thành phố Huế", IN_2021) == [("Thành phố Huế", "district")]
    assert names("Thành phố Huế", date(2024, 12, 31)) == [("Thành phố Huế", "district")]
    assert names("Thành phố Huế", date(2025, 1, 1)) == [("Thành phố Huế", "province")]
    assert names("TP. Huế", NOW) == [("Thành phố Huế", "province")]
    assert unit_in_force("nso:46", on=IN_2021).name == "Tỉnh Thừa Thiên Huế"
    assert unit_in_force("nso:46", on=NOW).name == "Thành phố Huế"
    assert unit_in_force("nso:474", on=IN_2021).name == "Thành phố Huế"
    assert unit_in_force("nso:474", on=EARLY_2025).name == "Quận Thuận Hóa"
    with pytest.raises(NotFound):
        unit_in_force("nso:474", on=NOW)


def test_the_nine_districts_of_2021_stand_under_their_province() -> None:
    districts = Unit.objects.filter(path__startswith="nso:46/", tier="district", valid__contains=IN_2021)
    assert sorted(districts.values_list("name", flat=True)) == sorted(
        ["Thành phố Huế", "Huyện Phong Điền", "Huyện Quảng Điền", "Thị xã Hương Trà", "Huyện Phú Vang",
         "Thị xã Hương Thủy", "Huyện Phú Lộc", "Huyện A Lưới", "Huyện Nam Đông"]
    )  # fmt: skip


def test_the_country_has_its_published_numbers_of_units() -> None:
    def count(on: date) -> Counter[str]:
        kinds = Unit.objects.filter(valid__contains=on, code__startswith="nso:").values_list("kind", flat=True)
        return Counter(kinds)

    assert count(NOW) == {"province": 34, "xa": 2621, "phuong": 687, "dac_khu": 13}
    before = count(EARLY_2025)
    assert (before["province"], before["district"]) == (63, 696)
    # 10,051 of the list and ten that only the conversion table names
    assert before["xa"] + before["phuong"] + before["thi_tran"] == 10_061
    assert UnitSuccession.objects.filter(source="nso-doi-chieu").count() == 10_571


def test_a_reused_code_means_another_commune_at_another_date() -> None:
    old, new = unit_in_force("nso:19789", on=EARLY_2025), unit_in_force("nso:19789", on=NOW)
    assert (old.name, old.path) == ("Phường Phú Nhuận", "nso:46/nso:474/nso:19789")
    assert (new.name, new.path) == ("Phường Thuận Hóa", "nso:46/nso:19789")


def test_a_date_before_the_known_start_says_that_the_start_is_not_known() -> None:
    assert not unit_in_force("nso:00004", on=IN_2021).start_known
    assert unit_in_force("nso:00004", on=NOW).start_known
    with pytest.raises(NotFound):  # the communes of Huế changed with the city; none is known for 2021
        unit_in_force("nso:19789", on=IN_2021)


def test_agency_codes_and_provincial_codes_are_understood() -> None:
    land_office = unit_in_force("H57.24.39", on=NOW)
    assert (land_office.kind, land_office.path) == ("department", "nso:46/H57.24/H57.24.39")
    assert unit_in_force("H57", on=NOW) == unit_in_force("nso:46", on=NOW)
    assert unit_in_force("H60", on=NOW).name == "Tỉnh Tuyên Quang"
    with pytest.raises(NotFound):
        unit_in_force("H99", on=NOW)


def test_the_practice_centre_is_marked() -> None:
    centre = unit_in_force("demo-xa-mau", on=NOW)
    assert (centre.practice, centre.kind, centre.tier, centre.calendar) == (True, "commune_centre", "commune", "vn")
    assert not unit_in_force("nso:46", on=NOW).practice


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Đăk Lăk", "Tỉnh Đắk Lắk"),
        ("Đắc Lắc", "Tỉnh Đắk Lắk"),
        ("thanh hoa", "Tỉnh Thanh Hóa"),
        ("Thanh Hoá", "Tỉnh Thanh Hóa"),
        ("xa thuan hoa", "Xã Thuận Hòa"),
        ("Cư M’gar", "Xã Cư M'gar"),
        ("tp hcm", "Thành phố Hồ Chí Minh"),
        ("phuong phu xuan", "Phường Phú Xuân"),
        ("Phú Xuâ", "Phường Phú Xuân"),
        ("Thừa Thiên Huế", "Thành phố Huế"),
    ],
)
def test_any_spelling_finds_the_unit(typed: str, first: str) -> None:
    assert names(typed, NOW)[0][0] == first


def test_the_spelling_as_typed_comes_before_its_look_alikes() -> None:
    assert names("Phường Hòa Bình", NOW)[0] == ("Phường Hòa Bình", "commune")
    assert names("Xã Hòa Bình", NOW)[0] == ("Xã Hòa Bình", "commune")


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'; DROP TABLE", "xã", "x" * 3000, "\u0303"])
def test_any_text_may_be_searched_and_answers_stay_few(typed: str) -> None:
    assert len(find_units(typed, on=NOW, limit=5)) <= 5


def test_a_split_commune_has_each_of_its_successors_in_part() -> None:
    dien_bien = unit_in_force("nso:00019", on=EARLY_2025)
    found = successors(dien_bien, on=NOW)
    assert {step.unit.name for step in found} >= {"Phường Ba Đình"}
    assert all(step.partial and step.kind == "split" and step.source == "nso-doi-chieu" for step in found)
    assert dien_bien.code in {step.unit.code for step in predecessors(found[0].unit)}


def test_succession_is_followed_over_two_reforms() -> None:
    found = successors(unit_in_force("nso:474", on=IN_2021), on=NOW)
    assert {"Phường Thuận Hóa", "Phường Phú Xuân"} <= {step.unit.name for step in found}
    assert all(step.unit.is_in_force(NOW) and step.partial for step in found)
    between = successors(unit_in_force("nso:474", on=IN_2021), on=EARLY_2025)
    assert [step.unit.name for step in between] == ["Quận Thuận Hóa", "Quận Phú Xuân"]


def test_a_unit_in_force_is_its_own_successor() -> None:
    hanoi = unit_in_force("nso:01", on=EARLY_2025)
    assert [(step.unit, step.kind, step.partial) for step in successors(hanoi, on=NOW)] == [(hanoi, "whole", False)]


def test_each_of_the_63_provinces_has_one_of_the_34_as_successor() -> None:
    old = Unit.objects.filter(kind="province", valid__contains=EARLY_2025).values_list("code", flat=True)
    found = {code: successors(unit_in_force(code, on=EARLY_2025), on=NOW) for code in old}
    assert {len(steps) for steps in found.values()} == {1}
    assert len({steps[0].unit.code for steps in found.values()}) == 34
    assert found["nso:02"][0].unit.name == "Tỉnh Tuyên Quang"


def test_an_island_district_became_a_special_zone() -> None:
    [step] = successors(unit_in_force("nso:318", on=EARLY_2025), on=NOW)
    assert (step.unit.name, step.unit.kind, step.partial) == ("Đặc khu Bạch Long Vĩ", "dac_khu", False)


def test_codes_are_resolved_in_bulk_as_one_by_one() -> None:
    pairs = [("nso:19789", EARLY_2025), ("nso:19789", NOW), ("H57", NOW), ("nso:99999", NOW), ("nso:46", IN_2021)]
    found = resolve_codes([*pairs, *pairs])
    assert found == {pair: unit_in_force(pair[0], on=pair[1]) for pair in pairs if pair[0] != "nso:99999"}


def test_communes_come_in_the_order_of_the_alphabet() -> None:
    communes = [unit.name for unit in communes_of("nso:46", on=NOW)]
    assert len(communes) == 40
    assert communes.index("Phường An Cựu") < communes.index("Phường Dương Nỗ") < communes.index("Phường Vỹ Dạ")
    assert communes.index("Phường Vỹ Dạ") < communes.index("Xã A Lưới 1") < communes.index("Xã A Lưới 2")
    assert communes_of("nso:46", on=IN_2021) == []


def test_units_are_remembered_by_key() -> None:
    unit = unit_in_force("nso:46", on=NOW)
    assert get_unit(unit.id) == unit
    assert get_units([unit.id, -1]) == {unit.id: unit}
    with pytest.raises(NotFound):
        get_unit(-1)


def test_loading_the_country_again_changes_nothing() -> None:
    again = load_units()
    assert (again.units_added, again.units_changed, again.successions_added, again.aliases_added) == (0, 0, 0, 0)
    assert (again.units_changed, again.successions_changed, again.aliases_changed) == (0, 0, 0)


def test_each_question_costs_the_same_few_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        hue = unit_in_force("nso:46", on=NOW)
    with django_assert_num_queries(1):
        find_units("a", on=NOW, limit=10_000)
    with django_assert_num_queries(2):
        communes = communes_of("nso:46", on=NOW)
    with django_assert_num_queries(2):
        resolve_codes((unit.code, NOW) for unit in communes)
    forget_units()
    with django_assert_num_queries(1):
        get_units([hue.id, *(unit.id for unit in communes)])
        get_units([hue.id, *(unit.id for unit in communes)])
    old = unit_in_force("nso:474", on=IN_2021)
    with django_assert_num_queries(4):  # two reforms and, between them, the children of two districts
        successors(old, on=NOW)


def test_shares_of_every_old_unit_add_up_to_its_people() -> None:
    ended = Unit.objects.filter(valid__endswith=date(2025, 7, 1)).values_list("id", flat=True)
    shares = units_as_of(ended, on=NOW)
    sums: dict[int, float] = {}
    for share in shares:
        sums[share.unit.id] = sums.get(share.unit.id, 0.0) + share.weight
    assert len(sums) == len(ended) > 10_000
    assert all(abs(total - 1) < 1e-9 for total in sums.values())
    assert all(share.known for share in shares if not share.split)


def test_where_the_table_says_all_people_went_to_one_unit_nobody_is_guessed_elsewhere() -> None:
    old = unit_in_force("nso:00112", on=EARLY_2025)
    (share,) = units_as_of([old.id], on=NOW)
    assert (share.weight, share.known, share.split) == (1.0, True, False)
    assert len(successors(old, on=NOW)) > 1


def test_a_unit_divided_without_a_word_on_its_people_is_shared_equally_and_marked() -> None:
    old = unit_in_force("nso:00007", on=EARLY_2025)
    shares = units_as_of([old.id], on=NOW)
    assert {share.now.id for share in shares} == {step.unit.id for step in successors(old, on=NOW)}
    assert {(share.weight, share.known, share.split) for share in shares} == {(1 / len(shares), False, True)}


def test_a_unit_of_today_is_itself_and_the_digest_tells_a_change() -> None:
    hue, before = unit_in_force("nso:46", on=NOW), units_digest()
    (share,) = units_as_of([hue.id], on=NOW)
    assert (share.now, share.weight) == (hue, 1.0)
    Unit.objects.filter(id=hue.id).update(name="Thành phố Khác")
    assert units_digest() != before


def test_a_commune_s_full_name_ends_with_its_province() -> None:
    assert full_name("nso:20050", on=NOW) == "Xã A Lưới 5, Thành phố Huế"
    assert full_name("nso:99999", on=NOW) == ""


def become(address: str, on: date = NOW) -> list[str]:
    return [name for _unit, name in communes_become(address, on=on)]


def test_an_address_of_an_old_commune_leads_to_what_became_of_it() -> None:
    expected = ["Xã A Lưới 5, Thành phố Huế"]
    assert become("Thôn 3, xã Hương Nguyên, huyện A Lưới, tỉnh Thừa Thiên Huế") == expected
    assert become("X. Hương Nguyên, H. A Lưới") == expected
    assert become("Thôn 3, Hương Nguyên, A Lưới, TT Huế") == expected
    assert become("Thôn 3, xa huong nguyen, huyen a luoi") == expected
    assert become("xã Hương Nguyên, huyện A Lưới", on=EARLY_2025) == []


def test_an_address_that_is_of_today_or_too_vague_is_left_alone() -> None:
    for address in (
        "Thôn 3, xã A Lưới 4, thành phố Huế",
        "xã Tân Thành",
        "Xã Hương Nguyên",
        "12 Lê Lợi",
        "Sacramento, California",
        "",
        "'; DROP TABLE orgs_unit; --",
    ):
        assert become(address) == [], address
