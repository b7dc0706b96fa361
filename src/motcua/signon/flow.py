"""The way out to the provider and back: each attempt bound to one browser, one provider and one return."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import jwt

from motcua.core.errors import Unavailable
from motcua.core.recent import RecentMemory
from motcua.signon import rules
from motcua.signon.values import Attempt, Metadata, Person, Provider
from motcua.signon.wire import Rejected, get_json, post_form

KNOWN_SECONDS = 300.0
_metadata: RecentMemory[Metadata] = RecentMemory(KNOWN_SECONDS)
_keys: RecentMemory[jwt.PyJWKSet] = RecentMemory(KNOWN_SECONDS)


def begin(provider: Provider, *, return_to: str, now: datetime) -> tuple[Attempt, str]:
    """A new attempt, and the provider's address to which the browser goes.

    return_to  our address of this provider alone, so that another one's answer comes to the wrong door
    Raises     Unavailable, rules.SignOnUntrue (it does not call itself by its issuer)
    """
    metadata = _metadata_of(provider)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    attempt = Attempt(provider.key, state, nonce, verifier, began_at=now.timestamp())
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": return_to,
        "scope": " ".join(provider.scopes),
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": _base64(hashlib.sha256(attempt.verifier.encode()).digest()),
        "code_challenge_method": "S256",
    } | ({"acr_values": " ".join(provider.acr_values)} if provider.acr_values else {})
    mark = "&" if "?" in metadata.authorization_endpoint else "?"
    return attempt, f"{metadata.authorization_endpoint}{mark}{urlencode(asked)}"


def finish(provider: Provider, attempt: Attempt, answer: Mapping[str, str], *, return_to: str, now: datetime) -> Person:
    """Who came back.

    attempt  taken out of the session before, so that no answer is heard twice
    Raises   rules.SignOnStale, SignOnDeclined, SignOnUntrue, ClocksDiffer, NotACitizen; Unavailable
    """
    if attempt.provider != provider.key:
        raise rules.SignOnStale
    metadata = _metadata_of(provider)
    code = rules.check_answer(attempt, answer, metadata, now=now.timestamp())
    tokens = _tokens(provider, metadata, code=code, attempt=attempt, return_to=return_to)
    claims = _believed(str(tokens.get("id_token", "")), provider, metadata)
    rules.check_claims(claims, attempt, provider)
    return rules.person_of(claims | _told(tokens, claims, metadata), provider)


def _base64(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def _metadata_of(provider: Provider) -> Metadata:
    return _metadata.get(provider.issuer, lambda: _read_metadata(provider.issuer))


def _read_metadata(issuer: str) -> Metadata:
    try:
        said = get_json(issuer.rstrip("/") + "/.well-known/openid-configuration")
    except Rejected as rejected:
        raise Unavailable("the provider does not describe itself") from rejected
    addresses = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if said.get("issuer") != issuer:
        raise rules.SignOnUntrue(why="calls itself by another issuer")
    if not all(isinstance(said.get(name), str) for name in addresses):
        raise Unavailable("the provider's description lacks an address")
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Metadata(
        issuer,
        authorization_endpoint=said["authorization_endpoint"],
        token_endpoint=said["token_endpoint"],
        jwks_uri=said["jwks_uri"],
        userinfo_endpoint=str(said.get("userinfo_endpoint") or ""),
        names_itself_in_answers=said.get("authorization_response_iss_parameter_supported") is True,
        secret_in_body="client_secret_basic" not in ways,
    )


def _tokens(
    provider: Provider, metadata: Metadata, *, code: str, attempt: Attempt, return_to: str
) -> Mapping[str, Any]:
    asked = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": return_to,
        "code_verifier": attempt.verifier,
    }
    try:
        return post_form(
            metadata.token_endpoint,
            asked,
            client_id=provider.client_id,
            secret=provider.client_secret,
            secret_in_body=metadata.secret_in_body,
        )
    except Rejected as rejected:
        raise rules.SignOnDeclined(error="code") from rejected


def _believed(token: str, provider: Provider, metadata: Metadata) -> dict[str, Any]:
    """The claims of a token with the provider's own signature, for us, of now."""
    try:
        return jwt.decode(
            token,
            _key_of(token, metadata),
            algorithms=list(rules.ALGORITHMS),
            audience=provider.client_id,
            issuer=metadata.issuer,
            leeway=rules.CLOCK_SECONDS,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
        raise rules.ClocksDiffer from error
    except jwt.InvalidTokenError as error:
        raise rules.SignOnUntrue(why=type(error).__name__) from error


def _key_of(token: str, metadata: Metadata) -> jwt.PyJWK:
    """The key that the token names, looked up once more where it is a new one. Raises jwt.InvalidTokenError."""
    named = jwt.get_unverified_header(token).get("kid")
    for _again in range(2):
        keys = _keys.get(metadata.jwks_uri, lambda: _read_keys(metadata.jwks_uri)).keys
        fitting = [key for key in keys if key.key_id == named or (named is None and len(keys) == 1)]
        if fitting:
            return fitting[0]
        _keys.forget(metadata.jwks_uri)
    raise jwt.InvalidTokenError("no such key")


def _read_keys(address: str) -> jwt.PyJWKSet:
    try:
        return jwt.PyJWKSet.from_dict(get_json(address))
    except (Rejected, jwt.PyJWTError) as error:
        raise Unavailable("the provider's keys cannot be read") from error


def _told(tokens: Mapping[str, Any], claims: Mapping[str, Any], metadata: Metadata) -> dict[str, Any]:
    """What the provider tells of the person beside the token, without what the token itself proves."""
    bearer = tokens.get("access_token")
    if not metadata.userinfo_endpoint or not isinstance(bearer, str):
        return {}
    try:
        told = get_json(metadata.userinfo_endpoint, bearer=bearer)
    except Rejected as rejected:
        raise rules.SignOnDeclined(error="userinfo") from rejected
    if told.get("sub") != claims["sub"]:
        raise rules.SignOnUntrue(why="tells of another person")
    return {name: value for name, value in told.items() if name not in {"iss", "sub", "aud", "nonce"}}
