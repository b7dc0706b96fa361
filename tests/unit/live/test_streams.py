"""Whoever has a page open hears of exactly those changes that are his to see, each once, and misses none silently."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.news import DossierNews, read_news
from motcua.live.application import events_of
from motcua.live.streams import MOST_PENDING, MOST_REMEMBERED, Listener, Streams

OURS, THEIRS, NEIGHBOURS = 1, 2, 3


def news(key: int, *units: int, revision: int = 2, beside: bool = False) -> DossierNews:
    return DossierNews(key, f"D-{key}", revision, frozenset(units), beside)


def at_dossier(key: int, *units: int, account: int = 7) -> Listener:
    return Listener(account, "session", frozenset(units), dossier_id=key, view=f"view-{account}")


def at_lists(*units: int, reads: tuple[int, ...] = ()) -> Listener:
    return Listener(7, "session", frozenset(reads or units), list_unit_ids=frozenset(units))


@pytest.fixture
def streams() -> Iterator[Streams]:
    made = Streams()
    made.begin(at=100.0)
    yield made
    for stream in made:
        made.remove(stream)
    assert vars(made)["_of_dossier"] == vars(made)["_of_unit"] == {}


def heard(stream: Any) -> list[str]:
    return sorted(stream.take()[0])


def test_a_page_hears_of_its_own_dossier_and_a_list_of_its_units_only(streams: Streams) -> None:
    page, ours, theirs = (
        streams.add(one, since=101) for one in (at_dossier(5, OURS), at_lists(OURS), at_lists(THEIRS))
    )
    streams.publish([news(5, OURS), news(6, OURS), news(7, THEIRS), news(8, NEIGHBOURS)], at=102)
    assert [heard(one) for one in (page, ours, theirs)] == [["D-5"], ["D-5", "D-6"], ["D-7"]]


def test_a_dossier_that_left_the_unit_is_heard_of_one_last_time(streams: Streams) -> None:
    page, ours = streams.add(at_dossier(5, OURS), since=101), streams.add(at_lists(OURS), since=101)
    streams.publish([news(5, THEIRS, OURS)], at=102)
    assert heard(page) == heard(ours) == ["D-5"]
    streams.publish([news(5, THEIRS, revision=3)], at=103)
    assert heard(page) == heard(ours) == []


@given(
    reads=st.frozensets(st.integers(1, 4)),
    changed=st.lists(st.tuples(st.integers(1, 5), st.frozensets(st.integers(1, 4), min_size=1)), max_size=12),
)
def test_nobody_ever_hears_of_a_unit_that_he_may_not_read(
    reads: frozenset[int], changed: list[tuple[int, frozenset[int]]]
) -> None:
    streams = Streams()
    streams.begin(at=0)
    pages = [streams.add(at_dossier(key, *reads), since=1) for key in range(1, 6)]
    streams.publish([news(key, *units) for key, units in changed], at=2)
    for key, page in enumerate(pages, start=1):
        mine = any(one == key and units & reads for one, units in changed)
        assert heard(page) == ([f"D-{key}"] if mine else [])


def test_what_happened_while_the_page_was_on_its_way_is_told_when_it_arrives(streams: Streams) -> None:
    streams.publish([news(5, OURS)], at=110)
    streams.publish([news(6, OURS)], at=120)
    assert heard(streams.add(at_lists(OURS), since=115)) == ["D-6"]
    assert not streams.add(at_lists(OURS), since=115).again


def test_who_may_have_missed_something_is_told_to_look_again(streams: Streams) -> None:
    assert streams.add(at_lists(OURS), since=99).again
    page = streams.add(at_lists(OURS), since=101)
    streams.begin(at=200)
    assert page.again
    for key in range(MOST_REMEMBERED + 1):
        streams.publish([news(key, THEIRS)], at=201 + key)
    assert streams.add(at_lists(OURS), since=200.5).again
    assert not streams.add(at_lists(OURS), since=202).again


def test_many_changes_at_once_become_one_word(streams: Streams) -> None:
    page = streams.add(at_lists(OURS), since=101)
    streams.publish([news(key, OURS) for key in range(MOST_PENDING + 5)], at=102)
    changed, _company, again = page.take()
    assert again
    assert len(changed) < MOST_PENDING


def test_colleagues_are_told_who_comes_and_goes_but_not_oneself(streams: Streams) -> None:
    mine, colleague, elsewhere = (
        streams.add(one, since=101)
        for one in (at_dossier(5, OURS), at_dossier(5, OURS, account=8), at_dossier(6, OURS, account=9))
    )
    streams.company_changed(5, by=7)
    assert [one.take()[1] for one in (mine, colleague, elsewhere)] == [False, True, False]


def test_whose_rights_changed_or_who_signed_out_is_sent_away(streams: Streams) -> None:
    page = streams.add(at_lists(OURS), since=101)
    streams.check_rights({"session": frozenset({OURS})})
    assert not page.closed
    streams.check_rights({"session": frozenset({OURS, THEIRS})})
    assert page.closed
    signed_out = streams.add(at_lists(OURS), since=101)
    streams.check_rights({})
    assert signed_out.closed


def test_the_line_carries_code_and_revision_and_nothing_of_a_person(streams: Streams) -> None:
    page = streams.add(at_dossier(5, OURS), since=101)
    streams.publish([news(5, OURS, beside=True), news(5, OURS, revision=4)], at=102)
    streams.company_changed(5, by=8)
    told = events_of(page, at=102.5).decode()
    first, second = told.strip().split("\n\n")
    data = first.splitlines()[2].removeprefix("data: ")
    assert json.loads(data) == {"code": "D-5", "revision": 4, "beside": True}
    assert second == "id: 102.500\nevent: company\ndata: {}"
    assert events_of(page, at=103) == b":\n\n"


def test_waiting_ends_when_there_is_something_to_tell(streams: Streams) -> None:
    page = streams.add(at_lists(OURS), since=101)
    assert not page.wake.is_set()
    streams.publish([news(5, OURS)], at=102)
    assert page.wake.is_set()
    page.take()
    assert not page.wake.is_set()
    page.close()
    assert page.wake.is_set()


@given(st.lists(st.text(max_size=40), max_size=5))
def test_foreign_words_on_the_channel_are_passed_over(words: list[str]) -> None:
    for key, told in read_news(words).items():
        assert 0 <= key < 10**18
        assert all(0 <= unit < 10**18 for unit in told.former_unit_ids)


def test_words_about_one_dossier_are_put_together() -> None:
    told = read_news(["5:1 6+", "5+ 5:2 7:x x:1 8:", "-1 1.5 99999999999999999999"])
    assert {key: (one.former_unit_ids, one.beside) for key, one in told.items()} == {
        5: ({1, 2}, True),
        6: (set(), True),
        8: (set(), False),
    }
