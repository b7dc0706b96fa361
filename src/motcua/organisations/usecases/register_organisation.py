"""At the counter an organisation gets its account, and whoever speaks for it the code to manage it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.identity.api import make_account_of_organisation
from motcua.organisations.events import OrganisationRegistered
from motcua.organisations.models import Organisation
from motcua.organisations.queries import organisation_view
from motcua.organisations.rules import check_invited, check_may_register, check_organisation
from motcua.organisations.states import Part
from motcua.organisations.usecases.invite_employee import invited
from motcua.organisations.values import Invitation


@transaction.atomic
def register_organisation(
    *, actor: Actor, unit_id: int, tax_code: str, name: str, manager_name: str, papers_seen: bool, now: datetime
) -> Invitation:
    """The code for a manager. An organisation that is known already keeps its account and takes the name of now.

    papers_seen  the clerk saw the certificate of registration and that this person speaks for the organisation
    Raises  NotAllowed, OrganisationRefused
    """
    check_may_register(actor, unit_id)
    today = timezone.localdate(now)
    kept_code, kept_name = check_organisation(tax_code=tax_code, name=name, papers_seen=papers_seen, on=today)
    manager, part = check_invited(
        name=manager_name, part=Part.MANAGER.value, valid_until=None, on=today, called="manager_name"
    )
    row = Organisation.objects.select_for_update().filter(tax_code=kept_code).first()
    if row is None:
        account = make_account_of_organisation(kept_name)
        row, _made = Organisation.objects.get_or_create(
            tax_code=kept_code,
            defaults={"account": account, "name": kept_name, "unit_id": unit_id, "registered_at": now},
        )
        record(OrganisationRegistered(subject_id=row.pk, unit_id=unit_id), actor=actor, at=now)
    elif row.name != kept_name:
        row.name = kept_name
        row.save(update_fields=["name"])
    return invited(organisation_view(row), actor=actor, name=manager, part=part, valid_until=None, now=now)
