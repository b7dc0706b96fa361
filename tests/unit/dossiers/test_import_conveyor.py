"""Two hands at work: what either drops stops both, and order is kept."""

import pytest

from motcua.dossiers.importing.conveyor import Desk


def test_work_is_done_in_order_and_answers_come_back() -> None:
    done: list[int] = []

    def produce(desk: Desk) -> None:
        for number in range(10):
            desk.later(lambda number=number: done.append(number))
        assert desk.now(lambda: len(done)) == 10

    Desk().serve(produce)
    assert done == list(range(10))


def test_a_failure_of_the_database_stops_the_preparing() -> None:
    prepared: list[int] = []

    def fail() -> None:
        raise ValueError("disk full")

    def produce(desk: Desk) -> None:
        for number in range(1000):
            desk.later(fail)
            prepared.append(number)

    with pytest.raises(ValueError, match="disk full"):
        Desk().serve(produce)
    assert len(prepared) < 1000


def test_a_failure_of_the_preparing_is_raised() -> None:
    def produce(desk: Desk) -> None:
        desk.later(lambda: None)
        raise KeyError("column")

    with pytest.raises(KeyError, match="column"):
        Desk().serve(produce)


def test_whoever_waits_is_woken_when_the_other_fails() -> None:
    def fail() -> None:
        raise ValueError("gone")

    def produce(desk: Desk) -> None:
        desk.later(fail)
        desk.now(lambda: 1)

    with pytest.raises(ValueError, match="gone"):
        Desk().serve(produce)
