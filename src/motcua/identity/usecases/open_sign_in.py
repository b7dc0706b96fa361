"""Which sign-ins of an account are open: noted when it begins, ended one by one or all at once."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import SignedOutEverywhere
from motcua.identity.models import Account

DEVICE_WORDS = 120


@dataclass(frozen=True, slots=True)
class OpenSignIn:
    """One open sign-in: since when, from which address, and what the browser called itself."""

    mark: str
    at: datetime
    address: str
    device: str


@transaction.atomic
def open_sign_in(account: Account, *, now: datetime, address: str, device: str) -> str:
    """Note that a session begins; the mark that the session keeps. The oldest beyond `OPEN_SIGN_INS` ends."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    mark = secrets.token_urlsafe(9)
    new = {"mark": mark, "at": now.isoformat(), "address": address, "device": _plain(device)}
    held.open_sign_ins = [*held.open_sign_ins, new][-rules.OPEN_SIGN_INS :]
    held.save(update_fields=["open_sign_ins"])
    account.open_sign_ins = held.open_sign_ins
    return mark


def _plain(device: str) -> str:
    return "".join(char for char in device if char.isprintable())[:DEVICE_WORDS]


def is_open(account: Account, mark: str) -> bool:
    """Whether the sign-in with this mark was not ended; asks the row that was read for the request."""
    return any(one["mark"] == mark for one in account.open_sign_ins)


def list_sign_ins(account_id: int) -> list[OpenSignIn]:
    """The account's open sign-ins, the latest first."""
    kept = Account.objects.values_list("open_sign_ins", flat=True).get(pk=account_id)
    return [
        OpenSignIn(one["mark"], datetime.fromisoformat(one["at"]), one["address"], one["device"])
        for one in reversed(kept)
    ]


@transaction.atomic
def end_sign_in(account_id: int, mark: str) -> None:
    """End one; the next request of its browser is a stranger's. Ending it twice is no error."""
    held = Account.objects.select_for_update().filter(pk=account_id).first()
    if held is None:
        raise NotFound("account")
    held.open_sign_ins = [one for one in held.open_sign_ins if one["mark"] != mark]
    held.save(update_fields=["open_sign_ins"])


@transaction.atomic
def sign_out_everywhere(*, actor: Actor, now: datetime) -> None:
    """End every session of the acting person's account, this one too. Raises NotFound for who has none."""
    changed = Account.objects.filter(pk=actor.account_id or 0).update(
        open_sign_ins=[], sessions_epoch=F("sessions_epoch") + 1
    )
    if not changed or actor.account_id is None:
        raise NotFound("account")
    record(SignedOutEverywhere(subject_id=actor.account_id), actor=actor, at=now)
