"""Read the nation's records again by today's rules: what is doubtful now is told, what no longer is, is not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from motcua.catalogue.board.deciding import check_may_edit
from motcua.catalogue.models import CatalogueChange, NationalVersion, ReadingStamp, RecordFinding
from motcua.catalogue.national.reading import read_record
from motcua.catalogue.national.rules_digest import rules_digest
from motcua.catalogue.national.values import Finding
from motcua.core.actor import Actor

TOGETHER = 200
_READ = ("severity", "as_given", "reading")


@dataclass(slots=True)
class RefreshReport:
    """What became of the findings of the records in force.

    added    new ones; `closed` open ones that the rules tell no more
    changed  open ones that are told with other words or weight
    kept     decided ones that the rules tell no more: what an editor decided stays
    codes    procedures of which readers may be warned otherwise
    """

    records: int = 0
    added: int = 0
    closed: int = 0
    changed: int = 0
    kept: int = 0
    codes: set[str] = field(default_factory=set)


def findings_are_stale() -> bool:
    """Whether findings stand that other rules than today's have told."""
    stamp = ReadingStamp.objects.filter(id=1).values_list("digest", flat=True).first()
    return stamp != rules_digest() and NationalVersion.objects.filter(valid__upper_inf=True).exists()


@transaction.atomic
def refresh_findings(
    *, actor: Actor, now: datetime, progress: Callable[[int], None] = lambda read: None
) -> RefreshReport:
    """Read every record in force again, make no version of any, and keep each decision of an editor.

    Raises  NotAllowed
    """
    check_may_edit(actor)
    report = RefreshReport()
    ids = list(
        NationalVersion.objects.filter(valid__upper_inf=True)
        .order_by("id")
        .select_for_update(of=("self",))
        .values_list("id", flat=True)
    )
    for start in range(0, len(ids), TOGETHER):
        _refresh(ids[start : start + TOGETHER], report)
        progress(report.records)
    _tell(report.codes, now)
    ReadingStamp.objects.update_or_create(id=1, defaults={"digest": rules_digest(), "at": now})
    return report


def stamp_first_reading(now: datetime) -> None:
    """Note that all records in force were read by today's rules; who calls this has just read every one of them."""
    ReadingStamp.objects.update_or_create(id=1, defaults={"digest": rules_digest(), "at": now})


def _refresh(version_ids: Sequence[int], report: RefreshReport) -> None:
    stored: dict[int, dict[tuple[str, str], RecordFinding]] = {each: {} for each in version_ids}
    for row in RecordFinding.objects.filter(version_id__in=version_ids):
        stored[row.version_id][row.code, row.place] = row
    made: list[RecordFinding] = []
    changed: list[RecordFinding] = []
    gone: list[int] = []
    rows = NationalVersion.objects.filter(id__in=version_ids).select_related("procedure").order_by("id")
    for version in rows:
        report.records += 1
        told = {(each.code, each.place): each for each in read_record(version.record)[1]}
        known = stored[version.pk]
        new = [_made(version.pk, each) for key, each in told.items() if key not in known]
        other = [row for key, row in known.items() if key in told and _differs(row, told[key])]
        past = [row for key, row in known.items() if key not in told]
        closed = [row.pk for row in past if row.status == "open"]
        report.kept += len(past) - len(closed)
        made, changed, gone = made + new, changed + other, gone + closed
        if new or closed:
            report.codes.add(version.procedure.code)
    RecordFinding.objects.bulk_create(made, batch_size=2000)
    RecordFinding.objects.bulk_update(changed, _READ, batch_size=500)
    RecordFinding.objects.filter(id__in=gone).delete()
    report.added, report.changed = report.added + len(made), report.changed + len(changed)
    report.closed += len(gone)


def _made(version_id: int, told: Finding) -> RecordFinding:
    return RecordFinding(
        version_id=version_id,
        code=told.code,
        place=told.place,
        severity=told.severity,
        as_given=told.as_given,
        reading=told.reading,
    )


def _differs(row: RecordFinding, told: Finding) -> bool:
    """Whether an open finding is told otherwise now, which it is then given; a decided one stays as it was decided."""
    if row.status != "open" or all(getattr(row, name) == getattr(told, name) for name in _READ):
        return False
    for name in _READ:
        setattr(row, name, getattr(told, name))
    return True


def _tell(codes: set[str], now: datetime) -> None:
    """Copies of the catalogue are told, in the order in which changes become visible."""
    if not codes:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('catalogue_change'))")
    CatalogueChange.objects.bulk_create(CatalogueChange(code=code, what="doubts", at=now) for code in sorted(codes))
