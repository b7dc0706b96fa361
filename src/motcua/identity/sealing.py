"""Sealing the secrets of second factors, with the operator's keys: the first seals, all open."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def _keys() -> MultiFernet:
    derived = (
        HKDF(algorithm=SHA256(), length=32, salt=None, info=b"motcua.identity.second_factor").derive(secret.encode())
        for _key_id, secret in settings.DRAFT_KEYS
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])


def seal_secret(secret: bytes) -> bytes:
    """The secret as it is kept."""
    return _keys().encrypt(secret)


def open_secret(sealed: bytes | memoryview) -> bytes | None:
    """The secret; None where the key that sealed it is gone, so that the operator has to take the factor away."""
    try:
        return _keys().decrypt(bytes(sealed))
    except InvalidToken:
        return None
