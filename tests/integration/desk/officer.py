"""An officer before the desk, without a browser: reads a page, changes what stands in its form, sends it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

VOID = frozenset({"input", "meta", "link", "br", "img", "hr", "path"})


@dataclass
class Form:
    """One form as a browser would send it: its address, and each control with its present values."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Finds forms, links, the words for the eye, and the ids that fragments lead to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.ids: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self._form: Form | None = None
        self._select = self._textarea = ""
        self._link: tuple[str, list[str]] | None = None
        self._button = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get"))
            self.forms.append(self._form)
        elif tag == "a" and "href" in given:
            self._link = (given["href"], [])
        elif self._form is not None:
            self._control(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self._form is not None
        if tag == "input" and "name" in given:
            if given.get("type") in {"radio", "checkbox"} and "checked" not in given:
                self._form.values.setdefault(given["name"], [])
            else:
                self._form.values.setdefault(given["name"], []).append(given.get("value", ""))
        elif tag == "select":
            self._select = given["name"]
            self._form.values.setdefault(self._select, [])
        elif tag == "option" and self._select and "selected" in given:
            self._form.values[self._select] = [given["value"]]
        elif tag == "textarea":
            self._textarea = given["name"]
            self._form.values[self._textarea] = [""]
        elif tag == "button":
            self._button = True

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> does not close what is open"
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "button":
            self._button = False
        elif tag == "a" and self._link is not None:
            href, words = self._link
            self.links[" ".join("".join(words).split())] = href
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._textarea and self._form is not None:
            kept = self._form.values[self._textarea]
            kept[0] += data.removeprefix("\n") if not kept[0] else data
        if self._link is not None:
            self._link[1].append(data)
        if self._button and self._form is not None and data.strip():
            self._form.buttons.append(data.strip())
        if not {"script", "style", "title"} & set(self._open):
            self.words.append(data)


class Page:
    """One answer of the server."""

    def __init__(self, response: Any) -> None:
        self.response = response
        self.status: int = response.status_code
        self.where: str = response.headers.get("Location", "")
        reader = Reader()
        html = response.content.decode() if "text/html" in response.headers.get("Content-Type", "") else ""
        reader.feed(html)
        self.html = html
        self.forms, self.links = reader.forms, reader.links
        self.words = " ".join(" ".join(reader.words).split())
        repeated = {name for name in reader.ids if reader.ids.count(name) > 1}
        assert not repeated, repeated
        missing = set(re.findall(r'href="#([^"]+)"', html)) - set(reader.ids)
        assert not missing, f"links within the page lead nowhere: {missing}"

    @property
    def form(self) -> Form:
        """The form that sends something for the page itself (not the sign-out or the search)."""
        (found,) = [form for form in self.forms if form.method == "post" and not form.action]
        return found


class Officer:
    """Somebody who is signed in (or not), with one browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def open(self, address: str, **query: str) -> Page:
        """The page at this address."""
        return Page(self.client.get(address, query))

    def follow(self, page: Page) -> Page:
        """Where the answer sends the browser."""
        assert page.status == 302, (page.status, page.words)
        return self.open(page.where)

    def send(self, page: Page, address: str, **changes: Any) -> Page:
        """Send the page's form with these changes; `__` in a name stands for the dot of a path, None leaves it out."""
        values: dict[str, Any] = dict(page.form.values)
        for name, value in changes.items():
            values[name.replace("__", ".")] = value
        return Page(self.client.post(address, {name: value for name, value in values.items() if value is not None}))
