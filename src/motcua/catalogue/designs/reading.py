"""Reading a step design from its data; the data passed the schema before."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.catalogue.designs.values import DesignStep, Need, Outcome, StepDesign, WhoseUnit
from motcua.catalogue.values import HandlingStep
from motcua.forms.api import Words, read_condition


def read_design(data: Mapping[str, Any]) -> StepDesign:
    """The design. Raises KeyError where the data did not pass the schema."""
    return StepDesign(
        code=data["code"],
        version=data["version"],
        title=_words(data["title"]),
        valid_from=date.fromisoformat(data["valid_from"]),
        source=data["source"],
        procedures=tuple(data.get("procedures", ())),
        units=tuple(data.get("units", ())),
        decides_anywhere=data.get("decides") == "anywhere",
        steps=tuple(_step(one) for one in data["steps"]),
    )


def plain_design(code: str, steps: tuple[HandlingStep, ...]) -> StepDesign:
    """The steps of a procedure one after the other, for dossiers for which no design was published.

    Such a dossier may be decided and given back at any step, and its key is empty.
    """
    codes = [step.code for step in steps]
    made = tuple(
        DesignStep(
            code=step.code,
            name=step.name,
            role=step.role,
            outcomes=(Outcome((codes[place + 1],)),) if place + 1 < len(codes) else (),
            returns=tuple(codes[:place]),
            ends=place + 1 == len(codes),
        )
        for place, step in enumerate(steps)
    )
    return StepDesign(code, 0, Words(code, code), date.min, "procedure", made, (code,), decides_anywhere=True)


def _words(data: Mapping[str, str]) -> Words:
    return Words(data["vi"], data["en"])


def _step(data: Mapping[str, Any]) -> DesignStep:
    return DesignStep(
        code=data["code"],
        name=_words(data["name"]),
        role=data["role"],
        unit=data.get("unit", WhoseUnit.IN_HAND.value),
        limit=data.get("limit", ""),
        needs=tuple(Need(one) for one in data.get("needs", ())),
        outcomes=_outcomes(data),
        returns=tuple(data.get("returns", ())),
        joins=data.get("joins", False),
        ends=data.get("ends", False),
    )


def _outcomes(data: Mapping[str, Any]) -> tuple[Outcome, ...]:
    if "next" in data:
        return (Outcome(_targets(data["next"])),)
    return tuple(
        Outcome(_targets(one["next"]), one["code"], _words(one["name"]), read_condition(one.get("when")))
        for one in data.get("choices", ())
    )


def _targets(given: str | list[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
