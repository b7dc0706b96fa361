"""What looks like one dossier handed in twice, and what does not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.similar import (
    Likeness,
    SimilarNotJudged,
    Traits,
    check_similar_judged,
    likenesses,
)

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
HOA = Traits("1.001193", NOW, frozenset({"046195001234"}), "Nguyễn Thị Hòa", "1995-03-01", "0905123456")


def like(**other: object) -> tuple[Likeness, ...]:
    traits = {"procedure_code": "1.001193", "submitted_at": NOW + timedelta(days=3), **other}
    return likenesses(HOA, Traits(**traits), days=30)  # type: ignore[arg-type]


def test_the_same_number_within_the_days_is_alike() -> None:
    assert like(numbers=frozenset({"046195001234"})) == (Likeness.SAME_NUMBER,)
    assert like(numbers=frozenset({"046195001234"}), submitted_at=NOW + timedelta(days=31)) == ()
    assert like(numbers=frozenset({"046195001234"}), procedure_code="2.000815") == ()


@pytest.mark.parametrize("name", ["NGUYEN THI HOA", "nguyễn thị hoà", "Nguyễn  Thị  Hòa"])
def test_a_name_in_any_spelling_counts_with_birth_or_telephone(name: str) -> None:
    assert like(name=name, birth_date="1995-03-01") == (Likeness.SAME_NAME,)
    assert like(name=name, phone="0905123456") == (Likeness.SAME_NAME,)
    assert like(name=name) == ()
    assert like(name=name, birth_date="1995-03-02") == ()


def test_two_numbers_tell_namesakes_apart_unless_one_digit_was_mistyped() -> None:
    namesake = {"name": "Nguyễn Thị Hòa", "birth_date": "1995-03-01"}
    assert like(**namesake, numbers=frozenset({"046195009999"})) == ()
    assert like(**namesake, numbers=frozenset({"046195001235"})) == (Likeness.SAME_NAME,)
    assert like(**namesake, numbers=frozenset({"191234567"})) == (Likeness.SAME_NAME,)  # the card of before


def test_the_same_file_is_alike_whoever_handed_it_in() -> None:
    one = Traits("1.001193", NOW, papers=frozenset({"a", "b"}))
    other = Traits("1.001193", NOW, papers=frozenset({"b"}))
    assert likenesses(one, other, days=30) == (Likeness.SAME_PAPER,)


TRAITS = st.builds(
    Traits,
    procedure_code=st.sampled_from(["1", "2"]),
    submitted_at=st.integers(0, 60).map(lambda days: NOW + timedelta(days=days)),
    numbers=st.frozensets(st.sampled_from(["046195001234", "046195001235", "191234567"]), max_size=1),
    name=st.sampled_from(["", "Lê Mỹ", "LE MI", "Lê Ý"]),
    birth_date=st.sampled_from(["", "1995-03-01"]),
    phone=st.sampled_from(["", "0905123456"]),
    papers=st.frozensets(st.sampled_from("abc")),
)


@given(one=TRAITS, other=TRAITS)
def test_likeness_is_mutual(one: Traits, other: Traits) -> None:
    assert likenesses(one, other, days=30) == likenesses(other, one, days=30)


def test_only_what_was_looked_at_is_judged() -> None:
    check_similar_judged(["a"], ["a", "b"])
    with pytest.raises(SimilarNotJudged) as refused:
        check_similar_judged(["a", "b"], ["b"])
    assert refused.value.values == {"similar": "a"}
