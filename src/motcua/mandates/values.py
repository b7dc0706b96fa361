"""A mandate as other rooms see it."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.mandates.states import Proof


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two people; the number is that of the identity card, digits only."""

    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateGiven:
    """What the officer wrote down; None where a box was left empty or holds no day.

    relative     the holder is a grandparent, parent, child, spouse or sibling of the principal
    valid_until  the last day
    proof_given  number and place of a notarised or certified paper
    """

    principal: Party
    holder: Party
    relative: bool
    procedures: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    proof: Proof | None
    proof_given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateView:
    """A mandate; `code` is given to the holder, who needs it each time, `secret` to the principal alone.

    unit_id  of the counter where it was drawn up; empty for one that was given online
    """

    id: int
    code: str
    secret: str
    unit_id: int | None
    principal: Party
    holder: Party
    relative: bool
    procedures: tuple[str, ...]
    valid_from: date
    valid_until: date
    proof: Proof
    proof_given: str
    drawn_up_at: datetime
    confirmed_at: datetime | None
    revoked_at: datetime | None
    principal_account_id: int | None = None
    holder_account_id: int | None = None

    @property
    def online(self) -> bool:
        """Whether it was given online, between two accounts."""
        return self.principal_account_id is not None


@dataclass(frozen=True, slots=True)
class Use:
    """One dossier that was handed in by the mandate."""

    dossier_code: str
    procedure_code: str
    at: datetime
