"""What is known of a provider, of an attempt to sign on, and of the person who came back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LEVELS = {"none": 0, "low": 1, "substantial": 2, "high": 3}
"""Names of assurance levels in a provider's description, in rising order."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One identity provider as the operator describes it.

    claims     what we call a value -> what the provider calls it (`name`)
    levels     the provider's own words for a level -> ours (0 to 3), read from the claim `level_claim`
    kinds      values of `kind_claim` that mean a citizen; empty where the provider only knows citizens
    """

    key: str
    words: Mapping[str, str]
    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ("openid",)
    acr_values: tuple[str, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    level_claim: str = "acr"
    levels: Mapping[str, int] = field(default_factory=dict)
    kind_claim: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the browser's session keeps between leaving and coming back; good for one return."""

    provider: str
    state: str
    nonce: str
    verifier: str
    began_at: float


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a provider says of itself at its well-known address."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    names_itself_in_answers: bool
    secret_in_body: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who came back, as the provider proved it; `level` from 0 to 3."""

    provider: str
    issuer: str
    subject: str
    name: str
    level: int
