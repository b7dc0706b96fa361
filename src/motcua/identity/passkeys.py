"""What is asked of a device that holds a key, and for which site; the proofs themselves are the library's work."""

import json
from dataclasses import dataclass
from typing import Any

from webauthn import generate_authentication_options, generate_registration_options, options_to_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from motcua.identity.models import Account, Passkey


@dataclass(frozen=True, slots=True)
class Site:
    """Where the key is good: host without port, and scheme with host and port as the browser says them."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser hands to the device, and the challenge that the server keeps until the answer, once."""

    options: dict[str, Any]
    challenge: bytes


def ask_for_new_key(account_id: int, site: Site) -> Question:
    """A key that knows its account by itself and wants finger, face or code of its holder."""
    account = Account.objects.get(pk=account_id)
    known = Passkey.objects.filter(account=account).values_list("credential_id", flat=True)
    options = generate_registration_options(
        rp_id=site.host,
        rp_name="Motcua",
        user_name=account.username,
        user_id=f"motcua {account.pk}".encode(),
        user_display_name=account.display_name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=bytes(one)) for one in known],
    )
    return Question(json.loads(options_to_json(options)), options.challenge)


def ask_for_key(site: Site) -> Question:
    """Whichever key of this site the device has; nobody's name is said, so nothing is learnt about who has one."""
    options = generate_authentication_options(rp_id=site.host, user_verification=UserVerificationRequirement.REQUIRED)
    return Question(json.loads(options_to_json(options)), options.challenge)
