"""Who is acting, read from the account or the token."""

from datetime import date

from django.db.models import Q

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.identity.models import Account, StaffRole


def actor_of_account(account: Account, *, on: date) -> Actor:
    """The Actor behind a signed-in account, with the roles that are valid on the local date."""
    rows = StaffRole.objects.filter(Q(account=account), valid__contains=on).values_list("unit_id", "role")
    grants = frozenset(Grant(unit_id, Role(role)) for unit_id, role in rows)
    kind = ActorKind.STAFF if grants else ActorKind.CITIZEN
    return Actor(kind, name=account.display_name, account_id=account.pk, grants=grants)
