"""A register of made-up people that speaks as the real one does, in a process of its own, and says that it is none."""

import hmac
import html
import time
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.population.envelope import ASK, Unreadable, answer_text, authorization, read_message
from motcua.population.register import TRYING_OUT
from motcua.population.rules import same_name
from motcua.population.values import PersonFacts

NOTICE = "MÔ PHỎNG: đây không phải Cơ sở dữ liệu quốc gia về dân cư; mọi người trong đây đều được bịa ra"
FILE = DATA_FILES / "population" / "simulated_people.yaml"
CLOCK_MILLISECONDS = 5 * 60 * 1000
MOST_BYTES = 64 * 1024
PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Dữ liệu dân cư mô phỏng</title></head>
<body><main><h1>{notice}</h1><table><caption>Người bịa ra</caption><tbody>{rows}</tbody></table></main></body></html>
"""


class Fault(StrEnum):
    """How it may misbehave, to try out what happens then."""

    NONE = "none"
    SLOW = "slow"
    WRONG = "wrong"
    PARTIAL = "partial"
    EMPTY = "empty"
    BROKEN = "broken"
    ERROR = "error"


@cache
def people() -> dict[str, PersonFacts]:
    """By identity number."""
    listed = yaml.safe_load(FILE.read_text(encoding="utf-8"))["people"]
    return {
        one["identity_number"]: PersonFacts(
            one["identity_number"], one["full_name"], one["birth_date"], one["address"], simulated=True
        )
        for one in listed
    }


def find(asked: Mapping[str, str]) -> PersonFacts | None:
    """Whoever number, name and date of birth fit together."""
    found = people().get(asked.get("SoDinhDanh", ""))
    if found is None or same_name(found.full_name) != same_name(asked.get("HoVaTen", "")):
        return None
    born = "".join(found.birth_date.get(part, "") for part in ("year", "month", "day"))
    told = asked.get("NgayThangNam") or asked.get("Nam", "")
    return found if told and (born.startswith(told) or told.startswith(born)) else None


def answer(text: bytes, fault: Fault) -> bytes:
    """To a question, well or badly as was ordered. Raises Unreadable."""
    asked = read_message(text, name=ASK)
    request_id, facts = asked.get("MaYeuCau", ""), find(asked)
    if fault is Fault.EMPTY:
        return b""
    if fault is Fault.BROKEN:
        return answer_text(request_id, facts, notice=NOTICE)[:-40]
    if fault is Fault.WRONG and facts is not None:
        facts = next(one for one in people().values() if one != facts)
    if fault is Fault.PARTIAL and facts is not None:
        facts = PersonFacts(facts.identity_number, "", facts.birth_date, "", simulated=True)
    return answer_text(request_id, facts, notice=NOTICE)


class SimulatedRegister(ThreadingHTTPServer):
    """Listens; port 0 takes a free one (`server_address`)."""

    daemon_threads = True

    def __init__(self, address: str, port: int, *, fault: Fault = Fault.NONE, slow_seconds: float = 30.0) -> None:
        self.fault, self.slow_seconds = fault, slow_seconds
        super().__init__((address, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Questions by POST, its face by GET."""

    timeout = 10
    server: "SimulatedRegister"

    def do_GET(self) -> None:
        """The page that says what this is."""
        rows = "".join(
            f"<tr><td>{one.identity_number}</td><td>{html.escape(one.full_name)}</td></tr>" for one in people().values()
        )
        page = PAGE.format(notice=NOTICE, rows=rows)
        self._send(200, page.encode(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        """One question."""
        if not self._is_known():
            self._send(401, b"")
            return
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal() and int(length) <= MOST_BYTES):
            self._send(413, b"")
            return
        fault = self.server.fault
        text = self.rfile.read(int(length))
        if fault is Fault.SLOW:
            time.sleep(self.server.slow_seconds)
        if fault is Fault.ERROR:
            self._send(500, b"")
            return
        try:
            self._send(200, answer(text, fault))
        except Unreadable:
            self._send(400, b"")

    def log_message(self, *_args: object) -> None:
        """Nothing is written about who was asked for."""

    def _is_known(self) -> bool:
        stamp = self.headers.get("Timestamp", "")
        near = stamp.isascii() and stamp.isdecimal() and len(stamp) < 16
        if not near or abs(time.time() * 1000 - int(stamp)) > CLOCK_MILLISECONDS:
            return False
        url = f"http://{self.headers.get('Host', '')}{self.path}"
        right = authorization(url, stamp, user=TRYING_OUT.user, secret=TRYING_OUT.secret)
        given = self.headers.get("Authorization", "").encode()
        key = self.headers.get("ApiKey", "").encode()
        return hmac.compare_digest(given, right.encode()) and hmac.compare_digest(key, TRYING_OUT.api_key.encode())

    def _send(self, status: int, body: bytes, kind: str = "text/xml; charset=utf-8") -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("X-Motcua-Simulated", "mo-phong")
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # whoever asked has gone
