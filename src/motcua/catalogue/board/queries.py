"""Reading the board: counts of what is doubtful, pages of findings, one finding with its story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from motcua.catalogue.board.deciding import FindingStatus, Shape, check_may_edit, shape_of
from motcua.catalogue.board.places import excerpt_at
from motcua.catalogue.events import PROCEDURE
from motcua.catalogue.models import NationalBatch, RecordFinding
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.core.models import Event

MOST_LISTED = 30
MOST_STORY = 100
CLOCKS_DIFFER = timedelta(days=1)
_KEYS_END = 2**63

# Only what stands in the record in force is the board's business; what was found in former versions stays with them.
_CURRENT = """
FROM catalogue_recordfinding finding
JOIN catalogue_nationalversion version ON version.id = finding.version_id
WHERE upper_inf(version.valid)
"""
_COUNTS = f"""
SELECT finding.code, finding.severity, version.agency_code, max(version.agency_name), finding.status, count(*)
{_CURRENT}
GROUP BY finding.code, finding.severity, version.agency_code, finding.status
"""


class AfterUnknown(Refused):
    """The place in the list from which to go on is not one that a page named."""

    code = "after_unknown"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings stand how, of one kind or one agency; `severity` is empty for an agency."""

    key: str
    name: str
    severity: str
    open: int = 0
    accepted: int = 0
    overridden: int = 0
    dismissed: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.decided

    @property
    def decided(self) -> int:
        """Those about which an editor has decided."""
        return self.accepted + self.overridden + self.dismissed


@dataclass(frozen=True, slots=True)
class BoardCounts:
    """The whole board; kinds and agencies with the most open findings first, errors before warnings before notes."""

    kinds: tuple[Tally, ...]
    agencies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings a page shows; empty means any."""

    kind: str = ""
    agency: str = ""
    severity: str = ""
    status: str = ""
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in a list."""

    id: int
    procedure: str
    name: str
    agency: str
    code: str
    place: str
    severity: str
    as_given: str
    reading: str
    status: FindingStatus


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One page of the list; `next` is empty on the last."""

    rows: tuple[FindingRow, ...]
    next: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """Who decided what, when and why."""

    kind: str
    at: datetime
    by: str
    reason: str
    source: str
    value: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding with what stands at its place in the record, and its story, newest first.

    following  the next open one of its kind; None after the last
    """

    row: FindingRow
    shape: Shape
    excerpt: Any
    version: int
    imported_at: datetime
    reason: str
    source: str
    value: str
    story: tuple[StoryLine, ...]
    following: int | None


def count_findings(*, actor: Actor) -> BoardCounts:
    """The tallies of the records in force. Raises NotAllowed."""
    check_may_edit(actor)
    kinds: dict[str, dict[str, Any]] = {}
    agencies: dict[str, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        for code, severity, agency, name, status, count in cursor.fetchall():
            of_kind = kinds.setdefault(code, {"name": code, "severity": severity})
            of_agency = agencies.setdefault(agency, {"name": name or agency, "severity": ""})
            for tally in (of_kind, of_agency):
                tally[status] = tally.get(status, 0) + count
    return BoardCounts(_ordered(kinds), _ordered(agencies))


_RANKS = {"error": 0, "warning": 1, "note": 2}


def _ordered(tallies: Mapping[str, Mapping[str, Any]]) -> tuple[Tally, ...]:
    made = (Tally(key, **values) for key, values in tallies.items())
    return tuple(sorted(made, key=lambda tally: (_RANKS.get(tally.severity, 3), -tally.open, tally.name)))


def list_findings(*, actor: Actor, chosen: FindingFilter, after: str = "", limit: int = MOST_LISTED) -> FindingPage:
    """One page of the findings that fit, in the order in which they were found. Raises NotAllowed, AfterUnknown."""
    check_may_edit(actor)
    found = _current()
    for column, value in (
        ("code", chosen.kind),
        ("version__agency_code", chosen.agency),
        ("severity", chosen.severity),
        ("status", chosen.status),
        ("version__procedure__code", chosen.procedure),
    ):
        if value:
            found = found.filter(**{column: value})
    if after:
        if not (after.isascii() and after.isdecimal() and int(after) < _KEYS_END):
            raise AfterUnknown(field_errors={"after": "after_unknown"})
        found = found.filter(id__gt=int(after))
    rows = [_row(each) for each in found[: limit + 1]]
    return FindingPage(tuple(rows[:limit]), str(rows[limit - 1].id) if len(rows) > limit else "")


def get_finding(*, actor: Actor, finding_id: int) -> FindingView:
    """One finding of a record in force. Raises NotAllowed, NotFound."""
    check_may_edit(actor)
    found = _current().filter(id=finding_id).first() if 0 < finding_id < _KEYS_END else None
    if found is None:
        raise NotFound("finding")
    version = found.version
    return FindingView(
        row=_row(found),
        shape=shape_of(found.code, found.place),
        excerpt=excerpt_at(version.record, found.place),
        version=version.number,
        imported_at=version.batch.imported_at,
        reason=found.reason,
        source=found.source,
        value=found.value,
        story=_story(version.procedure_id, found.code, found.place),
        following=_following(found),
    )


def _current() -> QuerySet[RecordFinding]:
    rows = RecordFinding.objects.filter(version__valid__upper_inf=True)
    return rows.select_related("version__procedure").defer("version__record").order_by("id")


def _row(found: RecordFinding) -> FindingRow:
    version = found.version
    return FindingRow(
        id=found.pk,
        procedure=version.procedure.code,
        name=version.name,
        agency=version.agency_name,
        code=found.code,
        place=found.place,
        severity=found.severity,
        as_given=found.as_given,
        reading=found.reading,
        status=FindingStatus(found.status),
    )


def _following(found: RecordFinding) -> int | None:
    rows = RecordFinding.objects.filter(version__valid__upper_inf=True, status="open", code=found.code)
    return rows.filter(id__gt=found.pk).order_by("id").values_list("id", flat=True).first()


def _story(procedure_id: int, code: str, place: str) -> tuple[StoryLine, ...]:
    """Decisions about the same doubt in this and former records; none is older than the first record."""
    first = NationalBatch.objects.filter(versions__procedure_id=procedure_id).order_by("id").first()
    if first is None:
        return ()
    events = Event.objects.filter(
        subject=PROCEDURE,
        subject_id=procedure_id,
        recorded_at__gte=first.imported_at - CLOCKS_DIFFER,
        payload__code=code,
        payload__place=place,
    )
    return tuple(
        StoryLine(
            kind=event.kind,
            at=event.at,
            by=event.actor_name,
            reason=event.payload.get("reason", ""),
            source=event.payload.get("source", ""),
            value=event.payload.get("value", ""),
        )
        for event in events.order_by("-id")[:MOST_STORY]
    )
