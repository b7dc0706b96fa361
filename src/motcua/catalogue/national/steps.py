"""Steps of national records: "Bước 1 …" in a block of text becomes a stepper; the block itself is kept."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import NationalStep

_STEP = re.compile(
    r"^[\s\-–+*•]*(?:(?:\w{1,3}|\d+(?:\.\d+)+)[.)]\s*)?bước\s*(?P<number>\d+(?:\.\d+)*|một|hai|ba|bốn|năm|[ivx]+)\b[\s:.)\-–]*",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_TITLE = 120


def read_steps(given: Sequence[Mapping[str, Any]], doubts: Doubts) -> tuple[tuple[NationalStep, ...], str]:
    """The steps, and their whole text as given."""
    texts = [(line(step.get("name")), block(step.get("description"))) for step in given]
    original = "\n\n".join("\n".join(part for part in pair if part) for pair in texts if any(pair))
    found = tuple(step for name, text in texts for step in _steps_of(name, text))
    if original and len(found) < 2:
        doubts.tell("steps_one_block", "executionSteps", original)
    numbers = [int(step.number) for step in found if step.number.isdecimal()]
    if _out_of_order(numbers):
        doubts.tell("steps_out_of_order", "executionSteps", ", ".join(map(str, numbers)))
    return found, original


def _out_of_order(numbers: Sequence[int]) -> bool:
    """Whether a number is left out or said twice; several courses may each begin with 1."""
    return any(number not in (1, before + 1) for before, number in pairwise([0, *numbers]))


def _steps_of(name: str, text: str) -> list[NationalStep]:
    """The steps of one entry: a heading with its text, or a block with several steps in it."""
    named = _STEP.match(name)
    marks = list(_STEP.finditer(text))
    if not marks:
        number = named["number"] if named else ""
        title = name[named.end() :] if named else name
        return [NationalStep(number, title, text)] if title or text else []
    before = "\n".join(part for part in (name, text[: marks[0].start()].strip()) if part)
    steps = [NationalStep("", "", before)] if before else []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        title, text_of = _divided(text[mark.end() : end].strip())
        steps.append(NationalStep(mark["number"], title, text_of))
    return steps


def _divided(text: str) -> tuple[str, str]:
    """A short first line is the step's title, unless it is all there is."""
    first, _, rest = text.partition("\n")
    return (first.rstrip(":;. "), rest.strip()) if rest.strip() and len(first) <= _LONGEST_TITLE else ("", text)
