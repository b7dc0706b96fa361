"""Whether the address is free on which the pages shall be served, or already serves them."""

import http.client
import socket
import time

from motcua.hosting.broken import InstallationBroken


def is_free(address: str, port: int) -> bool:
    """Whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def free_port_after(address: str, port: int) -> int | None:
    """The first free port among the next twenty; None where all are taken."""
    return next((one for one in range(port + 1, min(port + 21, 65536)) if is_free(address, one)), None)


def check_port_is_free(address: str, port: int, *, patience_seconds: float = 3.0) -> None:
    """Wait a moment for the remains of a killed run to leave the port.

    Raises InstallationBroken where somebody else has it.
    """
    patience = time.monotonic() + patience_seconds
    while not is_free(address, port):
        if time.monotonic() > patience:
            raise InstallationBroken(
                f"port {port} on {address} is taken by another program (cổng {port} đang được chương trình khác dùng)",
                remedy=f"stop that program, or choose another port: PORT={port + 1} or --port {port + 1}",
            )
        time.sleep(0.1)


def motcua_answers(address: str, port: int) -> bool:
    """Whether Motcua's own pages answer there; asked directly, past any proxy of the operator."""
    connection = http.client.HTTPConnection(address, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        return answer.status == http.HTTPStatus.OK and answer.read(10) == b"ok\n"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
