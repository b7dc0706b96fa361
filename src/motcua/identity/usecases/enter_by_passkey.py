"""A device proves that it holds a key of an account: its holder comes in, without name and password."""

import json
from datetime import datetime

from django.db import transaction
from webauthn import base64url_to_bytes, verify_authentication_response
from webauthn.helpers.exceptions import WebAuthnException

from motcua.identity import rules
from motcua.identity.models import Account, Passkey
from motcua.identity.passkeys import Site


def enter_by_passkey(*, answer: str, challenge: bytes, site: Site, now: datetime) -> Account:
    """The account of the key; the device asked its holder for finger, face or code, so that no second step is left.

    A key whose count goes backwards was copied and opens nothing.
    Raises  rules.PasskeyRefused
    """
    try:
        credential_id = base64url_to_bytes(str(json.loads(answer)["id"])[:2000])
        with transaction.atomic():
            rows = Passkey.objects.select_for_update(of=("self",)).select_related("account")
            key = rows.get(credential_id=credential_id, account__is_active=True)
            proved = verify_authentication_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=site.host,
                expected_origin=site.origin,
                credential_public_key=bytes(key.public_key),
                credential_current_sign_count=key.sign_count,
                require_user_verification=True,
            )
            key.sign_count, key.last_used_at = proved.new_sign_count, now
            key.save(update_fields=["sign_count", "last_used_at"])
    except (Passkey.DoesNotExist, WebAuthnException, ValueError, KeyError, TypeError) as untrue:
        raise rules.PasskeyRefused from untrue
    return key.account
