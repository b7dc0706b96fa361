"""A real browser (Debian's Chromium) before a real server; every page that is opened is checked by axe."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Playwright's synchronous interface runs an event loop in this thread, which Django would take for its own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests share one worker, so that two cores are not fought over by several browsers."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


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


class Visitor:
    """A person before the screen: goes, fills in, presses; every page must pass axe and load nothing foreign."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.foreign: list[str] = []
        self.page.on("request", self._watch)

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.foreign.append(request.url)

    def open(self, path: str) -> None:
        """Go to a path and check what is shown."""
        self.page.goto(self.address + path)
        self.check()

    def fill(self, label: str, text: str) -> None:
        """Write into the control with this label."""
        self.page.get_by_label(label, exact=True).first.fill(text)

    def choose(self, label: str) -> None:
        """Tick the radio or box with this label."""
        self.page.get_by_label(label, exact=True).first.check()

    def press(self, name: str) -> None:
        """Press the button with this name and check the page that follows."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.check()

    def follow(self, name: str) -> None:
        """Follow the link with this name (buttons that are links too) and check the page that follows."""
        self.page.get_by_role("link", name=name, exact=True).or_(
            self.page.get_by_role("button", name=name, exact=True)
        ).first.click()
        self.check()

    def sees(self, text: str) -> bool:
        """Whether the text stands on the page."""
        return text in self.page.locator("body").inner_text()

    def check(self) -> None:
        """No violation that axe can see, one h1, and nothing loaded from elsewhere."""
        results = Axe().run(self.page)
        assert not results.violations_count, f"{self.page.url}\n{results.generate_report()}"
        assert self.page.locator("h1").count() == 1, self.page.url
        assert not self.foreign, self.foreign


@pytest.fixture
def visitor(browser: Browser, live_server: Any) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: `visitor()` on a desktop, `visitor(phone=True)`, `visitor(javascript=False)`."""
    contexts: list[BrowserContext] = []

    def make(*, phone: bool = False, javascript: bool = True, language: str = "vi-VN") -> Visitor:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            java_script_enabled=javascript,
            locale=language,
            timezone_id="Asia/Ho_Chi_Minh",
        )
        contexts.append(context)
        return Visitor(context, live_server.url)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def today() -> date:
    """The local day on which the journeys take place."""
    from django.utils import timezone

    return timezone.localdate()
