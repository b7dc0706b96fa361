"""A client that reads every page that it is given as a careful reviewer would: whatever the test is about.

One `h1` that the title repeats, a label for every control, no id twice, no script or style inside the page, nothing
from elsewhere, the language named, no word left in the tongue of programs.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

VOID_TYPES = frozenset({"hidden", "submit", "button", "image", "reset"})
UNTRANSLATED = re.compile(r"{[{%]|%\(\w+\)[sd]|\bNone\b|\bFieldKind\b|<Promise|object at 0x")


class Reading(HTMLParser):
    """What stands on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.controls: list[dict[str, str]] = []
        self.labels: set[str] = set()
        self.described: set[str] = set()
        self.anchors: set[str] = set()
        self.faults: list[str] = []
        self.lang = ""
        self.words: dict[str, str] = {"title": "", "h1": ""}
        self.headings = 0
        self.text: list[str] = []
        self._open: list[str] = []
        self._label_depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "h1":
            self.headings += 1
        if tag in self.words or tag in ("script", "style"):
            self._open.append(tag)
        if tag == "label":
            self.labels.add(given.get("for", ""))
        if tag in ("input", "select", "textarea") and given.get("type") not in VOID_TYPES:
            self.controls.append(given)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            self.ids[given["id"]] += 1
        self.described.update(given.get("aria-describedby", "").split())
        self.described.update(given.get("aria-labelledby", "").split())
        if given.get("href", "").startswith("#") and len(given["href"]) > 1:
            self.anchors.add(given["href"][1:])
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> carries style or script")
        if tag == "img" and "alt" not in given:
            self.faults.append("a picture without words")
        if tag in ("script", "link", "img") and re.match(r"(https?:)?//", given.get("src", given.get("href", ""))):
            self.faults.append(f"<{tag}> from elsewhere")
        if tag == "script" and "src" not in given:
            self.faults.append("a script inside the page")
        if tag == "style":
            self.faults.append("a style inside the page")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        place = self._open[-1] if self._open else ""
        if place in self.words:
            self.words[place] += data
        if place not in ("script", "style"):
            self.text.append(data)

    def judge(self) -> list[str]:
        """Everything that is wrong, in words."""
        faults = list(self.faults)
        title, heading = (" ".join(self.words[name].split()) for name in ("title", "h1"))
        if self.headings != 1:
            faults.append(f"{self.headings} h1")
        elif not heading or heading not in title:
            faults.append(f"the title {title!r} does not say the h1 {heading!r}")
        faults += [f"id {name!r} {count} times" for name, count in self.ids.items() if count > 1]
        faults += [
            f"control {given.get('name', '?')!r} without a label"
            for given in self.controls
            if given.get("id") not in self.labels and "aria-label" not in given
        ]
        faults += [f"nothing has the id {name!r}" for name in sorted((self.described | self.anchors) - set(self.ids))]
        if self.lang not in ("vi", "en"):
            faults.append(f"language {self.lang!r}")
        faults += [f"unfinished words: {found!r}" for found in UNTRANSLATED.findall(" ".join(self.text))]
        return faults


def read_page(html: str) -> Reading:
    """The page, read; fails with everything that is wrong on it."""
    reading = Reading(html)
    faults = reading.judge()
    assert not faults, "\n".join(faults)
    return reading


class PageClient(Client):
    """Django's test client; every HTML answer is read and must be in order."""

    def request(self, **request: Any) -> Any:
        """Send, and read what comes back."""
        response: HttpResponse = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming and response.content:
            read_page(response.content.decode())
            assert "default-src 'none'" in response["Content-Security-Policy"]
        return response


def text_of(response: Any) -> str:
    """The words on the page, in one line."""
    return " ".join(" ".join(Reading(response.content.decode()).text).split())
