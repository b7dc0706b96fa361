"""The phone's codes are those of the standard, and each opens once."""

from datetime import UTC, datetime

import pytest

from motcua.identity.one_time_codes import address_of, code_of, fitting_step, secret_as_typed, step_of

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("second", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_codes_are_those_of_rfc_6238(second: int, code: str) -> None:
    """Source: RFC 6238, appendix B (SHA-1), the last six figures."""
    now = datetime.fromtimestamp(second, UTC)
    assert code_of(SECRET, step_of(now)) == code
    assert fitting_step(SECRET, f" {code[:3]} {code[3:]}", now=now, last_step=0) == step_of(now)


def test_a_phone_half_a_minute_off_fits_and_nothing_fits_twice() -> None:
    now = datetime(2026, 11, 30, 2, tzinfo=UTC)
    middle = step_of(now)
    fits = [fitting_step(SECRET, code_of(SECRET, middle + off), now=now, last_step=0) for off in (-2, -1, 0, 1, 2)]
    assert fits == [None, middle - 1, middle, middle + 1, None]
    assert fitting_step(SECRET, code_of(SECRET, middle), now=now, last_step=middle) is None
    for typed in ("", "12345", "1234567", "١٢٣٤٥٦", "\x00", "abcdef"):
        assert fitting_step(SECRET, typed, now=now, last_step=0) is None


def test_the_secret_can_be_scanned_and_typed() -> None:
    assert secret_as_typed(SECRET).startswith("GEZD GNBV")
    assert address_of(SECRET, name="a b", issuer="Motcua").startswith("otpauth://totp/Motcua:a%20b?secret=GEZDGNBV")
