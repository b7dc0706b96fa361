"""An organisation gets an account of its own: it holds what is the organisation's, and no password opens it."""

from motcua.identity.models import Account
from motcua.identity.usecases.sign_up import draw_username


def make_account_of_organisation(name: str) -> Account:
    """The account, without any way in; who works in it is decided in `organisations`. Call it in a transaction."""
    account = Account(username=draw_username(), display_name=name)
    account.set_unusable_password()
    account.save()
    return account
