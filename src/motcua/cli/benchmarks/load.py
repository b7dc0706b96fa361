"""A load of POST requests over kept-alive connections, light enough not to be what is measured."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(slots=True)
class LoadResult:
    """What came back: seconds of each request and how many of each status."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    first_failure: str = ""


def _read_answer(connection: socket.socket, buffer: bytearray) -> tuple[int, bytes]:
    """Status and body of one HTTP/1.1 answer with a Content-Length."""
    while (end := buffer.find(b"\r\n\r\n")) < 0:
        if not (chunk := connection.recv(65536)):
            raise ConnectionError("the server closed the connection")
        buffer += chunk
    head = bytes(buffer[:end]).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    lengths = [line.split(":", 1)[1] for line in head.split("\r\n") if line.lower().startswith("content-length:")]
    length = int(lengths[0]) if lengths else 0
    while len(buffer) < end + 4 + length:
        buffer += connection.recv(65536)
    body = bytes(buffer[end + 4 : end + 4 + length])
    del buffer[: end + 4 + length]
    return status, body


def _one_connection(
    address: tuple[str, int], requests: Iterator[bytes], stop_at: float, result: LoadResult, lock: threading.Lock
) -> None:
    seconds: list[float] = []
    statuses: dict[int, int] = {}
    failure = ""
    with socket.create_connection(address) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        buffer = bytearray()
        while time.perf_counter() < stop_at:
            with lock:
                request = next(requests, None)
            if request is None:
                break
            begun = time.perf_counter()
            connection.sendall(request)
            status, body = _read_answer(connection, buffer)
            seconds.append(time.perf_counter() - begun)
            statuses[status] = statuses.get(status, 0) + 1
            if status >= 300 and not failure:
                failure = f"{status} {body[:300]!r}"
    with lock:
        result.seconds += seconds
        result.first_failure = result.first_failure or failure
        for status, count in statuses.items():
            result.statuses[status] = result.statuses.get(status, 0) + count


def post_load(url: str, requests: Iterator[bytes], *, connections: int, seconds: float) -> LoadResult:
    """Send the requests over so many connections for so long, or until there are no more; each is a whole HTTP/1.1
    message.
    """
    parts = urlsplit(url)
    address = (parts.hostname or "127.0.0.1", parts.port or 80)
    result, lock = LoadResult(), threading.Lock()
    stop_at = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_one_connection, args=(address, requests, stop_at, result, lock))
        for _ in range(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return result
