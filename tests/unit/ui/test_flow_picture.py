"""The picture of a way through the office: nothing overlaps, every step stands below those that lead to it."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.ui.flow_picture import BOX_HEIGHT, BOX_WIDTH, FlowStep, Way, draw_flow


@st.composite
def flows(draw: st.DrawFn) -> list[FlowStep]:
    """Steps that lead only forwards and back only to earlier ones."""
    count = draw(st.integers(1, 9))
    codes = [f"s{number}" for number in range(count)]
    return [
        FlowStep(
            code,
            draw(st.text("abc ", min_size=1, max_size=120)),
            "",
            "next",
            tuple(Way(to) for to in codes[place + 1 :] if draw(st.booleans())),
            tuple(to for to in codes[:place] if draw(st.booleans())),
        )
        for place, code in enumerate(codes)
    ]


@settings(max_examples=40)
@given(flows())
def test_no_box_covers_another_and_all_stand_within_the_picture(steps: list[FlowStep]) -> None:
    picture = draw_flow(steps, "")
    assert picture is not None
    assert len(picture.boxes) == len(steps)
    for one, other in combinations(picture.boxes, 2):
        assert abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT
    for box in picture.boxes:
        assert box.x >= 0
        assert box.x + BOX_WIDTH <= picture.width
        assert box.y + BOX_HEIGHT <= picture.height
    assert len(picture.arrows) == sum(len(step.ways) + len(step.returns) for step in steps)


@settings(max_examples=40)
@given(flows())
def test_every_step_stands_below_all_that_lead_to_it(steps: list[FlowStep]) -> None:
    picture = draw_flow(steps, "")
    assert picture is not None
    y = {step.code: box.y for step, box in zip(steps, picture.boxes, strict=True)}
    assert all(y[way.to] > y[step.code] for step in steps for way in step.ways)


def test_without_steps_there_is_no_picture() -> None:
    assert draw_flow([], "") is None
