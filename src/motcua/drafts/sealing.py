"""Sealing: AES-256-GCM with keys derived from the operator's secrets, bound to the draft it belongs to.

The first key seals; the others still open what they sealed, until it was sealed anew.
Source: NIST SP 800-38D (GCM), RFC 5869 (HKDF).
"""

import hashlib
import hmac
import json
import secrets
import zlib
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from motcua.core.ids import read_code
from motcua.drafts.rules import MOST_BYTES, DraftTooLarge, DraftUnreadable

_NONCE_BYTES = 12


def seal(content: dict[str, Any], *, bound_to: str) -> tuple[str, bytes]:
    """Key id and sealed bytes. Raises DraftTooLarge."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(plain) > MOST_BYTES:
        raise DraftTooLarge(most=MOST_BYTES)
    key_id, secret = settings.DRAFT_KEYS[0]
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return key_id, nonce + AESGCM(_key(secret)).encrypt(nonce, zlib.compress(plain), bound_to.encode())


def unseal(key_id: str, sealed: bytes | memoryview, *, bound_to: str) -> dict[str, Any]:
    """The content. Raises DraftUnreadable for an unknown key, for changed bytes and for another draft's bytes."""
    secret = dict(settings.DRAFT_KEYS).get(key_id)
    if secret is None:
        raise DraftUnreadable()
    nonce, body = bytes(sealed[:_NONCE_BYTES]), bytes(sealed[_NONCE_BYTES:])
    try:
        plain = AESGCM(_key(secret)).decrypt(nonce, body, bound_to.encode())
    except InvalidTag as changed:
        raise DraftUnreadable() from changed
    content: dict[str, Any] = json.loads(zlib.decompress(plain).decode("utf-8", "surrogatepass"))
    return content


def resume_digests(code: str) -> list[str]:
    """Under every key, the first being the one for new drafts: a code outlives the change of a key."""
    return [_digest(secret, f"resume:{read_code(code)}") for _key_id, secret in settings.DRAFT_KEYS]


def origin_digest(origin: str) -> str:
    """Where tries come from, so that the table does not tell it."""
    return _digest(settings.DRAFT_KEYS[0][1], f"origin:{origin}")


def _digest(secret: str, text: str) -> str:
    return hmac.new(_key(secret), text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


@lru_cache(maxsize=16)
def _key(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"motcua drafts 1").derive(secret.encode())
