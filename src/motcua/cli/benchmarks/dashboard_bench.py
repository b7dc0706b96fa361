"""The public pages of figures over a generated ledger, asked of the real server: the first time, and afterwards."""

import argparse
import os
import re
import time
from urllib.request import urlopen

from motcua.cli.benchmarks.child import run_apart
from motcua.cli.benchmarks.generated import generated_ledger
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.cli.benchmarks.web import free_port, serving

ENTRY = "/so-lieu/"
REQUESTS = 40
MOST_WARM_MS, MOST_COLD_MS = 50.0, 2000.0
_LINK = re.compile(r'href="(/so-lieu/[a-z-]+/)"')
_PICTURE = re.compile(r'src="(/so-lieu/[^"]+\.svg)"')


def measure(args: argparse.Namespace) -> list[Reading]:
    """Two readings: the slowest page asked for the first time, and p95 of the slowest page afterwards."""
    run_apart(["-m", "motcua", "migrate"])  # pages need the static files of this version
    with generated_ledger(args, public=True) as ledger:
        port = free_port()
        with serving(port, {**os.environ, "MOTCUA_EXTRACTS": str(ledger.folder)}):
            entry, body = _ask(port, ENTRY)
            cold = {ENTRY: entry}
            pictures: dict[str, float] = {}
            for page in sorted({*_LINK.findall(body)}):
                cold[page], found = _ask(port, page)
                pictures |= {path: _ask(port, path)[0] for path in _PICTURE.findall(found)}
            empty = _ask(port, "/healthz")[0]
            warm = {page: _warm(port, page) for page in cold}
            limit = _warm(port, "/healthz")
    slowest, first = max(warm, key=warm.__getitem__), max(cold, key=cold.__getitem__)
    detail = {
        "page": first,
        "pages": len(cold),
        "pictures": len(pictures),
        "slowest_picture_ms": round(max(pictures.values(), default=0.0)),
        **ledger.detail,
    }
    by_page = {"page": slowest, **{page: round(milliseconds, 1) for page, milliseconds in warm.items()}}
    return [
        Reading("dashboard_cold", cold[first], "ms", empty, "the empty answer", empty / cold[first],
                f"<= {MOST_COLD_MS:g} ms", cold[first] <= MOST_COLD_MS, detail),
        Reading("dashboard_warm p95", warm[slowest], "ms", limit, "the empty answer, p95", limit / warm[slowest],
                f"<= {MOST_WARM_MS:g} ms", warm[slowest] <= MOST_WARM_MS, by_page),
    ]  # fmt: skip


def _ask(port: int, path: str) -> tuple[float, str]:
    """Milliseconds until the whole answer was there, and the answer."""
    begun = time.perf_counter()
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
        body = answer.read()
    return 1000 * (time.perf_counter() - begun), body.decode()


def _warm(port: int, path: str) -> float:
    """p95 in milliseconds, once both processes of the server have answered."""
    for _ in range(8):
        _ask(port, path)
    return percentile([_ask(port, path)[0] for _ in range(REQUESTS)], 0.95)
