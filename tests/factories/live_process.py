"""The process that tells open pages what changed, really running beside the tests' server."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings
from django.db import connection

PATIENCE_SECONDS = 40.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def database_url() -> str:
    """The tests' database, as another process reaches it."""
    given = {name: str(value) for name, value in connection.settings_dict.items() if isinstance(value, str | int)}
    where = f"host={quote(given['HOST'], safe='')}" + (f"&port={given['PORT']}" if given["PORT"] else "")
    secret = f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else ""
    return f"postgresql://{quote(given['USER'], safe='')}{secret}@/{given['NAME']}?{where}"


@contextmanager
def live_process(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve streams on the port until the context ends."""
    environment = os.environ | {
        "MOTCUA_DATABASE_URL": database_url(),
        "MOTCUA_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
    }
    command = [sys.executable, "-m", "motcua.hosting.live", "127.0.0.1", str(port)]
    process = subprocess.Popen(command, env=environment)
    try:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not answers(port):
            assert process.poll() is None, "the process ended"
            assert time.monotonic() < give_up, "the process does not answer"
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(port: int) -> bool:
    called = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        called.request("GET", "/healthz")
        return called.getresponse().status == 200
    except OSError:
        return False
    finally:
        called.close()
