"""Organisations and their people as other rooms see them."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.organisations.states import Part


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation; `account_id` is the account that holds its dossiers and that nobody signs in to."""

    id: int
    account_id: int
    name: str
    tax_code: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code by which one person comes to an organisation, once; it is shown this once."""

    organisation: OrganisationView
    code: str


@dataclass(frozen=True, slots=True)
class EmploymentView:
    """One person's part in an organisation; without `accepted_at` invited only.

    `valid_until` is the last day, inclusive.
    """

    id: int
    organisation: OrganisationView
    name: str
    part: Part
    valid_until: date | None
    accepted_at: datetime | None
