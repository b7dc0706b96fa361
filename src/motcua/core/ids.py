"""Codes that people read out, copy by hand and type back."""

import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so that nothing is confused and no word arises by chance."""

_FORGIVEN = str.maketrans(
    {"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\u2013": None, "\u2014": None, "\u00a0": None}
)
_LENGTH = 12
_GROUP = 4


def draw_lookup_code() -> str:
    """A random secret of 60 bits in groups, such as `K7QM-2TR9-XW4D`.

    Apart from the dossier code, which runs in order and can be guessed.
    """
    bits = secrets.randbits(5 * _LENGTH)
    letters = "".join(ALPHABET[(bits >> 5 * place) & 31] for place in range(_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_code(typed: str) -> str:
    """What the person meant: capital letters, O as 0, I and L as 1, without spaces and hyphens."""
    return typed.strip().upper().translate(_FORGIVEN)


def same_secret(typed: str, kept: str) -> bool:
    """Whether the typed code is the kept one; takes the same time wherever they differ."""
    return hmac.compare_digest(read_code(typed).encode(), read_code(kept).encode())
