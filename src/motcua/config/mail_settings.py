"""What the operator may set about e-mail: the server that takes it, or nothing, and then none is sent."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from motcua.hosting.broken import InstallationBroken

REMEDY = "write smtp://USER:PASSWORD@HOST:PORT?from=ADDRESS&tls=starttls (or tls=implicit, tls=none), or leave it unset"
PORTS = {"starttls": 587, "implicit": 465, "none": 25}
TIMEOUT_SECONDS = 20


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The operator's settings (`MOTCUA_EMAIL`); `goes_out` is false where nothing is set, and then none is sent.

    starttls, implicit  how the line is sealed: after the greeting, from the first byte, or (neither) not at all
    """

    goes_out: bool = False
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    implicit: bool = False
    sender: str = ""

    @property
    def backend(self) -> str:
        """Django's way to send."""
        return f"django.core.mail.backends.{'smtp' if self.goes_out else 'dummy'}.EmailBackend"


def read_mail_settings(given: Mapping[str, str] = os.environ) -> MailSettings:
    """Read the environment. Raises InstallationBroken, naming no secret"""
    address = given.get("MOTCUA_EMAIL", "").strip()
    if not address:
        return MailSettings()
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as wrong:
        raise InstallationBroken("MOTCUA_EMAIL names no port between 1 and 65535", remedy=REMEDY) from wrong
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    sender, tls = options.pop("from", ""), options.pop("tls", "starttls")
    if parts.scheme != "smtp" or not parts.hostname or tls not in PORTS or "@" not in sender or options:
        raise InstallationBroken("MOTCUA_EMAIL is no address of a mail server with its sender", remedy=REMEDY)
    return MailSettings(
        goes_out=True,
        host=parts.hostname,
        port=port or PORTS[tls],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=tls == "starttls",
        implicit=tls == "implicit",
        sender=sender,
    )
