"""ClamAV's daemon as scanner: the bytes go over its socket in pieces, nothing of it is installed here."""

import socket
from typing import BinaryIO

from motcua.core.errors import Unavailable

PIECE = 128 * 1024
SECONDS = 60
LONGEST_ANSWER = 4096
CLEAN, FOUND = "stream: OK", " FOUND"


class Clamd:
    """Speaks INSTREAM of clamd's protocol (https://docs.clamav.net/manual/Usage/Scanning.html#clamd).

    address  `unix:/run/clamav/clamd.ctl`, or `HOST:PORT`
    """

    def __init__(self, address: str) -> None:
        self.address = address

    def scan(self, file: BinaryIO) -> str:
        """The name of what was found, or nothing. Raises  Unavailable"""
        try:
            with self._connected() as line:
                line.sendall(b"zINSTREAM\0")
                try:
                    while piece := file.read(PIECE):
                        line.sendall(len(piece).to_bytes(4, "big") + piece)
                    line.sendall(bytes(4))
                except (BrokenPipeError, ConnectionResetError):
                    pass  # it says why before it hangs up: the answer is still to be read
                answer = _answer(line)
        except OSError as error:
            raise Unavailable(f"clamd at {self.address} does not answer: {error}") from error
        if answer == CLEAN:
            return ""
        if answer.startswith("stream: ") and answer.endswith(FOUND):
            return answer.removeprefix("stream: ").removesuffix(FOUND)
        raise Unavailable(f"clamd at {self.address} did not scan: {answer[:200] or 'no answer'}")

    def _connected(self) -> socket.socket:
        if self.address.startswith("unix:"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(SECONDS)
            try:
                line.connect(self.address.removeprefix("unix:"))
            except BaseException:
                line.close()
                raise
            return line
        host, _, port = self.address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _answer(line: socket.socket) -> str:
    said = b""
    while len(said) < LONGEST_ANSWER and not said.endswith(b"\0") and (piece := line.recv(LONGEST_ANSWER)):
        said += piece
    return said.rstrip(b"\0\n").decode("utf-8", "replace")
