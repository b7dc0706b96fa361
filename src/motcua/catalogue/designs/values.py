"""A step design as the office reads it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.forms.conditions import Condition
from motcua.forms.values import Words


class WhoseUnit(StrEnum):
    """By which rule the unit of a step is found; anything else is the code of a unit."""

    IN_HAND = "in_hand"
    RECEIVING = "receiving"
    COMPETENT = "competent"
    CHOSEN = "chosen"


class Need(StrEnum):
    """What must be there before a dossier may go on."""

    PAPERS = "papers"
    NOTE = "note"
    FEE = "fee"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way on: to one step, or to several side by side. `code` is empty for the only way.

    when  over the form's answers: this way is open only where it holds
    """

    to: tuple[str, ...]
    code: str = ""
    name: Words | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class DesignStep:
    """One step: whose work it is, how long it may take, what it needs and where it leads.

    unit    a `WhoseUnit` or the code of a unit
    limit   internal limit in working time as text ("4 hours"); empty where none is set
    joins   it begins when every branch has come to it
    ends    the decision is taken here
    """

    code: str
    name: Words
    role: str
    unit: str = WhoseUnit.IN_HAND
    limit: str = ""
    needs: tuple[Need, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    returns: tuple[str, ...] = ()
    joins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class StepDesign:
    """One published version of a design; `key` is what a dossier keeps.

    procedures, units  for which it stands; empty: for every one
    decides_anywhere   the leader may decide before the last step
    """

    code: str
    version: int
    title: Words
    valid_from: date
    source: str
    steps: tuple[DesignStep, ...]
    procedures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    decides_anywhere: bool = False

    @property
    def key(self) -> str:
        """`code@version`."""
        return f"{self.code}@{self.version}"

    @property
    def first(self) -> DesignStep:
        """Where a dossier begins."""
        return self.steps[0]

    def step(self, code: str) -> DesignStep | None:
        """The step of this code."""
        return next((step for step in self.steps if step.code == code), None)
