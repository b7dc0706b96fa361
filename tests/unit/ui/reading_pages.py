"""Reads a drawn page as a browser does that is about to send it: every control with its name and value."""

from collections.abc import Iterable
from html.parser import HTMLParser

from motcua.ui.components.fields import field
from motcua.ui.values import Field


class Controls(HTMLParser):
    """`typed` holds what would be sent, `ids` every id of the page, `buttons` (name, value) in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.typed: dict[str, str] = {}
        self.ids: list[str] = []
        self.buttons: list[tuple[str, str]] = []
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See HTMLParser."""
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "select":
            self._select = name
            self.typed[name] = ""
        elif tag == "option" and "selected" in given:
            self.typed[self._select] = value
        elif tag == "textarea":
            self._area = name
            self.typed[name] = ""
        elif tag == "button":
            self.buttons.append((name, value))
        elif tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self.typed[name] = value

    def handle_endtag(self, tag: str) -> None:
        """See HTMLParser."""
        if tag == "textarea":
            # The first line break after the tag is none, and a browser sends line breaks as two signs.
            text = self.typed[self._area].removeprefix("\n")
            self.typed[self._area], self._area = text.replace("\n", "\r\n"), ""

    def handle_data(self, data: str) -> None:
        """See HTMLParser."""
        if self._area:
            self.typed[self._area] += data


def drawn(fields: Iterable[Field]) -> Controls:
    """The page of these controls."""
    page = Controls()
    page.feed("".join(field(one) for one in fields))
    return page
