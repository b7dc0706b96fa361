"""People find procedures by what happens in life: by the portal's groups, by field and name, by code."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from motcua.catalogue.api import count_by, find_procedures, import_national, life_events, list_effective
from motcua.core.actor import Actor
from tests.factories.national import record, write_records
from tests.page_client import PageClient, text_of

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
CHILD, MARRIAGE, DEATH = "Sinh con, nuôi con nhỏ", "Kết hôn, ly hôn", "Người thân qua đời"
CIVIL = [{"code": "G15-TP07", "name": "Hộ tịch"}]
LAND = [{"code": "G13-TN02", "name": "Đất đai"}]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taken(tmp_path: Path) -> None:
    records = [
        record("1.900001", name="Thủ tục đăng ký khai sinh", categoriesDetails=CIVIL),
        record("1.900002", name="ĐĂNG KÝ KẾT HÔN", categoriesDetails=CIVIL),
        record("1.900003", name="Cấp sổ", categoriesDetails=LAND, serviceGroupsDetails=[{"name": "Khai tử"}]),
        record("3.000722", name="Liên thông", categoriesDetails=[]),
        record("1.900005", name="Khai sinh cho vườn cây", categoriesDetails=LAND),
        record("1.900006", name="Khác", serviceGroupsDetails=[{"name": "Hải quan"}], categoriesDetails=LAND),
    ]
    import_national(actor=Actor.system(), path=write_records(tmp_path / "r.jsonl", records), now=NOW)


def of(event: str) -> set[str]:
    return {row.code for row in list_effective({"life_event": event}, on=TODAY).rows}


def test_by_group_by_field_and_name_and_by_code() -> None:
    assert of(CHILD) == {"1.900001", "3.000722"}, "the field and the words of the name, or the code"
    assert of(MARRIAGE) == {"1.900002"}, "capitals are no other word"
    assert of(DEATH) == {"1.900003"}, "the portal's own group of services"
    assert of("Hải quan") == {"1.900006"}, "a group of the portal that belongs to no event of ours is still a choice"
    assert of("Không có việc này") == set()


def test_counted_in_the_order_of_a_life_and_together_with_other_choices() -> None:
    counted = {each.value: each.procedures for each in count_by("life_event", {}, on=TODAY)}
    assert counted == {event: len(of(event)) for event in life_events() if of(event)}
    assert list(counted)[:3] == [CHILD, MARRIAGE, DEATH]
    assert [each.value for each in count_by("life_event", {"field": "G13-TN02"}, on=TODAY)] == [DEATH]


def test_searched_within() -> None:
    hits = find_procedures("đăng ký", on=TODAY, filters={"life_event": MARRIAGE})
    assert [hit.code for hit in hits] == ["1.900002"]


def test_a_reader_goes_from_the_event_to_the_procedure_in_both_languages() -> None:
    page = PageClient().get("/thu-tuc/")
    assert f"{CHILD} (2)" in text_of(page) or f"{CHILD} 2" in text_of(page)
    found = PageClient().get("/thu-tuc/", {"su-kien": CHILD})
    assert 'href="/thu-tuc/1.900001/"' in found.content.decode()
    assert "Having a child" in text_of(PageClient().get("/en/thu-tuc/", {"su-kien": CHILD}))


def test_every_event_has_its_source_and_words_that_can_be_found() -> None:
    for event in life_events().values():
        assert event.source
        assert event.name.vi != event.name.en
        for named in event.named:
            assert all(word == word.lower() for word in named.words), event.key
