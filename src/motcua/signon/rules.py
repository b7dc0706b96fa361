"""What must be true of an answer before anybody is believed to be who it says.

Source  OpenID Connect Core 1.0, 3.1.3.7; RFC 9207 (issuer in the answer); RFC 9700 2.1, 4.4 (mix-up).
"""

import hmac
import unicodedata
from collections.abc import Mapping
from typing import Any

from motcua.core.errors import Refused
from motcua.signon.values import Attempt, Metadata, Person, Provider

ATTEMPT_SECONDS = 10 * 60.0
CLOCK_SECONDS = 120
"""How far the provider's clock and ours may differ; beyond that nothing it says of a time is believed."""

ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures with a key of the provider's alone; none by a shared secret, and never no signature."""

NAME_MOST = 200


class SignOnStale(Refused):
    """There is no such attempt in this browser: too long ago, used already, or begun elsewhere."""

    code = "sign_on_stale"
    conflict = True


class SignOnDeclined(Refused):
    """The provider said no: the person stopped, or the code was not good any more."""

    code = "sign_on_declined"


class SignOnUntrue(Refused):
    """What came is not what this provider must say to this attempt; `why` for the operator's log."""

    code = "sign_on_untrue"


class ClocksDiffer(Refused):
    """By the provider's clock its answer is of another time than by ours."""

    code = "sign_on_clock"


class NotACitizen(Refused):
    """The provider knows this account as another kind than a citizen's."""

    code = "sign_on_not_citizen"


def check_answer(attempt: Attempt, answer: Mapping[str, str], metadata: Metadata, *, now: float) -> str:
    """The code of an answer that belongs to the attempt.

    Raises   SignOnStale (state, time), SignOnUntrue (issuer), SignOnDeclined (the provider's error, or no code)
    """
    known = hmac.compare_digest(answer.get("state", "").encode("utf-8", "replace"), attempt.state.encode())
    if not known or not 0 <= now - attempt.began_at <= ATTEMPT_SECONDS:
        raise SignOnStale
    says = answer.get("iss")
    if (says is None and metadata.names_itself_in_answers) or (says is not None and says != metadata.issuer):
        raise SignOnUntrue(why="another issuer answered")
    if answer.get("error") or not answer.get("code"):
        raise SignOnDeclined(error=answer.get("error", "")[:100])
    return answer["code"]


def check_claims(claims: Mapping[str, Any], attempt: Attempt, provider: Provider) -> None:
    """Whether the token whose signature, issuer, audience and end are right was made for this very attempt.

    Raises   SignOnUntrue, ClocksDiffer
    """
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode("utf-8", "replace"), attempt.nonce.encode()):
        raise SignOnUntrue(why="wrong nonce")
    audience = claims.get("aud")
    alone = audience == provider.client_id or audience == [provider.client_id]
    if claims.get("azp", provider.client_id) != provider.client_id or not (alone or "azp" in claims):
        raise SignOnUntrue(why="made for another client")
    if float(claims["iat"]) < attempt.began_at - CLOCK_SECONDS:  # signed before anybody had asked
        raise ClocksDiffer


def person_of(claims: Mapping[str, Any], provider: Provider) -> Person:
    """The person in our words. Raises NotACitizen, SignOnUntrue (no name where one must be)."""
    if provider.kinds and not set(_listed(claims.get(provider.kind_claim))) & set(provider.kinds):
        raise NotACitizen
    name = _line(claims.get(provider.claims.get("name", "name")))
    if not name:
        raise SignOnUntrue(why="no name")
    levels = [provider.levels.get(word, 0) for word in _listed(claims.get(provider.level_claim))]
    return Person(provider.key, str(claims["iss"]), str(claims["sub"]), name, max(levels, default=0))


def _listed(value: Any) -> list[str]:
    """One value or a list of them as words; older providers write lists with commas."""
    if isinstance(value, list | tuple):
        return [word for one in value for word in _listed(one)]
    return [] if value is None else [word.strip() for word in str(value).split(",")]


def _line(value: Any) -> str:
    """A name as one printable line, composed."""
    text = unicodedata.normalize("NFC", value) if isinstance(value, str) else ""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:NAME_MOST]
