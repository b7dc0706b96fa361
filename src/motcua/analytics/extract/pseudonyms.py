"""Keys that stand for dossiers and persons in the extract, and lead nobody back who has not the installation's secret.

Each purpose has its own key, derived from the secret key of the installation with HMAC-SHA-256 over the purpose's name.
The same person therefore has one key inside the extract and another one in whatever else is ever pseudonymised; the
codes and identity numbers themselves never leave the ledger. Whoever changes the secret key gets new pseudonyms and a
whole new extract. Identity numbers have few enough values to be tried out by whoever holds the secret: it stays on the
server, the extract may not be handed out with it.
"""

import hashlib
import hmac
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from django.conf import settings

Words = npt.NDArray[np.uint64]
_ROUNDS = 4
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_START = (0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573)
_PERSON_BYTES = 12
_AT_ONCE = 1 << 14  # small enough to stay near the processor


def purpose_key(purpose: str) -> bytes:
    """32 bytes for one purpose, from the installation's secret."""
    return hmac.digest(str(settings.SECRET_KEY).encode(), f"motcua.analytics.{purpose}".encode(), "sha256")


def key_fingerprint() -> str:
    """Tells whether the keys are still the same, and nothing about them."""
    return hmac.digest(purpose_key("fingerprint"), b"extract", "sha256").hex()[:16]


class PersonKeys:
    """Keyed hashes of identity numbers; each number is hashed once a taking."""

    def __init__(self) -> None:
        self._key = purpose_key("extract.person")
        self._known: dict[str, str | None] = {"": None}

    def of(self, numbers: Iterable[str | None]) -> list[str | None]:
        """24 hexadecimal digits for each number, None where there is none."""
        return [self._of(number or "") for number in numbers]

    def _of(self, number: str) -> str | None:
        found = self._known.get(number)
        if found is None and number:
            found = hashlib.blake2b(number.strip().encode(), key=self._key, digest_size=_PERSON_BYTES).hexdigest()
            self._known[number] = found
        return found


def dossier_keys(ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The keys of dossiers by the keys of their rows: a keyed permutation of 64 bits, so that no two are alike.

    A Feistel network of four rounds over halves of 32 bits, each round SipHash-2-4 under its own part of the key.
    """
    key = purpose_key("extract.dossier")
    rounds = [hashlib.blake2b(key, person=f"round {step}".encode(), digest_size=16).digest() for step in range(_ROUNDS)]
    keys = np.empty(len(ids), dtype=np.uint64)
    for first in range(0, len(ids), _AT_ONCE):
        words = ids[first : first + _AT_ONCE].astype(np.uint64)
        left, right = words >> _HALF, words & _LOW
        for round_key in rounds:
            left, right = right, left ^ (siphash(round_key, right) & _LOW)
        keys[first : first + _AT_ONCE] = (left << _HALF) | right
    return keys.view(np.int64)


def siphash(key: bytes, messages: Words) -> Words:
    """SipHash-2-4 of each message of eight bytes (as a little-endian word) under a key of 16 bytes.

    Source  J.-P. Aumasson and D. J. Bernstein, SipHash: a fast short-input PRF, 2012
    """
    halves = np.frombuffer(key, dtype="<u8")
    state = [np.full(len(messages), word, dtype=np.uint64) ^ halves[place % 2] for place, word in enumerate(_START)]
    for block in (messages, np.uint64(8 << 56)):
        state[3] = state[3] ^ block
        _mix(state, 2)
        state[0] = state[0] ^ block
    state[2] = state[2] ^ np.uint64(0xFF)
    _mix(state, 4)
    mixed: Words = state[0] ^ state[1] ^ state[2] ^ state[3]
    return mixed


def _mix(state: list[Words], times: int) -> None:
    a, b, c, d = state
    for _ in range(times):
        a = a + b
        b = _turned(b, 13) ^ a
        a = _turned(a, 32)
        c = c + d
        d = _turned(d, 16) ^ c
        a = a + d
        d = _turned(d, 21) ^ a
        c = c + b
        b = _turned(b, 17) ^ c
        c = _turned(c, 32)
    state[:] = a, b, c, d


def _turned(words: Words, bits: int) -> Words:
    return (words << np.uint64(bits)) | (words >> np.uint64(64 - bits))
