"""Reading organisations: those for which a person works, the people of one, and who acts in an organisation's name."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.organisations.models import Employment, Organisation
from motcua.organisations.rules import MOST_PEOPLE
from motcua.organisations.states import Part
from motcua.organisations.values import EmploymentView, OrganisationView


def in_force(on: date) -> QuerySet[Employment]:
    """Employments that were accepted and are neither ended nor over on the local date."""
    not_over = Q(valid_until=None) | Q(valid_until__gte=on)
    return Employment.objects.filter(not_over, ended_at=None, accepted_at__isnull=False).select_related("organisation")


def list_employments(*, actor: Actor, on: date) -> list[EmploymentView]:
    """The organisations for which this person works on the local date."""
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        return []
    return _views(in_force(on).filter(account_id=actor.account_id).order_by("organisation__name", "id")[:MOST_PEOPLE])


def get_employment(organisation_id: int, *, actor: Actor, on: date) -> EmploymentView:
    """The person's own part in the organisation on the local date. Raises NotFound."""
    rows = in_force(on).filter(account_id=actor.account_id or 0, organisation_id=organisation_id)
    for view in _views(rows):
        return view
    raise NotFound("organisation")


def list_people(organisation_id: int, *, actor: Actor, on: date) -> list[EmploymentView]:
    """Everybody who works for the organisation or was invited and did not come yet. Raises NotFound for who does not
    manage it."""
    check_manages(organisation_id, actor=actor, on=on)
    rows = Employment.objects.filter(organisation_id=organisation_id, ended_at=None).select_related("organisation")
    return _views(rows.order_by("id")[:MOST_PEOPLE])


def check_manages(organisation_id: int, *, actor: Actor, on: date) -> OrganisationView:
    """The organisation. Raises NotFound for who does not manage it on the local date."""
    found = get_employment(organisation_id, actor=actor, on=on)
    if found.part is not Part.MANAGER:
        raise NotFound("organisation")
    return found.organisation


def acting_actor(employment: EmploymentView, *, actor: Actor) -> Actor:
    """Who acts when the person works for the organisation: its account, under both names."""
    name = f"{employment.organisation.name} ({actor.name})"
    return Actor(ActorKind.CITIZEN, name=name, account_id=employment.organisation.account_id)


def organisation_view(row: Organisation) -> OrganisationView:
    """The row as a value."""
    return OrganisationView(row.pk, int(row.account_id), row.name, row.tax_code)


def _views(rows: Iterable[Employment]) -> list[EmploymentView]:
    return [
        EmploymentView(
            row.pk, organisation_view(row.organisation), row.name, Part(row.part), row.valid_until, row.accepted_at
        )
        for row in rows
    ]
