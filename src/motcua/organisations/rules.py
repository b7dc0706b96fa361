"""Who may register organisations and let people work for them, and what has to be given."""

from datetime import date, datetime, timedelta

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, Refused
from motcua.forms.refusal import NotAccepted
from motcua.forms.tax_codes import read_tax_code
from motcua.forms.texts import clean
from motcua.organisations.states import Part

LONGEST_NAME = 250
INVITED_FOR = timedelta(days=14)
MOST_PEOPLE = 500


class OrganisationRefused(Refused):
    """What was given cannot be kept; the fields say why."""

    code = "organisation_refused"


class InvitationUnknown(Refused):
    """No open invitation has this code: mistyped, used, ended, or older than two weeks."""

    code = "invitation_unknown"


class EmployedAlready(Refused):
    """This person works for the organisation already."""

    code = "employed_already"
    conflict = True


def check_may_register(actor: Actor, unit_id: int) -> None:
    """The clerk of the counter where the papers are shown. Raises NotAllowed."""
    if unit_id not in actor.units_as(Role.CLERK):
        raise NotAllowed("register_organisation")


def check_organisation(*, tax_code: object, name: object, papers_seen: bool, on: date) -> tuple[str, str]:
    """Tax code and name as they are kept. Raises OrganisationRefused with every fault at once."""
    errors: dict[str, str] = {}
    kept_code = kept_name = ""
    try:
        kept_code = read_tax_code(tax_code, on=on)
    except NotAccepted as refusal:
        errors["tax_code"] = "required" if not str(tax_code).strip() else refusal.code
    try:
        kept_name = clean(name)
    except NotAccepted as refusal:
        errors["name"] = refusal.code
    if "name" not in errors and not 0 < len(kept_name) <= LONGEST_NAME:
        errors["name"] = "text_too_long" if kept_name else "required"
    if not papers_seen:
        errors["papers_seen"] = "required"
    if errors:
        raise OrganisationRefused(field_errors=errors, field_values={"name": {"max_length": LONGEST_NAME}})
    return kept_code, kept_name


def check_invited(
    *, name: object, part: str, valid_until: date | None, on: date, called: str = "name"
) -> tuple[str, Part]:
    """Name and part of somebody who is to be let in. Raises OrganisationRefused."""
    errors: dict[str, str] = {}
    kept = ""
    try:
        kept = clean(name)
    except NotAccepted as refusal:
        errors[called] = refusal.code
    if called not in errors and not 0 < len(kept) <= LONGEST_NAME:
        errors[called] = "text_too_long" if kept else "required"
    if part not in set(Part):
        errors["part"] = "required"
    if valid_until is not None and valid_until < on:
        errors["valid_until"] = "day_over"
    if errors:
        raise OrganisationRefused(field_errors=errors, field_values={called: {"max_length": LONGEST_NAME}})
    return kept, Part(part)


def is_open(invited_at: datetime, *, now: datetime) -> bool:
    """Whether an invitation of then still lets somebody in."""
    return invited_at <= now < invited_at + INVITED_FOR
