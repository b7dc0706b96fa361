"""A token is believed with the provider's own signature, for us and for this attempt; a forged one never."""

import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from motcua.signon import flow, rules
from motcua.signon.values import Attempt, Metadata, Person, Provider

ISSUER = "https://id.example"
METADATA = Metadata(ISSUER, ISSUER, ISSUER, ISSUER, "", names_itself_in_answers=True, secret_in_body=False)
PROVIDER = Provider("vneid", {}, ISSUER, "motcua", levels={"2": 2})
OWN, FOREIGN = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
PUBLIC = OWN.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture(autouse=True)
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """The provider publishes its one key; nobody is asked over the net."""
    key = jwt.algorithms.ECAlgorithm.to_jwk(OWN.public_key(), as_dict=True) | {"kid": "1", "alg": "ES256"}
    monkeypatch.setattr(flow, "get_json", lambda _address: {"keys": [key]})


def read(token: str) -> Person:
    attempt = Attempt("vneid", "s", "n", "v", began_at=time.time())
    claims = flow._believed(token, PROVIDER, METADATA)
    rules.check_claims(claims, attempt, PROVIDER)
    return rules.person_of(claims, PROVIDER)


def token(key: Any = OWN, algorithm: str = "ES256", kid: str = "1", **more: Any) -> str:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": "motcua", "sub": "1", "iat": now, "exp": now + 60, "nonce": "n", "name": "Lan"}
    left = {name: value for name, value in (claims | more).items() if value is not None}
    return jwt.encode(left, key, algorithm=algorithm, headers={"kid": kid})


def test_the_right_one_is_believed_with_its_level_and_a_tidy_name() -> None:
    assert read(token(acr="2", name=" Hồ\u0000 Thị\nLan ")) == Person("vneid", ISSUER, "1", "Hồ Thị Lan", 2)
    assert read(token(acr=["?", "2"], aud=["motcua", "x"], azp="motcua")).level == 2
    assert read(token(acr="unheard of")).level == 0


@pytest.mark.parametrize(
    "forged",
    [
        lambda: token(FOREIGN),
        lambda: token(kid="2"),
        lambda: token(None, "none"),
        lambda: token(aud="another"),
        lambda: token(aud=["motcua", "another"]),
        lambda: token(azp="another"),
        lambda: token(iss="https://another.example"),
        lambda: token(nonce="another"),
        lambda: token(nonce=None),
        lambda: token(sub=None),
        lambda: token(exp=None),
        lambda: token(name="  "),
        lambda: "no token",
        lambda: "",
    ],
)
def test_a_forged_one_never(forged: Callable[[], str]) -> None:
    with pytest.raises(rules.SignOnUntrue):
        read(forged())


def test_the_public_key_does_not_serve_as_a_shared_secret() -> None:
    lines = PUBLIC.decode().replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", "")
    with pytest.raises(rules.SignOnUntrue):
        read(token(lines.encode() * 2, "HS256"))


def test_what_was_signed_before_anybody_asked_is_of_another_clock() -> None:
    now = int(time.time())
    for times in ({"iat": now + 600}, {"iat": now - 600}, {"iat": now - 900, "exp": now - 600}):
        with pytest.raises(rules.ClocksDiffer):
            read(token(**times))
