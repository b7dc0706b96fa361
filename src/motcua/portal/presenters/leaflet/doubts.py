"""Marks of doubt: where the published data cannot be relied on, said to the reader at the place where it matters."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import FINDING_KINDS
from motcua.catalogue.api import Doubt as OpenDoubt
from motcua.portal.presenters.leaflet.views import Doubt

_METHOD = re.compile(r"executionMethods\[(\d+)\](?!\.fees)")
_PAPER = re.compile(r"executionCases\[(\d+)\]\.profileComponents\[(\d+)\]")
SECTIONS = {
    "limit": "limits",
    "papers": "papers",
    "fees": "fees",
    "level": "doors",
    "methods": "doors",
    "agency": "doors",
}
"""Which section of the page tells the doubt that a kind of finding casts on a field."""

MEANINGS = {
    "limit": _("Ngày hẹn trả ghi trên giấy tiếp nhận hồ sơ mới là chắc."),
    "papers": _("Hãy hỏi nơi nộp cần mấy bản trước khi đi."),
    "fees": _("Hãy hỏi nơi nộp phải trả bao nhiêu; số tiền ghi trên biên lai mới là chắc."),
    "level": _("Hãy hỏi trước có nộp qua mạng được không."),
    "methods": _("Hãy hỏi trước có nộp qua mạng được không."),
    "agency": _("Hãy hỏi trung tâm phục vụ hành chính công xem cơ quan nào đang nhận."),
}
"""What a reader should do about it."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """The marks of one procedure: words by section, and the single limits and papers that carry one."""

    by_section: dict[str, tuple[Doubt, ...]]
    limits: frozenset[int]
    papers: frozenset[tuple[int, int]]

    @property
    def every(self) -> tuple[Doubt, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(doubt for doubts in self.by_section.values() for doubt in doubts))

    def of(self, section: str) -> tuple[Doubt, ...]:
        """The doubts about that section, each kind once."""
        return self.by_section.get(section, ())


def present_doubts(open_doubts: Iterable[OpenDoubt], language: str, *, settled: Collection[str] = ()) -> Doubts:
    """Each kind once a section.

    settled  sections that rest on a layer of our own or of the province, where the national record is not shown
    """
    marked = [one for one in open_doubts if SECTIONS[one.field] not in settled]
    by_section: dict[str, dict[Doubt, None]] = {}
    for one in marked:
        section = SECTIONS[one.field]
        title = FINDING_KINDS[one.code].title.in_language(language)
        by_section.setdefault(section, {})[Doubt(f"{title}.", str(MEANINGS[one.field]))] = None
    limits = [found for one in marked if (found := _METHOD.match(one.place))]
    papers = [found for one in marked if (found := _PAPER.match(one.place))]
    return Doubts(
        {section: tuple(doubts) for section, doubts in by_section.items()},
        frozenset(int(found[1]) for found in limits),
        frozenset((int(found[1]), int(found[2])) for found in papers),
    )
