"""Codes of six figures that an application on the officer's phone counts from the time: what they are, when they fit.

Source  RFC 6238 (TOTP), RFC 4226 (HOTP): SHA-1, thirty seconds, six figures, as every such application expects.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
FIGURES = 6
SECRET_BYTES = 20
STEPS_ASIDE = 1
"""How many steps before and after now are taken: phones' clocks differ."""


def draw_secret() -> bytes:
    """A new secret of 160 bits."""
    return secrets.token_bytes(SECRET_BYTES)


def step_of(now: datetime) -> int:
    """Which step of thirty seconds this moment lies in."""
    return int(now.timestamp()) // STEP_SECONDS


def code_of(secret: bytes, step: int) -> str:
    """The code of one step."""
    digest = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**FIGURES:0{FIGURES}}"


def fitting_step(secret: bytes, typed: str, *, now: datetime, last_step: int) -> int | None:
    """The step whose code was typed, near now and later than the last one that was used; None where there is none."""
    code = "".join(typed.split())
    if not (code.isascii() and code.isdecimal() and len(code) == FIGURES):
        return None
    middle = step_of(now)
    steps = range(max(last_step + 1, middle - STEPS_ASIDE), middle + STEPS_ASIDE + 1)
    return next((step for step in steps if hmac.compare_digest(code_of(secret, step), code)), None)


def secret_as_typed(secret: bytes) -> str:
    """The secret in groups of four letters, for who cannot scan."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def address_of(secret: bytes, *, name: str, issuer: str) -> str:
    """What the QR code says to the application."""
    asked = {"secret": base64.b32encode(secret).decode().rstrip("="), "issuer": issuer}
    return f"otpauth://totp/{quote(issuer)}:{quote(name)}?{urlencode(asked, quote_via=quote)}"
