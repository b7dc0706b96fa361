"""The public gets what an approved cube answers; every refusal names the cubes that come near."""

from datetime import date

import pytest

from motcua.analytics.api import DIMENSIONS, FigureRefused, PublicQuestion, approved_cube, cubes, public_dimensions


def ask(
    metric: str = "received",
    by: tuple[str, ...] = (),
    date_from: date | None = None,
    date_to: date | None = None,
    **where: str,
) -> PublicQuestion:
    return PublicQuestion(metric, by, date_from, date_to, where)


@pytest.mark.parametrize(
    ("question", "cube"),
    [
        (ask(), "totals"),
        (ask("online_share", ("month", "tier"), date(2021, 2, 1), date(2021, 4, 1)), "tiers"),
        (ask("received", ("actor",), tier="commune"), "channels"),
        (ask("received", ("legal_channel", "actor", "tier", "year")), "channels"),
        (ask("online_share", ("unit",), date(2021, 1, 1), date(2022, 1, 1)), "units"),
        (ask("received", ("procedure",), unit="x"), "unit_procedures"),
        (ask("on_time_share", ("tier",)), "tiers"),
        (ask(practice="true"), "origins"),
        (ask("accounts", ("year",), date(2021, 1, 1), date(2022, 1, 1)), "people"),
    ],
)
def test_a_cube_answers(question: PublicQuestion, cube: str) -> None:
    assert approved_cube(question).name == cube


@pytest.mark.parametrize(
    "question",
    [
        ask("received", ("residence_commune",)),
        ask("received", ("unit", "month")),
        ask("received", ("month", "year")),
        ask("received", ("unit",), date(2021, 2, 1)),
        ask("received", (), date(2021, 2, 3)),
        ask("on_time_share", ("procedure", "unit")),
        ask("happiness"),
        ask("accounts", ("tier",)),
        ask("time_to_submit", ("month",)),
        ask("channel_switch", tier="commune"),
        ask("received", ("unit",), practice="true"),
        ask("received", (), date(1999, 1, 1)),
    ],
)
def test_what_no_cube_answers_is_refused_with_the_nearest(question: PublicQuestion) -> None:
    with pytest.raises(FigureRefused) as raised:
        approved_cube(question)
    assert raised.value.words
    assert any(cube.name in raised.value.remedy for cube in cubes())


def test_cubes_speak_of_what_is_defined() -> None:
    assert all(name in DIMENSIONS for cube in cubes() for name in cube.dimensions)
    assert "residence_commune" not in public_dimensions()
    assert public_dimensions("received")[0] == "tier"
