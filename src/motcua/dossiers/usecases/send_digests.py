"""The morning's overviews are sent: to proved addresses, on days on which the office works, each once."""

import logging
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection

from motcua.core.actor import Actor
from motcua.core.worktime import load_calendar
from motcua.dossiers.digest_letters import digest_letter
from motcua.dossiers.digests import read_digest
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import DigestMail, DigestOrder
from motcua.dossiers.rules import access
from motcua.dossiers.rules.digests import MOST_ATTEMPTS, is_morning, is_worked
from motcua.dossiers.states import DigestState
from motcua.identity.api import Account, actor_of_account
from motcua.orgs.api import get_units

AT_ONCE = 200
log = logging.getLogger(__name__)

_CLAIM = """
INSERT INTO dossiers_digestmail AS mail (account_id, day, state, attempts, at)
VALUES (%(account)s, %(day)s, 'sending', 1, %(now)s)
ON CONFLICT (account_id, day) DO UPDATE SET state = 'sending', attempts = mail.attempts + 1, at = excluded.at
WHERE mail.state = 'failed' AND mail.attempts < %(most)s
RETURNING id
"""


@dataclass(slots=True)
class DigestsSent:
    """What one round did."""

    sent: int = 0
    nothing: int = 0
    failed: int = 0
    unsure: int = 0


def send_digests(*, now: datetime) -> DigestsSent:
    """Send what is to be sent this morning; a round that is killed goes on with the next.

    A letter is claimed before it is sent. One whose sending broke off when the other side may have had it already is
    not sent again: the page shows the same at any time, and says that the letter is not certain.
    """
    did = DigestsSent()
    if not settings.MAIL_GOES_OUT or not is_morning(now):
        return did
    for order in _orders(local_day(now)):
        account = Account.objects.filter(pk=order.account_id, is_active=True).first()
        actor = actor_of_account(account, on=local_day(now)) if account else None
        if actor is None or not _works(actor, now):
            continue
        if not _claim(order.account_id, now):
            continue
        state = _send(order, actor, now)
        DigestMail.objects.filter(account_id=order.account_id, day=local_day(now)).update(state=state)
        did.sent += state is DigestState.SENT
        did.nothing += state is DigestState.NOTHING
        did.failed += state is DigestState.FAILED
        did.unsure += state is DigestState.SENDING
    return did


def _orders(day: date) -> Iterator[DigestOrder]:
    """Proved addresses whose letter of the day has not been sent, in the order of their keys."""
    last = 0
    while True:
        given = DigestMail.objects.filter(day=day).exclude(state=DigestState.FAILED).values("account_id")
        wanted = DigestOrder.objects.filter(confirmed_at__isnull=False, pk__gt=last).exclude(account_id__in=given)
        found = list(wanted.order_by("pk")[:AT_ONCE])
        if not found:
            return
        yield from found
        last = found[-1].pk


def _works(actor: Actor, now: datetime) -> bool:
    """Whether one of the units whose lists the person reads works on this day."""
    units = get_units(access.units_to_read(actor)).values()
    return any(is_worked(now, load_calendar(code)) for code in {one.calendar for one in units})


def _claim(account_id: int, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"account": account_id, "day": local_day(now), "now": now, "most": MOST_ATTEMPTS})
        return cursor.fetchone() is not None


def _send(order: DigestOrder, actor: Actor, now: datetime) -> DigestState:
    digest = read_digest(actor=actor, now=now)
    if digest.is_empty:
        return DigestState.NOTHING
    return deliver(digest_letter(order, digest, name=actor.name, now=now))


def deliver(letter: EmailMessage) -> DigestState:
    """Sent, failed where the other side surely did not take it, or still `sending` where nobody can know."""
    way = get_connection()
    try:
        way.open()
    except (OSError, smtplib.SMTPException) as fault:
        log.warning("the mail server cannot be reached: %s", fault)
        return DigestState.FAILED
    try:
        way.send_messages([letter])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as fault:
        log.warning("the mail server refused a letter: %s", type(fault).__name__)
        return DigestState.FAILED
    except (OSError, smtplib.SMTPException) as fault:
        log.warning("the mail server broke off: %s", type(fault).__name__)
        return DigestState.SENDING
    finally:
        way.close()
    return DigestState.SENT
