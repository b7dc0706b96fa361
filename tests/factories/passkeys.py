"""A device with a key, in a few lines: what a browser would say of it, and what a forger would."""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

from motcua.identity.api import Site

SITE = Site("motcua.test", "https://motcua.test")
USER_PRESENT, USER_VERIFIED, KEY_INSIDE = 1, 4, 64


@dataclass
class Device:
    """One key on one device; `count` goes up with every use."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    count: int = 0

    def make(self, challenge: bytes, site: Site = SITE, *, verified: bool = True) -> str:
        """The answer to "make a key"."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        inside = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        data = self._data(site, KEY_INSIDE, verified) + inside
        told = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(self._client("webauthn.create", challenge, site), attestationObject=told)

    def use(self, challenge: bytes, site: Site = SITE, *, verified: bool = True) -> str:
        """The answer to "prove that you have a key"."""
        self.count += 1
        data, client = self._data(site, 0, verified), self._client("webauthn.get", challenge, site)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(client, authenticatorData=data, signature=signature)

    def _data(self, site: Site, flags: int, verified: bool) -> bytes:
        flags |= USER_PRESENT | (USER_VERIFIED if verified else 0)
        return sha256(site.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: bytes, site: Site) -> bytes:
        told = {"type": kind, "challenge": bytes_to_base64url(challenge), "origin": site.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _answer(self, client: bytes, **response: bytes) -> str:
        told: dict[str, Any] = {name: bytes_to_base64url(value) for name, value in response.items()}
        told["clientDataJSON"] = bytes_to_base64url(client)
        name = bytes_to_base64url(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": told})
