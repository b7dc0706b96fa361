"""Finding a procedure among many: however it is typed, best first, with the reason; nothing typed breaks it."""

import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue.api import (
    DIMENSIONS,
    AfterUnknown,
    HitPage,
    count_by,
    find_page,
    find_procedures,
    import_national,
    import_procedures,
    list_effective,
    why_words,
)
from motcua.catalogue.models import SearchEntry
from motcua.catalogue.searching.candidates import BEST
from motcua.catalogue.searching.index import refresh_turned
from motcua.catalogue.searching.vocabulary import Vocabulary
from motcua.core.actor import Actor
from tests.factories.national import PLAIN, record, write_records

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
NAMES = {
    "1.900001": "Thủ tục đăng ký khai sinh",
    "1.900002": "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    "1.900003": "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu",
    "1.900004": "Đăng ký thường trú",
    "1.900005": "Cấp giấy phép xây dựng nhà ở riêng lẻ",
    "1.900006": "Hòa giải tranh chấp đất đai",
    "1.900007": "Cấp thẻ bảo hiểm y tế",
    "1.900008": "Đăng ký thành lập doanh nghiệp tư nhân",
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"resultsDetails": [], "executionSteps": [], "executionCases": []}
    records = [record(code, name=name, **plain) for code, name in NAMES.items()]
    records.append(record("1.900099", name="Đăng ký khai sinh nội bộ", type="STANDARD_INTERNAL"))
    path = write_records(tmp_path / "records.jsonl", records)
    import_national(actor=Actor.system(), path=path, now=NOW)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("đăng ký khai sinh", "1.900001"),
        (unicodedata.normalize("NFD", "ĐĂNG KÝ KHAI SINH"), "1.900001"),
        ("khai sinh dang ki", "1.900001"),
        ("tôi muốn làm giấy khai sinh cho con", "1.900001"),
        ("giấy độc thân", "1.900002"),
        ("giay doc than", "1.900002"),
        ("làm sổ đỏ", "1.900003"),
        ("nhập hộ khẩu", "1.900004"),
        ("xây nhà", "1.900005"),
        ("hoà giải", "1.900006"),
        ("tranh chap dat dai", "1.900006"),
        ("thẻ bhyt", "1.900007"),
        ("doanh nghiep", "1.900008"),
        ("daonh nghiep", "1.900008"),
        ("doanh nghep tu nhan", "1.900008"),
        ("doanh nghiepp", "1.900008"),
        ("1.900007", "1.900007"),
        ("900007", "1.900007"),
    ],
)
def test_the_right_one_comes_first(text: str, code: str) -> None:
    first = find_procedures(text, on=TODAY)[0]
    assert first.code == code
    assert why_words(first)


def test_what_goes_on_between_offices_is_not_found() -> None:
    assert "1.900099" not in {hit.code for hit in find_procedures("khai sinh nội bộ", on=TODAY)}
    assert SearchEntry.objects.count() == len(NAMES)


def test_a_search_keeps_to_its_filters() -> None:
    assert find_procedures("khai sinh", on=TODAY, filters={"tier": "commune"})
    for dimension in DIMENSIONS:
        assert find_procedures("khai sinh", on=TODAY, filters={dimension: "không có"}) == []


def test_each_filter_keeps_of_what_was_found_just_what_it_lists(tmp_path: Path) -> None:
    other = [
        record("1.900011", name="Khai sinh ở tỉnh", isWard=False, isProvince=True, isFullProcess=False),
        record(
            "1.900012", name="Khai sinh của bộ khác", departmentPromulgateCode="G01", departmentPromulgateName="Bộ A"
        ),
        record("1.900013", name="Khai sinh lĩnh vực khác", categoriesDetails=[{"code": "G15-X", "name": "Khác"}]),
        record("1.900014", name="Khai sinh cho tổ chức", subjectTypesDetails=[{"code": "ĐT9", "name": "Tổ chức"}]),
        record("1.900015", name="Khai sinh khi sinh con", serviceGroupsDetails=[{"code": "E1", "name": "Có con nhỏ"}]),
        record("1.900016", name="Khai sinh tại quầy", executionMethods=PLAIN["executionMethods"][1:]),
    ]
    import_national(actor=Actor.system(), path=write_records(tmp_path / "other.jsonl", other), now=NOW)
    import_procedures(now=NOW)
    everything = {hit.code for hit in find_procedures("khai sinh", on=TODAY)}
    assert len(everything) >= 8
    for dimension in DIMENSIONS:
        kept = set()
        for value in (facet.value for facet in count_by(dimension, {}, on=TODAY)):
            listed = {row.code for row in list_effective({dimension: value}, on=TODAY).rows}
            found = {hit.code for hit in find_procedures("khai sinh", on=TODAY, filters={dimension: value})}
            assert found == everything & listed, (dimension, value)
            kept |= found
        assert kept, dimension
    both = {"tier": "commune", "agency": "G01"}
    assert [hit.code for hit in find_procedures("sinh khai", on=TODAY, filters=both)] == ["1.900012"]


def everything(text: str, *, limit: int) -> list[HitPage]:
    """All pages, one after the other."""
    pages = [find_page(text, on=TODAY, limit=limit)]
    while pages[-1].after:
        pages.append(find_page(text, on=TODAY, after=pages[-1].after, limit=limit))
    return pages


def test_a_list_is_followed_to_its_end_and_names_each_once(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"resultsDetails": [], "executionSteps": [], "executionCases": []}
    many = [
        record(f"2.{number:06}", name=f"Cấp phép nuôi ong{' mật' * (number % 3)} vùng {number}", **plain)
        for number in range(BEST + 25)
    ]
    import_national(actor=Actor.system(), path=write_records(tmp_path / "many.jsonl", many), now=NOW)
    at_once = find_page("nuôi ong", on=TODAY, limit=500)
    assert (at_once.after, at_once.total, len(at_once.hits)) == ("", len(many), len(many))
    for limit in (7, BEST - 1, BEST, BEST + 1):
        pages = everything("nuôi ong", limit=limit)
        assert [hit.code for page in pages for hit in page.hits] == [hit.code for hit in at_once.hits]
        assert {page.total for page in pages} == {len(many)}
        assert all(len(page.hits) == limit for page in pages[:-1])


@pytest.mark.parametrize(
    "after", ["x", "r", "r~", "rnan~1", "c1~", "c-1~2", "c1~99999999999999999999", "\x00~", "~" * 2000]
)
def test_a_place_in_the_list_that_no_page_named_is_refused(after: str) -> None:
    with pytest.raises(AfterUnknown):
        find_page("khai sinh", on=TODAY, after=after)


def test_everyday_words_are_told_with_what_they_were_taken_for_and_why() -> None:
    said = find_procedures("cho tôi hỏi sổ đỏ", on=TODAY)[0].said
    assert said is not None
    assert (said.said, said.meant) == ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất")
    assert "Luật Đất đai" in said.source
    assert find_procedures("khai sinh", on=TODAY)[0].said is None


def test_the_longest_everyday_phrase_counts_with_the_words_of_asking_in_it() -> None:
    said = [hit.said.said for hit in find_procedures("tôi muốn làm sổ đỏ", on=TODAY) if hit.said]
    assert said == ["làm sổ đỏ"]
    assert find_procedures("xin giấy độc thân", on=TODAY)[0].code == "1.900002"


def test_marks_count_where_they_were_typed(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"resultsDetails": [], "executionSteps": [], "executionCases": []}
    names = {"2.000001": "Công nhận đạt chuẩn", "2.000002": "Giao đất ở xã", "2.000003": "Hòa mạng điện thoại"}
    records = [record(code, name=name, **plain) for code, name in names.items()]
    import_national(actor=Actor.system(), path=write_records(tmp_path / "marks.jsonl", records), now=NOW)
    of_three = {text: [hit.code for hit in find_procedures(text, on=TODAY)] for text in ("đất", "đạt", "dat")}
    assert of_three["đạt"][0] == "2.000001"
    assert of_three["đất"].index("2.000002") < of_three["đất"].index("2.000001")
    assert {"2.000001", "2.000002"} <= set(of_three["dat"])
    old, new = (find_procedures(f"{word} mạng", on=TODAY)[0] for word in ("hòa", "hoà"))
    assert (old.code, old.score) == (new.code, new.score)


def test_only_what_can_be_submitted_here_where_that_is_asked() -> None:
    import_procedures(now=NOW)
    found = find_procedures("khai sinh", on=TODAY, executable=True)
    assert {hit.code for hit in found} == {"1.001193", "2.000635", "3.000722"}


def test_nothing_holds_before_it_began() -> None:
    assert find_procedures("khai sinh", on=date(2026, 11, 21)) == []


def test_a_changed_name_is_found_by_its_new_words(tmp_path: Path) -> None:
    path = write_records(tmp_path / "later.jsonl", [record("1.900001", name="Thủ tục ghi chú ly hôn")])
    import_national(actor=Actor.system(), path=path, now=NOW + timedelta(days=1))
    tomorrow = date(2026, 11, 23)
    assert find_procedures("ghi chú ly hôn", on=tomorrow)[0].code == "1.900001"
    assert "1.900001" not in {hit.code for hit in find_procedures("đăng ký khai sinh", on=tomorrow)}


def test_what_begins_tomorrow_is_found_tomorrow(tmp_path: Path) -> None:
    path = write_records(tmp_path / "later.jsonl", [record("1.900001", name="Thủ tục ghi chú ly hôn")])
    import_national(actor=Actor.system(), path=path, now=NOW)
    tomorrow = date(2026, 11, 23)
    assert "1.900001" not in {hit.code for hit in find_procedures("ghi chú ly hôn", on=tomorrow)}
    assert refresh_turned(on=tomorrow) >= 1
    assert find_procedures("ghi chú ly hôn", on=tomorrow)[0].code == "1.900001"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "a" * 10_000,
        "khai sinh " * 2_000,
        "thủ tục xin làm như thế nào",
        "'; DROP TABLE catalogue_searchentry; --",
        "khai & sinh | !(hôn):*",
        "%s %(on)s {filters}",
        "\x00\ud83d khai",
        "''''\\",
        "🙂 ∞ ½",
        "' OR 1=1",
        "\u202ekhai\u200f \u200bsinh\ufeff",
        "\x00" * 300,
        "làm như thế nào ở đâu bao lâu " * 400,
        " ".join(f"chu{number}" for number in range(3_000)),
        "khai sinh sổ đỏ hộ khẩu thẻ bhyt giấy độc thân " * 200,
        "ữ" * 10_000,
        "\u0301" * 10_000,
        "كتاب ١٢٣ שלום",
    ],
)
def test_nothing_typed_breaks_the_search(text: str, django_assert_max_num_queries: Any) -> None:
    find_procedures("khai sinh", on=TODAY)
    with django_assert_max_num_queries(3):
        find_procedures(text, on=TODAY)


def test_a_mistyped_word_is_mended_by_one_edit_only() -> None:
    known = Vocabulary(1, 10, {"nghiep": 5, "nghiem": 2, "duong": 3, "khai": 4})
    assert known.meant_by("nghiep") == ("nghiep",)
    assert known.meant_by("nghip") == ("nghiep",)
    assert known.meant_by("nhgiep") == ("nghiep",)
    assert known.meant_by("nghiex") == ("nghiep", "nghiem")
    assert known.meant_by("dng") == ("dng",)
    assert known.meant_by("ngxxep") == ("ngxxep",)
