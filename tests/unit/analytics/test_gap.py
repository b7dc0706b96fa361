"""The division of a gap adds up exactly, whatever the counts, and gives the published answers."""

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.analytics.gap.decomposition import decompose_cells, decompose_counts, three_factors
from motcua.analytics.gap.grouping import group_small
from motcua.analytics.gap.rounding import round_to_sum
from motcua.analytics.gap.values import GAP_OTHERS, Cells, Channels, Counts, Parts

few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
NOTHING = Parts(*[Fraction()] * 4)


@st.composite
def counts(draw: Any) -> Counts:
    received = draw(st.integers(1, 400))
    eligible = draw(st.integers(0, received))
    return Counts(received, eligible, draw(st.integers(0, eligible)), draw(st.integers(0, received - eligible)))


sides = st.dictionaries(st.sampled_from("abcdefgh"), counts(), min_size=1)
channels = st.builds(Channels, *[st.integers(0, 50)] * 3)
cells = st.builds(Cells, channels, channels, channels).filter(lambda cell: cell.received > 0)
cell_sides = st.dictionaries(st.sampled_from("abcd"), cells, min_size=1, max_size=4)


def share(side: dict[str, Counts]) -> Fraction:
    return Fraction(sum(c.online + c.outside for c in side.values()), sum(c.received for c in side.values()))


@few
@given(sides, sides)
def test_the_parts_add_up_to_the_gap_to_the_last_digit(a: dict[str, Counts], b: dict[str, Counts]) -> None:
    parts, procedures = decompose_counts(a, b)
    assert parts.total == share(b) - share(a)
    for name in Parts._fields:
        assert sum(getattr(each, name) for each in procedures.values()) == getattr(parts, name)


@few
@given(sides, sides)
def test_swapping_the_sides_turns_every_sign(a: dict[str, Counts], b: dict[str, Counts]) -> None:
    there, back = decompose_counts(a, b)[0], decompose_counts(b, a)[0]
    assert there == Parts(*(-part for part in back))


@few
@given(sides, st.integers(1, 9))
def test_sides_that_differ_in_size_alone_have_no_parts(a: dict[str, Counts], times: int) -> None:
    larger = {code: Counts(*(times * count for count in each)) for code, each in a.items()}
    assert decompose_counts(a, larger)[0] == NOTHING


@few
@given(sides, sides, st.permutations("abcdefgh"))
def test_other_names_for_the_procedures_change_nothing(a: Any, b: Any, names: list[str]) -> None:
    new = dict(zip("abcdefgh", names, strict=True))
    renamed = [{new[code]: each for code, each in side.items()} for side in (a, b)]
    assert decompose_counts(*renamed)[0] == decompose_counts(a, b)[0]


@few
@given(counts(), counts(), sides, sides, st.integers(1, 5), st.integers(1, 5))
def test_merging_procedures_of_equal_rates_changes_nothing(
    one: Counts, other: Counts, a: dict[str, Counts], b: dict[str, Counts], times_a: int, times_b: int
) -> None:
    """Two procedures with the same rates on each side (not the same on both) are as good as one."""
    split_a = a | {"x": one, "y": Counts(*(times_a * count for count in one))}
    split_b = b | {"x": other, "y": Counts(*(times_b * count for count in other))}
    whole_a = a | {"x": Counts(*((1 + times_a) * count for count in one))}
    whole_b = b | {"x": Counts(*((1 + times_b) * count for count in other))}
    assert decompose_counts(split_a, split_b)[0] == decompose_counts(whole_a, whole_b)[0]


@few
@given(sides, sides)
def test_a_procedure_of_one_side_only_is_mix(a: dict[str, Counts], b: dict[str, Counts]) -> None:
    for code, parts in decompose_counts(a, b)[1].items():
        if (code in a) != (code in b):
            assert parts == Parts(parts.total, *NOTHING[1:])


def test_das_gupta_illegitimacy_ratios() -> None:
    """Seven age groups, three factors, United States 1960 and 1970: Das Gupta 1993, chapter 4."""
    births_1970 = [488, 452, 338, 156, 63, 22, 3]
    births_1960 = [393, 407, 369, 274, 184, 90, 16]
    women_1970 = ["0.082", "0.527", "0.866", "0.941", "0.942", "0.923", "0.876"]
    women_1960 = ["0.122", "0.622", "0.903", "0.930", "0.916", "0.873", "0.800"]
    ages_1970 = ["0.058", "0.038", "0.032", "0.030", "0.026", "0.023", "0.019"]
    ages_1960 = ["0.043", "0.041", "0.036", "0.032", "0.026", "0.020", "0.018"]
    first = [tuple(map(Fraction, row)) for row in zip(births_1960, women_1960, ages_1960, strict=True)]
    second = [tuple(map(Fraction, row)) for row in zip(births_1970, women_1970, ages_1970, strict=True)]
    effects = [sum(column) for column in zip(*map(three_factors, first, second), strict=True)]
    assert [round(float(effect), 6) for effect in effects] == [-7.285632, -2.720633, -1.565181]
    assert round(float(sum(effects)), 6) == -11.571446


def test_counted_by_hand() -> None:
    """Two procedures. First side: 10 dossiers P (8 eligible, 4 online), 10 Q (none eligible).
    Second: 10 P (4 eligible, 1 online), 30 Q (none eligible). Shares 4/20 and 1/40, gap -7/40.
    P: weights 1/2, 1/4; eligibility 4/5, 2/5; use 1/2, 1/4.
    mix = -1/4 x [(4/5 x 1/2 + 2/5 x 1/4)/3 + (4/5 x 1/4 + 2/5 x 1/2)/6] = -1/4 x (1/6 + 1/15) = -7/120
    eligibility = -2/5 x [(1/2 x 1/2 + 1/4 x 1/4)/3 + (1/2 x 1/4 + 1/4 x 1/2)/6] = -2/5 x (5/48 + 2/48) = -7/120
    use = -1/4 x [(1/2 x 4/5 + 1/4 x 2/5)/3 + (1/2 x 2/5 + 1/4 x 4/5)/6] = -7/120; Q adds nothing, its rates are 0.
    """
    parts, procedures = decompose_counts(
        {"P": Counts(10, 8, 4, 0), "Q": Counts(10, 0, 0, 0)}, {"P": Counts(10, 4, 1, 0), "Q": Counts(30, 0, 0, 0)}
    )
    seventh = Fraction(-7, 120)
    assert parts == Parts(seventh, seventh, seventh, Fraction())
    assert procedures["Q"] == NOTHING


@few
@given(cell_sides, cell_sides)
def test_every_case_is_exact_and_known_counts_give_one(a: dict[str, Cells], b: dict[str, Cells]) -> None:
    cases = decompose_cells(a, b)
    known = [sum(sum(c.unknown) + c.eligible.unknown + c.not_eligible.unknown for c in s.values()) == 0 for s in (a, b)]
    assert (len(cases) == 1) == all(known)
    for case in cases:
        assert case.parts.total == case.gap
    online = [sum(c.eligible.online + c.not_eligible.online + c.unknown.online for c in s.values()) for s in (a, b)]
    doubtful = [sum(kind.unknown for c in s.values() for kind in c) for s in (a, b)]
    whole = [sum(c.received for c in s.values()) for s in (a, b)]
    lowest = Fraction(online[1], whole[1]) - Fraction(online[0] + doubtful[0], whole[0])
    assert min(case.gap for case in cases) == lowest


def test_unknown_eligibility_bounds_the_parts_and_leaves_the_gap() -> None:
    """4 of 10 online and 1 of 10, nobody knows which could: it is all use, or all outside the rule."""
    a, b = {"P": Cells(unknown=Channels(4, 6))}, {"P": Cells(unknown=Channels(1, 9))}
    cases = decompose_cells(a, b)
    assert {case.gap for case in cases} == {Fraction(-3, 10)}
    assert {case.parts.use for case in cases if case.assumed_a.eligible and case.assumed_b.eligible} == {
        Fraction(-3, 10)
    }
    assert {case.parts.outside for case in cases if not (case.assumed_a.eligible or case.assumed_b.eligible)} == {
        Fraction(-3, 10)
    }


def test_online_against_the_marking_is_counted_apart() -> None:
    a = {"P": Cells(eligible=Channels(5, 5))}
    b = {"P": Cells(eligible=Channels(5, 5), not_eligible=Channels(online=10))}
    (case,) = decompose_cells(a, b)
    assert case.parts.outside == Fraction(1, 2)
    assert case.parts.total == case.gap == Fraction(15, 20) - Fraction(1, 2)


@few
@given(st.lists(st.fractions(-100, 100, max_denominator=997), min_size=1, max_size=6), st.integers(0, 3))
def test_rounded_parts_add_up_to_the_rounded_whole(values: list[Fraction], digits: int) -> None:
    rounded = round_to_sum(values, digits=digits)
    unit = Fraction(1, 10**digits)
    assert abs(sum(rounded) - sum(values)) <= unit / 2
    assert all(
        abs(new - old) < unit and (new / unit).denominator == 1 for new, old in zip(rounded, values, strict=True)
    )


def public(online: int, offline: int) -> Cells:
    return Cells(eligible=Channels(online, offline))


def test_the_smallest_procedure_joins_a_single_hidden_one() -> None:
    """One hidden procedure could be had by subtraction: the smallest other one goes with it."""
    shown = [{"P": public(50, 50), "R": public(10, 10)}, {"P": public(50, 50), "R": public(10, 10)}]
    wholes = [public(62, 63), public(60, 60)]
    answer = group_small(shown, hidden={"Q"}, wholes=wholes, least=5)
    assert answer == (
        [{"P": public(50, 50), GAP_OTHERS: public(12, 13)}, {"P": public(50, 50), GAP_OTHERS: public(10, 10)}],
        2,
    )


@few
@given(st.dictionaries(st.sampled_from("abcdef"), cells, min_size=1), st.dictionaries(st.sampled_from("abcdef"), cells))
def test_no_small_count_is_ever_named_or_left(a: dict[str, Cells], b: dict[str, Cells]) -> None:
    def small(cell: Cells) -> bool:
        return any(0 < count < 5 for kind in cell for count in kind)

    wholes = [
        Cells(*(Channels(*map(sum, zip(*kinds, strict=True))) for kinds in zip(*side.values(), strict=True))) or Cells()
        for side in (a, b)
    ]
    wholes = [whole if len(whole) == 3 else Cells() for whole in wholes]
    hidden = {code for side in (a, b) for code, cell in side.items() if small(cell)}
    shown = [{code: cell for code, cell in side.items() if code not in hidden} for side in (a, b)]
    answer = group_small(shown, hidden=hidden, wholes=wholes, least=5)
    if answer is None:
        assert any(small(whole) for whole in wholes) or len({*a, *b}) == 1
        return
    for side, whole in zip(answer[0], wholes, strict=True):
        assert not any(small(cell) for cell in side.values())
        assert sum(cell.received for cell in side.values()) == whole.received
