"""An enterprise, its manager, and people with accounts of their own."""

from motcua.core.actor import Actor, ActorKind
from motcua.identity.api import Account
from motcua.organisations.api import OrganisationView, accept_invitation, register_organisation
from tests.factories.cast import NOW, PASSWORD, Cast

TAX_CODE = "0100109106"
COMPANY = "Công ty TNHH Gỗ Mẫu"


def citizen_account(name: str) -> Account:
    """Somebody with an own account."""
    username = "cd-" + "".join(sign for sign in name.lower() if sign.isascii() and sign.isalnum())
    return Account.objects.create_account(username=username, password=PASSWORD, display_name=name)


def actor_of(account: Account) -> Actor:
    """The person behind it."""
    return Actor(ActorKind.CITIZEN, name=account.display_name, account_id=account.pk)


def registered(cast: Cast, **changes: object) -> str:
    """The manager's code of the company."""
    given = {"tax_code": TAX_CODE, "name": COMPANY, "manager_name": "Lê Thị Giám", "papers_seen": True} | changes
    return register_organisation(
        actor=cast.clerk,
        unit_id=cast.centre.id,
        now=NOW,
        **given,  # type: ignore[arg-type]
    ).code


def managed(cast: Cast, manager: Actor) -> OrganisationView:
    """The company with its manager."""
    return accept_invitation(registered(cast), actor=manager, now=NOW)
