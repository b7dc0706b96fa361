"""A person before the screen, and what every page that is opened must keep."""

import hashlib
import re
import time
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, Response

from motcua.identity.models import Account
from tests.factories.cast import PASSWORD

PATIENCE = 10.0  # seconds
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The page without what its letters say: what axe judges by. A page that looks like one already checked is not again.
SKELETON = """() => {
  const varies = ["href", "src", "value", "action", "nonce", "content", "d", "datetime"];
  const worth = a => varies.includes(a.name) ? a.value && "x" : a.value.replace(/[0-9]+/g, "0");
  const attribute = a => " " + a.name + "=" + worth(a);
  const inside = node => [...node.childNodes].map(walk).filter((s, i, all) => s !== all[i - 1]).join("");
  const walk = node => node.nodeType === 3 ? (node.data.trim() && "x") : node.nodeType !== 1 ? ""
    : "<" + node.localName + [...node.attributes].map(attribute).join("") + ">" + inside(node) + "</>";
  return innerWidth + " " + document.documentElement.lang + walk(document.documentElement);
}"""
passed: set[bytes] = set()
# What decides the colours of letters: the element and the three around it. Axe takes half of its time to look at the
# contrast of each; where every one of a page was looked at before, it looks at everything else.
COLOURS = """() => {
  const name = node => node.localName + "." + [...node.classList].sort().join(".")
    + (node.getAttribute("aria-current") ? "[current]" : "") + (node.disabled ? "[disabled]" : "");
  const chain = node => [node, node.parentElement, node.parentElement?.parentElement,
    node.parentElement?.parentElement?.parentElement].filter(Boolean).map(name).join("<");
  const lettered = node => [...node.childNodes].some(one => one.nodeType === 3 && one.data.trim()) || node.value;
  return [...new Set([...document.body.querySelectorAll("*")].filter(lettered).map(chain))];
}"""
VIOLATIONS: dict[str, Any] = {"resultTypes": ["violations"]}
WITHOUT_CONTRAST = VIOLATIONS | {"rules": {"color-contrast": {"enabled": False}}}
coloured: set[str] = set()


class Visitor:
    """Goes, fills in, presses; every page must pass axe, fit the screen, load nothing foreign and break nowhere."""

    def __init__(self, context: BrowserContext, address: str, *, javascript: bool) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(60_000)
        self.address = address
        self.javascript = javascript
        self.wrong: list[str] = []
        self.status = 0
        self.also: tuple[str, ...] = ()
        self.page.on("request", self._watch_request)
        self.page.on("response", self._watch_response)
        self.page.on("console", self._watch_console)

    def _watch_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", *self.also)):
            self.wrong.append(f"asked for {request.url}")

    def _watch_response(self, response: Response) -> None:
        if response.status >= 500:
            self.wrong.append(f"{response.status} at {response.url}")
        if response.request.is_navigation_request():
            self.status = response.status

    def _watch_console(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.wrong.append(message.text)

    def open(self, path: str) -> None:
        """Go to a path and check what is shown."""
        self.page.goto(self.address + path)
        self.check()

    def sign_in(self, username: str) -> None:
        """Stand before the work list, the way to it left out: `sign_in_by_form` goes it."""
        client = Client()
        client.force_login(Account.objects.get(username=username))
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": session.key, "value": session.value, "url": self.address}])
        self.open("/can-bo/")

    def sign_in_by_form(self, username: str) -> None:
        """From the desk's door to the work list."""
        self.open("/can-bo/")
        self.fill("Tên đăng nhập", username)
        self.fill("Mật khẩu", PASSWORD)
        self.press("Đăng nhập")

    def field(self, label: str) -> Locator:
        """The control with this label, whether or not an answer is required."""
        name = re.compile(rf"^\s*{re.escape(label)}\s*(\(không bắt buộc\))?\s*$")
        return self.page.get_by_label(name).first

    def question(self, legend: str) -> Locator:
        """The group of controls under this legend."""
        name = re.compile(rf"^{re.escape(legend)}( \(không bắt buộc\))?$")
        return self.page.get_by_role("group", name=name).first

    def fill(self, label: str, text: str) -> None:
        """Write into the control with this label."""
        self.field(label).fill(text)

    def select(self, label: str, option: str) -> None:
        """Choose from the list with this label."""
        self.field(label).select_option(label=option)

    def choose(self, legend: str, option: str) -> None:
        """Tick the radio or box with this label under this legend."""
        self.question(legend).get_by_label(option, exact=True).check()

    def write_date(self, legend: str, day: str, month: str, year: str) -> None:
        """Fill the three boxes of a date."""
        boxes = self.question(legend)
        for label, text in (("Ngày", day), ("Tháng", month), ("Năm", year)):
            boxes.get_by_label(label, exact=True).fill(text)

    def hand_in(self, label: str, *files: tuple[str, bytes]) -> None:
        """Attach files, (name, content) each."""
        self.field(label).set_input_files(
            [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
        )

    def press(self, name: str) -> None:
        """Press the button with this name and check the page that follows."""
        self._go_by(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow the link with this name (buttons that are links too) and check the page that follows."""
        link = self.page.get_by_role("link", name=name, exact=True)
        self._go_by(link.or_(self.page.get_by_role("button", name=name, exact=True)).first)

    def _go_by(self, control: Locator) -> None:
        """Click and wait until the page that follows has come whole: a click alone returns before it does."""
        with self.page.expect_navigation():
            control.click()
        self.check()

    def _missing(self, texts: tuple[str, ...]) -> list[str]:
        words = self.words()
        return [text for text in texts if text not in words]

    def words(self) -> str:
        """What stands on the page, on one line."""
        return " ".join(self.page.locator("body").inner_text().split())

    def sees(self, *texts: str) -> bool:
        """Whether all the texts stand on the page; what a script has yet to write is waited for, as people would."""
        end = time.monotonic() + (PATIENCE if self.javascript else 0)
        while (missing := self._missing(texts)) and time.monotonic() < end:
            self.page.wait_for_timeout(100)
        words = self.words()
        assert not missing, f"{self.page.url} does not say {missing}: {words}"
        return True

    def download(self, link: str) -> bytes:
        """The bytes behind the link with this name, fetched with this person's cookies."""
        href = self.page.get_by_role("link", name=re.compile(re.escape(link))).first.get_attribute("href")
        assert href, link
        answer = self.page.request.get(self.address + href)
        assert answer.status == 200, (answer.status, href)
        return answer.body()

    def check(self) -> None:
        """No violation that axe can see, one h1, nothing cut off, nothing loaded from elsewhere, no error behind.

        With scripts switched off nothing can be run inside the page, axe neither; the same pages pass it with scripts.
        """
        assert self.page.locator("h1").count() == 1, self.page.url
        if self.javascript:
            self._check_with_axe()
            assert self.page.evaluate(WIDER_THAN_THE_SCREEN) == 0, f"{self.page.url} is wider than the screen"
        assert not self.wrong, self.wrong

    def _check_with_axe(self) -> None:
        looks = hashlib.sha256(self.page.evaluate(SKELETON).encode()).digest()
        if looks in passed:
            return
        colours = set(self.page.evaluate(COLOURS))
        results = Axe().run(self.page, options=WITHOUT_CONTRAST if colours <= coloured else VIOLATIONS)
        assert not results.violations_count, f"{self.page.url}\n{results.generate_report()}"
        passed.add(looks)
        coloured.update(colours)
