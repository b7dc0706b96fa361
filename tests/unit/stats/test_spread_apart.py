"""Labels at the ends of lines never stand on one another, whatever the shares."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from motcua.stats.charts_of_change import spread_apart

LEAST, MOST = 30.0, 300.0


@given(st.lists(st.floats(0, MOST), max_size=6))
def test_labels_keep_their_distance_and_stay_in_the_picture(places: list[float]) -> None:
    moved = spread_apart(sorted(places), LEAST, MOST)
    assert all(after - before >= LEAST - 1e-6 for before, after in pairwise(moved))
    assert all(place <= MOST for place in moved)


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread_apart([10.0, 100.0, 250.0], LEAST, MOST) == [10.0, 100.0, 250.0]
