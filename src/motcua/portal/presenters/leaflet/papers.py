"""What to bring: papers by case with their numbers and forms; what only explains stands apart."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from motcua.catalogue.api import NationalForm, NationalGroup, NationalPaper
from motcua.portal.presenters.leaflet.order import in_order
from motcua.portal.presenters.leaflet.prose import Prose, prose, unmarked
from motcua.portal.presenters.leaflet.quantities import copies_words
from motcua.portal.presenters.leaflet.views import PaperGroupView, PaperView
from motcua.ui.values import Link

LONGEST_HEADING = 200
LONGEST_FILE_KIND = 4
OPEN_GROUPS = 6
OPEN_PAPERS = 15
"""Up to so many groups and papers stand open; beyond, each case opens when the reader recognises it."""


def present_groups(
    groups: Sequence[NationalGroup], doubtful: frozenset[tuple[int, int]] = frozenset()
) -> tuple[PaperGroupView, ...]:
    """The groups of the national list in their order.

    doubtful  (group, paper) places that carry a mark of doubt
    """
    papers = sum(len(group.papers) for group in groups)
    folded = len(groups) > OPEN_GROUPS or (len(groups) > 1 and papers > OPEN_PAPERS)
    return tuple(
        PaperGroupView(
            name=prose(unmarked(group.name).rstrip(": ")),
            papers=_listed(group.papers, {place for outer, place in doubtful if outer == at}),
            notes=tuple(paper.name for paper in group.papers if paper.is_note and not _heads(paper)),
            folded=folded,
        )
        for at, group in enumerate(groups)
        if group.papers
    )


def _listed(papers: Sequence[NationalPaper], doubtful: set[int]) -> tuple[PaperView, ...]:
    """Papers by their own numbers; a list with headings in it stays as it is, for they belong to what follows."""
    rows = [(place, paper) for place, paper in enumerate(papers) if not paper.is_note or _heads(paper)]
    if not any(paper.is_note for _, paper in rows):
        rows = list(in_order(rows, lambda row: row[1].name))
    return tuple(_paper(paper, doubtful=place in doubtful) for place, paper in rows)


def _heads(paper: NationalPaper) -> bool:
    """Whether the row heads those that follow it ("Giấy tờ phải xuất trình:"): it must stay where it stands."""
    return paper.is_note and paper.name.endswith(":") and len(paper.name) <= LONGEST_HEADING


def _paper(paper: NationalPaper, *, doubtful: bool) -> PaperView:
    if paper.is_note:
        return PaperView(name=prose(unmarked(paper.name), shown=LONGEST_HEADING), heading=True)
    return PaperView(
        name=prose(unmarked(paper.name)),
        count=copies_words(paper.originals, paper.copies) or gettext("Số bản: hỏi nơi nộp"),
        forms=tuple(form_link(form) for form in paper.forms),
        doubtful=doubtful,
    )


def worded_group(words: str) -> tuple[PaperGroupView, ...]:
    """What an editor wrote in the place of the whole list."""
    return (PaperGroupView(Prose(""), (PaperView(prose(words), heading=True),)),)


def form_link(form: NationalForm) -> Link:
    """The form by its name, its kind of file behind it."""
    name, _dot, kind = form.name.rpartition(".")
    if not name or len(kind) > LONGEST_FILE_KIND:
        name, kind = form.name, ""
    return Link(name, form.url if form.url.startswith("https://") else "", hint=kind.lower())


def count_words(groups: Sequence[PaperGroupView]) -> str:
    """How much there is to bring: papers where there is one list, cases where there are several."""
    lists = [group for group in groups if group.count]
    if not lists:
        return ""
    if len(lists) > 1:
        words = ngettext(
            "Tùy trường hợp: %(n)s danh sách giấy tờ", "Tùy trường hợp: %(n)s danh sách giấy tờ", len(lists)
        )
        return words % {"n": len(lists)}
    papers = lists[0].count
    return ngettext("%(n)s giấy tờ", "%(n)s giấy tờ", papers) % {"n": papers}
