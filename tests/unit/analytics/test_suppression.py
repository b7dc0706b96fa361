"""Small cells stay hidden: not shown, and not to be had by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.suppression import suppress
from motcua.analytics.values import FigureRow


def cell(dimensions: tuple[str, ...], numerator: int, denominator: int) -> FigureRow:
    return FigureRow(dimensions, numerator, denominator, numerator / denominator if denominator else None, None, None)


def table(counts: dict[tuple[str, ...], tuple[int, int]]) -> list[FigureRow]:
    rows = [cell(dimensions, *pair) for dimensions, pair in counts.items()]
    total = [sum(pair[index] for pair in counts.values()) for index in (0, 1)]
    width = len(next(iter(counts)))
    return [*rows, cell(("",) * width, total[0], total[1])]


def hidden(rows: list[FigureRow]) -> set[tuple[str, ...]]:
    return {row.dimensions for row in rows if row.suppressed}


def test_one_small_cell_takes_the_next_smallest_with_it() -> None:
    rows = suppress(table({("a",): (3, 50), ("b",): (20, 60), ("c",): (40, 200)}), least=5)
    assert hidden(rows) == {("a",), ("b",)}
    assert (rows[0].numerator, rows[0].denominator, rows[0].value) == (None, None, None)
    assert rows[-1].numerator == 63


def test_all_but_a_few_is_as_telling_as_a_few() -> None:
    assert hidden(suppress(table({("a",): (48, 50), ("b",): (20, 60), ("c",): (40, 200)}), least=5)) == {("a",), ("b",)}


def test_nothing_small_nothing_hidden_and_zero_is_no_person() -> None:
    assert hidden(suppress(table({("a",): (0, 50), ("b",): (20, 60)}), least=5)) == set()


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=6, max_size=6),
    st.integers(2, 10),
)
def test_no_line_of_a_table_has_exactly_one_hidden_cell(pairs: list[tuple[int, int]], least: int) -> None:
    keys = [(tier, month) for tier in ("x", "y") for month in ("1", "2", "3")]
    counts = {key: (online, online + rest) for key, (online, rest) in zip(keys, pairs, strict=True)}
    gone = hidden(suppress(table(counts), least=least)) - {("", "")}
    for dimension in (0, 1):
        for value in {key[dimension] for key in keys}:
            assert len([key for key in gone if key[dimension] == value]) != 1
    for key, (online, all_) in counts.items():
        if any(0 < count < least for count in (online, all_ - online, all_)):
            assert key in gone
