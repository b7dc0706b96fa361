"""A mail server on this machine that takes letters and keeps them, or behaves badly where it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Literal

Manner = Literal["well", "refuses", "breaks_off"]


@dataclass
class Sink:
    """`manner`: takes letters, refuses the recipient, or takes the letter and dies before it says so."""

    port: int = 0
    manner: Manner = "well"
    letters: list[EmailMessage] = field(default_factory=list)


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    """Speaks what RFC 5321 asks of a small server, until the block ends."""
    sink = Sink()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 sink")
            while line := self.rfile.readline():
                verb = line[:4].upper()
                if verb == b"QUIT":
                    return self._say("221 bye")
                if verb == b"RCPT" and sink.manner == "refuses":
                    self._say("550 no such box")
                elif verb == b"DATA":
                    self._say("354 go on")
                    body = b"".join(iter(self.rfile.readline, b".\r\n"))
                    sink.letters.append(message_from_bytes(body, policy=policy.default))  # type: ignore[arg-type]
                    if sink.manner == "breaks_off":
                        return None
                    self._say("250 taken")
                else:
                    self._say("250 ok")
            return None

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        sink.port = int(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()


def send_through(sink: Sink, settings: object) -> None:
    """Let Django's settings lead to the sink."""
    given = {
        "MAIL_GOES_OUT": True,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": sink.port,
        "EMAIL_USE_TLS": False,
        "EMAIL_USE_SSL": False,
        "DEFAULT_FROM_EMAIL": "motcua@example.vn",
    }
    for name, value in given.items():
        setattr(settings, name, value)
