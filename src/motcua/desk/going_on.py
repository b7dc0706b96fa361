"""Where an officer goes on to after signing in."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.core.actor import Role
from motcua.desk.access import HANDLING
from motcua.identity.api import Account, actor_of_account


def safe_address(request: HttpRequest, address: str, account: Account) -> str:
    """The address to go on to, if it is one of ours; else the work list, or the pages of who administers or edits."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    work_list = resolve_url(settings.LOGIN_REDIRECT_URL)
    wanted = address if address and ours else work_list
    if wanted != work_list:
        return wanted
    actor = actor_of_account(account, on=timezone.localdate())
    if actor.units_as(*HANDLING):
        return work_list
    if actor.units_as(Role.ADMINISTRATOR):
        return resolve_url("admin:imports")
    if actor.units_as(Role.HELPER):
        return resolve_url("portal:assist")
    if actor.units_as(Role.ANALYST):
        return resolve_url("lab:home")
    return resolve_url("admin:findings") if actor.units_as(Role.EDITOR) else work_list
