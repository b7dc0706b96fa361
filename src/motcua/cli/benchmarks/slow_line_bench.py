"""The birth dossier filled in on a phone over a slow line: how heavy each page is and how long until it can be used.

Needs Playwright and Chromium (`make setup` installs the one, `make test` the other); without them nothing is measured.
"""

import argparse
import importlib
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from motcua.catalogue.api import import_procedures
from motcua.cli.answers import say
from motcua.cli.benchmarks.reading import Reading
from motcua.cli.benchmarks.web import free_port, serving
from motcua.core.data_folder import DATA_FILES
from motcua.drafts.api import resume_draft, save_page
from motcua.orgs.api import load_units

PROCEDURE = "1.001193"
BITS_PER_SECOND, DELAY_MS = 50_000, 500
BAR_SECONDS, BAR_FIRST_BYTES, BAR_LATER_BYTES = 5.0, 22_000, 12_000
MOST_PAGES = 20
PHONE = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "is_mobile": True, "locale": "vi-VN"}
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
TIMES = """() => {
    const page = performance.getEntriesByType("navigation")[0];
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    const parts = performance.getEntriesByType("resource");
    return {
        seconds: Math.max(page.domContentLoadedEventEnd, painted ? painted.startTime : 0) / 1000,
        bytes: [page, ...parts].reduce((sum, part) => sum + part.transferSize, 0),
        requests: [page, ...parts].filter(part => part.transferSize > 0).length + page.redirectCount,
    };
}"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One page as the phone got it; `bytes` over the line, headers included, `requests` that went over it."""

    path: str
    seconds: float
    bytes: int
    requests: int

    @property
    def line_seconds(self) -> float:
        """What the line alone takes: each request waits once, then its bits follow."""
        return self.requests * DELAY_MS / 1000 + 8 * self.bytes / BITS_PER_SECOND


def measure(args: argparse.Namespace) -> list[Reading]:
    """Two readings: seconds until a page can be used, and the weight of pages; from the procedure to the review."""
    del args
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        playwright = importlib.import_module("playwright.sync_api")
    except ImportError:
        playwright = None
    if program is None or playwright is None:
        say("no Chromium or no Playwright here: nothing measured")
        return []
    load_units()
    import_procedures(now=timezone.now())
    call_command("collectstatic", interactive=False, verbosity=0)
    port = free_port()
    with serving(port), _phone(playwright, program) as page:
        first, later = _walk(page, f"http://127.0.0.1:{port}")
    return _readings(first, later)


@contextmanager
def _phone(playwright: Any, program: str) -> Iterator[Any]:
    """A page of a phone behind the slow line."""
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_context(**PHONE).new_page()
        page.set_default_timeout(120_000)
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        throughput = BITS_PER_SECOND / 8
        conditions = {"offline": False, "latency": DELAY_MS, "downloadThroughput": throughput}
        line.send("Network.emulateNetworkConditions", conditions | {"uploadThroughput": throughput})
        yield page
        browser.close()


def _walk(page: Any, site: str) -> tuple[Loaded, list[Loaded]]:
    """From an empty phone to the review: the first page, then all others in order."""
    page.goto(f"{site}/thu-tuc/{PROCEDURE}/")
    first = _loaded(page)
    page.goto(f"{site}/nop/{PROCEDURE}/")
    later = [_loaded(page)]
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("load")
    later.append(_loaded(page))
    _answer_everything(page)
    for _ in range(MOST_PAGES):
        if "/xem-lai/" in page.url:
            return first, later
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state("load")
        later.append(_loaded(page))
    raise RuntimeError(f"no review after {MOST_PAGES} pages; the last one was {page.url}")


def _answer_everything(page: Any) -> None:
    """Put the answers of an author's case into the draft, so that every page comes filled in as people leave it."""
    found = CODE.search(page.content())
    if found is None:
        raise RuntimeError("the first page of the draft shows no code to go on with")
    with ThreadPoolExecutor(1) as elsewhere:  # Playwright holds this thread's event loop, which Django does not like
        elsewhere.submit(_save, found[0]).result()
    page.reload()


def _save(code: str) -> None:
    draft = resume_draft(code, origin="bench", now=datetime.now(UTC))
    cases = yaml.safe_load((DATA_FILES / "procedures" / "cases" / f"{PROCEDURE}.yaml").read_text(encoding="utf-8"))
    child = cases["base"]["child"] | {"birth_date": timezone.localdate().isoformat()}
    save_page(draft.public_id, answers=cases["base"] | {"child": child}, now=datetime.now(UTC))
    connection.close()


def _loaded(page: Any) -> Loaded:
    times = page.evaluate(TIMES)
    return Loaded(page.url.partition("/nop/")[2] or page.url, times["seconds"], times["bytes"], times["requests"])


def _readings(first: Loaded, later: list[Loaded]) -> list[Reading]:
    pages = [first, *later]
    slowest, heaviest = max(pages, key=lambda one: one.seconds), max(later, key=lambda one: one.bytes)
    line = f"{BITS_PER_SECOND // 1000} kbit/s and {DELAY_MS} ms"
    whole = {"pages": len(pages), "seconds_in_all": round(sum(one.seconds for one in pages), 1)}
    return [
        Reading(
            "slow line",
            slowest.seconds,
            "s",
            slowest.line_seconds,
            f"the line alone, {line}",
            slowest.line_seconds / slowest.seconds,
            f"every page usable within {BAR_SECONDS:.0f} s",
            slowest.seconds <= BAR_SECONDS,
            {"slowest": slowest.path, "bytes": slowest.bytes} | whole,
        ),
        Reading(
            "page weight",
            heaviest.bytes,
            "bytes",
            BAR_LATER_BYTES,
            "what such a line carries in 1.9 s",
            BAR_LATER_BYTES / heaviest.bytes,
            f"first visit {BAR_FIRST_BYTES:,}, then {BAR_LATER_BYTES:,} bytes",
            first.bytes <= BAR_FIRST_BYTES and heaviest.bytes <= BAR_LATER_BYTES,
            {"first_visit": first.bytes, "heaviest": heaviest.path},
        ),
    ]
