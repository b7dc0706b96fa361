"""What people write, made fit to be kept: composed, without signs that nobody can read."""

import unicodedata


def tidy(text: str) -> str:
    """Several lines stay several lines."""
    kept = "".join(
        sign for sign in text.replace("\r\n", "\n") if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
    return unicodedata.normalize("NFC", kept).strip()
