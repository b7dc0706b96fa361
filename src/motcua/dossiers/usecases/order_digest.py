"""An officer orders the morning's overview by e-mail, proves the address with a code, or gives it up."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.digest_letters import code_of
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import DigestMail, DigestOrder
from motcua.dossiers.rules.digests import MOST_WRONG, DigestRefused, check_code, check_codes_sent, check_may_order
from motcua.dossiers.states import DigestState
from motcua.forms.contacts import read_email
from motcua.forms.refusal import NotAccepted

CODE_TASK = "dossiers.mail_digest_code"


@dataclass(frozen=True, slots=True)
class DigestOrdered:
    """What an account ordered, and how this day's letter went (empty: none yet)."""

    email: str
    confirmed: bool
    today: DigestState | None


def order_digest(*, actor: Actor, email: str, now: datetime) -> None:
    """Name an address; a code goes to it, and nothing else before the code came back.

    Raises  NotAllowed, DigestRefused
    """
    account_id = check_may_order(actor)
    if not settings.MAIL_GOES_OUT:
        raise DigestRefused(field_errors={"email": "no_mail_here"})
    try:
        address = read_email(email)
    except NotAccepted as unreadable:
        raise DigestRefused(field_errors={"email": "email_not_understood"}) from unreadable
    today = local_day(now)
    with transaction.atomic():
        DigestOrder.objects.bulk_create(
            [DigestOrder(account_id=account_id, email=address, nonce="", asked_at=now, asked_on=today)],
            ignore_conflicts=True,
        )
        order = DigestOrder.objects.select_for_update().get(account_id=account_id)
        sent = order.asks if order.asked_on == today else 0
        check_codes_sent(sent)
        order.email, order.nonce, order.confirmed_at = address, secrets.token_hex(16), None
        order.asked_at, order.asked_on, order.asks, order.wrong = now, today, sent + 1, 0
        order.save()
        app.configure_task(CODE_TASK, allow_unknown=False).defer(order_id=order.pk)


def confirm_digest(*, actor: Actor, code: str, now: datetime) -> None:
    """The code came back: from the next morning on the overview is sent. Raises NotAllowed, NotFound, DigestRefused"""
    account_id = check_may_order(actor)
    order = DigestOrder.objects.filter(account_id=account_id, confirmed_at=None).exclude(email="").first()
    if order is None:
        raise NotFound("digest order")
    mine = DigestOrder.objects.filter(pk=order.pk, nonce=order.nonce)
    if not mine.filter(wrong__lt=MOST_WRONG).update(wrong=F("wrong") + 1):  # counted first: guesses come in parallel
        raise DigestRefused(field_errors={"code": "code_void"})
    check_code(code, code_of(order), asked_at=order.asked_at, now=now)
    mine.update(confirmed_at=now)


def cancel_digest(*, actor: Actor) -> None:
    """No more letters; the address is forgotten, the count of codes of this day is not. Raises NotAllowed"""
    DigestOrder.objects.filter(account_id=check_may_order(actor)).update(email="", nonce="", confirmed_at=None)


def digest_ordered(*, actor: Actor, today: date) -> DigestOrdered | None:
    """What the actor ordered; None where nothing is."""
    order = DigestOrder.objects.filter(account_id=actor.account_id or 0).exclude(email="").first()
    if order is None:
        return None
    mail = DigestMail.objects.filter(account_id=order.account_id, day=today).first()
    return DigestOrdered(order.email, order.confirmed_at is not None, DigestState(mail.state) if mail else None)
