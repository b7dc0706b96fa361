"""The quality board: how much of it is done, by kind and agency, and the list of findings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from motcua.admin.catalogue_wording import SEVERITY_WORDS, STATUS_WORDS, kind_words, place_words
from motcua.catalogue.api import BoardCounts, FindingFilter, FindingPage, FindingRow, FindingStatus, Tally
from motcua.ui.values import Cell, Choice, Column, FormState, Link, StatusKind
from motcua.ui.words import number_words, percent_words

FILTERS = {"kind": "kind", "agency": "agency", "severity": "severity", "status": "status", "code": "procedure"}
"""Names in the address -> members of the filter."""


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    answer: str
    severities: str
    tabs: tuple[Link, ...]
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in the list; `box` is the id of its box."""

    id: int
    box: str
    chosen: bool
    href: str
    procedure: str
    name: str
    kind: str
    place: str
    as_given: str
    reading: str
    severity: str
    severity_kind: StatusKind
    status: str
    status_kind: StatusKind


@dataclass(frozen=True, slots=True)
class FindingList:
    """One page of findings with its filter; `can_decide` and `can_reopen` say what may be done with the chosen ones."""

    crumbs: tuple[Link, ...]
    form: FormState
    kinds: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    lines: tuple[FindingLine, ...]
    kept: tuple[tuple[str, str], ...]
    next_href: str
    first_href: str
    can_decide: bool
    can_reopen: bool


def present_board(counts: BoardCounts, *, by: str) -> Board:
    """Tallies by kind or by agency, and how far the work is."""
    shown = counts.agencies if by == "agency" else counts.kinds
    total, decided = (sum(getattr(each, name) for each in counts.kinds) for name in ("total", "decided"))
    share = percent_words(decided / total) if total else ""
    done = {"decided": number_words(decided), "total": number_words(total), "share": share}
    home = reverse("admin:findings")
    of_agencies = by == "agency"
    columns = [Column(gettext("Cơ quan công bố") if of_agencies else gettext("Loại nghi ngờ"))]
    columns += [] if of_agencies else [Column(gettext("Mức"))]
    columns += [Column(words, True) for words in (gettext("Chưa xử lý"), gettext("Đã xử lý"), gettext("Tiến độ"))]
    return Board(
        answer=gettext("Đã xử lý %(decided)s trong %(total)s điểm nghi ngờ (%(share)s).") % done if total else "",
        severities=_severities(counts.kinds),
        tabs=(
            Link(gettext("Theo loại"), home, current=not of_agencies),
            Link(gettext("Theo cơ quan"), f"{home}?by=agency", current=of_agencies),
        ),
        caption=gettext("Theo cơ quan công bố") if of_agencies else gettext("Theo loại nghi ngờ"),
        columns=tuple(columns),
        rows=tuple(_tally(each, by=by) for each in shown),
    )


def _severities(kinds: Iterable[Tally]) -> str:
    """How many of each severity wait, the worst first."""
    waiting = dict.fromkeys(SEVERITY_WORDS, 0)
    for each in kinds:
        waiting[each.severity] += each.open
    words = (f"{name[0]}: {number_words(waiting[severity])}" for severity, name in SEVERITY_WORDS.items())
    return gettext("Còn chưa xử lý: %(counts)s.") % {"counts": "; ".join(words)}


def _tally(tally: Tally, *, by: str) -> tuple[Cell, ...]:
    chosen = {"agency" if by == "agency" else "kind": tally.key, "status": FindingStatus.OPEN.value}
    href = f"{reverse('admin:finding_list')}?{urlencode(chosen)}"
    numbers = (
        Cell(number_words(tally.open), numeric=True),
        Cell(number_words(tally.decided), numeric=True, note=_how_decided(tally)),
        Cell(percent_words(tally.decided / tally.total, 0), numeric=True),
    )
    if by == "agency":
        return (Cell(tally.name or gettext("Không ghi"), href=href, header=True, lang="vi"), *numbers)
    words, kind = SEVERITY_WORDS[tally.severity]
    return (Cell(kind_words(tally.key), href=href, header=True), Cell(str(words), status=kind), *numbers)


def _how_decided(tally: Tally) -> str:
    parts = (
        (tally.accepted, gettext("chấp nhận %(count)s")),
        (tally.overridden, gettext("ghi đè %(count)s")),
        (tally.dismissed, gettext("bỏ qua %(count)s")),
    )
    return ", ".join(words % {"count": number_words(count)} for count, words in parts if count)


def read_filter(given: Mapping[str, str]) -> FindingFilter:
    """What the address chooses; signs that no database keeps choose nothing that exists."""
    return FindingFilter(
        **{member: given.get(name, "").strip()[:100].replace("\x00", "?") for name, member in FILTERS.items()}
    )


def query_of(chosen: FindingFilter) -> dict[str, str]:
    """The filter as it stands in an address."""
    return {name: getattr(chosen, member) for name, member in FILTERS.items()}


def present_list(
    page: FindingPage,
    chosen: FindingFilter,
    counts: BoardCounts,
    *,
    after: str = "",
    typed: Mapping[str, str] | None = None,
    ticked: Sequence[str] = (),
    errors: Mapping[str, str] | None = None,
) -> FindingList:
    """One page of the list.

    typed, ticked, errors  what was sent and is to be mended
    """
    query = query_of(chosen)
    kept = {**query, "after": after}
    address = reverse("admin:finding_list")
    return FindingList(
        crumbs=(Link(gettext("Chất lượng danh mục"), reverse("admin:findings")),),
        form=FormState(
            {**query, "reason": (typed or {}).get("reason", "")},
            errors or {},
            {"reason": gettext("Lý do"), "finding": gettext("Các mục")},
        ),
        kinds=(Choice("", gettext("Mọi loại")), *(Choice(each.key, kind_words(each.key)) for each in counts.kinds)),
        agencies=(Choice("", gettext("Mọi cơ quan")), *(Choice(each.key, each.name) for each in _by_name(counts))),
        severities=_choices(gettext("Mọi mức"), SEVERITY_WORDS),
        statuses=_choices(gettext("Mọi tình trạng"), STATUS_WORDS),
        lines=tuple(_line(row, first=not number, ticked=ticked) for number, row in enumerate(page.rows)),
        kept=tuple(kept.items()),
        next_href=f"{address}?{urlencode(query | {'after': page.next})}" if page.next else "",
        first_href=f"{address}?{urlencode(query)}" if after else "",
        can_decide=chosen.status == FindingStatus.OPEN and bool(page.rows),
        can_reopen=chosen.status not in ("", FindingStatus.OPEN) and bool(page.rows),
    )


def _by_name(counts: BoardCounts) -> list[Tally]:
    return sorted((each for each in counts.agencies if each.key), key=lambda each: each.name)


def _choices(every: str, words: Mapping[str, tuple[object, StatusKind]]) -> tuple[Choice, ...]:
    return (Choice("", every), *(Choice(str(value), str(named[0])) for value, named in words.items()))


def _line(row: FindingRow, *, first: bool, ticked: Sequence[str]) -> FindingLine:
    """The first box has the id to which a refusal leads."""
    severity, severity_kind = SEVERITY_WORDS[row.severity]
    status, status_kind = STATUS_WORDS[row.status]
    return FindingLine(
        id=row.id,
        box="f-finding" if first else f"f-finding-{row.id}",
        chosen=str(row.id) in ticked,
        href=reverse("admin:finding", args=[row.id]),
        procedure=row.procedure,
        name=row.name,
        kind=kind_words(row.code),
        place=place_words(row.place),
        as_given=row.as_given,
        reading=row.reading,
        severity=str(severity),
        severity_kind=severity_kind,
        status=str(status),
        status_kind=status_kind,
    )
