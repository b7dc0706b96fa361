"""A real browser (Debian's Chromium) before a real server, with real jobs; every page is checked as it is opened."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

import pytest
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.periodic import PeriodicDeferrer

from motcua.core.actor import Role
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast, load_cast, make_account, people
from tests.factories.clock import OfficeClock

# Playwright's synchronous interface runs an event loop in this thread, which Django would take for its own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
expect.set_options(timeout=20_000)  # on a busy machine the usual five seconds are no sign of a fault
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark those that need a browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("Chromium is missing. Install it with: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """The server's clock: one Monday at nine."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    return wall


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> Path:
    """Files and extracts of this journey alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def office(transactional_db: None) -> Cast:
    """The practice centre, its neighbour, and everybody's account."""
    cast = load_cast()
    people(cast)
    make_account("quan-tri-1", "Phạm Văn Quản", cast.centre, Role.ADMINISTRATOR)
    return cast


@pytest.fixture
def visitor(browser: Browser, live_server: Any) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: `visitor()` on a desktop, `visitor(phone=True)`, `visitor(javascript=False)`."""
    contexts: list[BrowserContext] = []

    def make(*, phone: bool = False, javascript: bool = True, language: str = "vi-VN") -> Visitor:
        context = browser.new_context(
            viewport=cast(Any, PHONE if phone else DESKTOP),
            java_script_enabled=javascript,
            locale=language,
            timezone_id="Asia/Ho_Chi_Minh",
        )
        contexts.append(context)
        return Visitor(context, live_server.url, javascript=javascript)

    yield make
    for context in contexts:
        context.close()


async def nothing_due(deferrer: PeriodicDeferrer) -> None:
    """No task is due by the clock."""


@pytest.fixture
def finish_jobs(transactional_db: None) -> Callable[[], None]:
    """Runs the worker until no job waits; in a thread of its own, since the browser's loop holds this one.

    What is due by the clock alone is left out: drawing the public figures is no part of a person's journey.
    """

    def run() -> None:
        failures: list[BaseException] = []

        def work() -> None:
            connector = cast(DjangoConnector, app.connector).get_worker_connector()
            try:
                with app.replace_connector(connector) as worker, patch.object(PeriodicDeferrer, "worker", nothing_due):
                    worker.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
            except BaseException as failure:
                failures.append(failure)
            finally:
                connections.close_all()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(60)
        assert not thread.is_alive(), "the worker did not come to an end"
        assert not failures, failures

    return run
