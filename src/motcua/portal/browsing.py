"""Browsing the catalogue: what the address asks for, and the address of every other choice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

PARAMETERS = {
    "life_event": "su-kien",
    "field": "linh-vuc",
    "agency": "co-quan",
    "tier": "cap",
    "audience": "doi-tuong",
    "level": "muc-do",
    "channel": "cach-nop",
}
"""How each filter is called in an address; addresses are Vietnamese like the pages."""

DIMENSION_WORDS = {
    "life_event": _("Việc trong đời"),
    "field": _("Lĩnh vực"),
    "agency": _("Cơ quan công bố"),
    "tier": _("Cấp làm"),
    "audience": _("Ai làm"),
    "level": _("Làm ở nhà"),
    "channel": _("Cách nộp"),
}
DIMENSION_OF = {parameter: name for name, parameter in PARAMETERS.items()}
EVERYTHING = "tat-ca"
TYPED_AT_MOST = 200
VALUE_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Browse:
    """What is looked for: words, and after which procedure the page begins.

    chosen      the filters that are set, by dimension
    everything  the whole catalogue was asked for, or all that was found and not the best alone
    """

    text: str
    chosen: dict[str, str]
    after: str
    everything: bool = False

    @property
    def query(self) -> str:
        """What is chosen, as the end of an address; empty where nothing is."""
        return self._query("")

    def href(self, *, after: str = "") -> str:
        """The address of this choice; without `after` its first page."""
        return reverse("portal:procedures") + self._query(after)

    def _query(self, after: str) -> str:
        everything = "1" if self.everything and (self.text or not self.chosen) else ""
        asked = (
            {"q": self.text, EVERYTHING: everything}
            | {PARAMETERS[name]: value for name, value in self.chosen.items()}
            | {"sau": after}
        )
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"?{query}" if query else ""

    def choosing(self, **values: str) -> "Browse":
        """The same with other filters, from its first page."""
        chosen = {name: value for name, value in (self.chosen | values).items() if value}
        return replace(self, chosen=chosen, after="", everything=False)


def read_browse(asked: Mapping[str, str]) -> Browse:
    """From the address; what is no filter is left aside, and a value that exists nowhere simply finds nothing."""
    values = {name: _clean(asked.get(parameter, ""), VALUE_AT_MOST) for name, parameter in PARAMETERS.items()}
    return Browse(
        _clean(asked.get("q", ""), TYPED_AT_MOST),
        {name: value for name, value in values.items() if value},
        _clean(asked.get("sau", ""), VALUE_AT_MOST),
        everything=bool(asked.get(EVERYTHING)),
    )


def _clean(text: str, longest: int) -> str:
    """One line without control characters, cut to length."""
    return " ".join(text.replace("\x00", "").split())[:longest]
