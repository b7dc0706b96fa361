"""Step designs: what is refused before publishing, and how the ones we publish read."""

from fractions import Fraction
from typing import Any

import pytest

from motcua.catalogue.designs.checks import design_faults, longest_hours
from motcua.catalogue.designs.reading import read_design
from motcua.catalogue.files import read_files
from motcua.core.data_folder import DATA_FILES

NAME = {"vi": "Bước", "en": "Step"}


def design(*steps: dict[str, Any], **more: Any) -> Any:
    """A design of these steps, each with name and role filled in."""
    filled = [{"name": NAME, "role": "specialist", **step} for step in steps]
    head = {"code": "tested", "version": 1, "title": NAME, "valid_from": "2026-01-01", "source": "test"}
    return read_design({**head, "steps": filled, **more})


def faults(made: Any, limits: dict[str, str] | None = None) -> str:
    """What is wrong, in one text."""
    return " | ".join(reason for _, reason, _ in design_faults(made, limits or {}))


A_TO_B = ({"code": "a1", "next": "b1"}, {"code": "b1", "ends": True})


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (({"code": "a1", "next": "nowhere"},), "không có bước nowhere"),
        (({"code": "a1", "next": "b1"}, {"code": "b1"}), "bước b1 không dẫn đến đâu"),
        ((*A_TO_B, {"code": "c1", "ends": True}), "không bước nào dẫn đến c1"),
        (({"code": "a1", "next": "b1"}, {"code": "b1", "next": "a1"}), "đi mãi không hết: a1 → b1 → a1"),
        (
            ({"code": "a1", "next": ["b1", "c1"]}, {"code": "b1", "ends": True}, {"code": "c1", "ends": True}),
            "không gặp nhau",
        ),
        ((*A_TO_B, {"code": "a1", "ends": True}), "bước a1 viết hai lần"),
        (({"code": "a1", "next": "b1", "ends": True}, {"code": "b1", "ends": True}), "vừa kết thúc vừa đi tiếp"),
    ],
)
def test_what_would_leave_a_dossier_stranded_is_refused(steps: tuple[dict[str, Any], ...], told: str) -> None:
    assert told in faults(design(*steps))


def test_the_slowest_way_stays_within_the_limit_of_the_law() -> None:
    """1 + max(2, 4) + 1 hours: six; a limit of half a working day holds four."""
    made = design(
        {"code": "a1", "limit": "1 hours", "next": ["b1", "c1"]},
        {"code": "b1", "limit": "2 hours", "next": "d1"},
        {"code": "c1", "limit": "0.5 working_days", "next": "d1"},
        {"code": "d1", "limit": "1 hours", "joins": True, "ends": True},
    )
    assert longest_hours(made) == Fraction(6)
    assert faults(made, {"x": "1 working_days", "y": "0 days", "z": "none", "m": "1 months"}) == ""
    assert "các bước cần 6 giờ làm việc, luật cho 4 giờ (x)" in faults(made, {"x": "0.5 working_days"})


def test_every_design_that_we_publish_is_sound() -> None:
    for file in read_files(DATA_FILES / "procedures" / "designs"):
        assert design_faults(read_design(file.data), {}) == [], file.path
