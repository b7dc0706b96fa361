"""Somebody who is signed in lets a key on her device open the account."""

from datetime import datetime

from django.db import IntegrityError, transaction
from webauthn import verify_registration_response
from webauthn.helpers.exceptions import WebAuthnException

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import PasskeyAdded
from motcua.identity.models import Account, Passkey
from motcua.identity.passkeys import Site

LONGEST_NAME = 60


def add_passkey(*, actor: Actor, answer: str, challenge: bytes, site: Site, name: str, now: datetime) -> None:
    """Keep the public half of the key that the device made.

    answer  what the browser said, as JSON; challenge: as it was asked, and never used before
    Raises  rules.PasskeyRefused, rules.TooManyPasskeys, NotFound (no account)
    """
    try:
        proved = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as untrue:
        raise rules.PasskeyRefused from untrue
    try:
        with transaction.atomic():
            account = Account.objects.select_for_update().filter(pk=actor.account_id or 0).first()
            if account is None:
                raise NotFound("account")
            if Passkey.objects.filter(account=account).count() >= rules.MOST_PASSKEYS:
                raise rules.TooManyPasskeys(most=rules.MOST_PASSKEYS)
            Passkey.objects.create(
                account=account,
                credential_id=proved.credential_id,
                public_key=proved.credential_public_key,
                sign_count=proved.sign_count,
                name="".join(sign for sign in name if sign.isprintable()).strip()[:LONGEST_NAME],
                added_at=now,
            )
            record(PasskeyAdded(subject_id=account.pk), actor=actor, at=now)
    except IntegrityError as known:
        raise rules.PasskeyRefused from known
