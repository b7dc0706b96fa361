"""Take in records of the national catalogue: a known text changes nothing, a changed one is a new version."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from motcua.catalogue.files import DefinitionRefused, FileFault
from motcua.catalogue.models import NationalBatch, NationalVersion, Procedure, RecordFinding
from motcua.catalogue.national.difference import Difference, differences, digest_of
from motcua.catalogue.national.files import GivenRecord, read_given
from motcua.catalogue.national.reading import read_record
from motcua.catalogue.national.values import Finding, NationalReading
from motcua.catalogue.searching.index import refresh_search
from motcua.catalogue.usecases.refresh_findings import stamp_first_reading
from motcua.core.actor import Actor
from motcua.core.collation import sort_key

LONGEST_KEY = 400
TOGETHER = 200
"""So many records are in memory at once."""
DECISION = ("status", "value", "reason", "source", "decided_by", "decided_at")


@dataclass(frozen=True, slots=True)
class NationalChange:
    """A record that is new (number 1) or changed, with what differs from the version before."""

    code: str
    number: int
    valid_from: date
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class NationalReport:
    """What became of the records. `refused` has a place, reason and remedy for each that was left out."""

    records: int = 0
    new: int = 0
    unchanged: int = 0
    findings: int = 0
    changed: list[NationalChange] = field(default_factory=list)
    refused: list[FileFault] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {
            "records": self.records,
            "new": self.new,
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "refused": len(self.refused),
            "vanished": len(self.vanished),
            "findings": self.findings,
        }


@transaction.atomic
def import_national(
    *,
    actor: Actor,
    path: Path,
    now: datetime,
    accept_partial: bool = False,
    progress: Callable[[int], None] = lambda taken: None,
) -> NationalReport:
    """Take every record of the file or folder, or none; with `accept_partial` those that can be used.

    A new version is valid from today, or from the day after its predecessor began. A code that earlier imports had and
    this one has not is reported and stays in force, unless the file has a single record.

    now       aware; its local date is "today".
    progress  told after each portion how many records were taken.
    Raises    DefinitionRefused with file and line, reason and remedy; nothing was stored then.
    """
    batch = NationalBatch.objects.create(
        file_name=path.name, digest=_digest(path), imported_at=now, imported_by=actor.name
    )
    taking = _Taking(batch, timezone.localdate(now), NationalReport())
    for portion in _portions(path, taking.report):
        if not taking.report.refused or accept_partial:
            taking.take(portion)
        progress(taking.report.records)
    report = taking.report
    if report.refused and not accept_partial:
        raise DefinitionRefused(report.refused)
    if not taking.seen:
        raise DefinitionRefused(
            report.refused
            or [FileFault(str(path), "", "không có bản ghi thủ tục nào", "chọn tệp .jsonl, .jsonl.gz, .json")]
        )
    if not path.name.endswith(".json"):
        batch.whole = True
        known = Procedure.objects.filter(national_versions__valid__upper_inf=True).values_list("code", flat=True)
        report.vanished = sorted(set(known) - taking.seen)
    if report.new == NationalVersion.objects.filter(valid__upper_inf=True).count():
        stamp_first_reading(now)
    refresh_search(taking.stored, on=taking.today)
    batch.counts, batch.vanished = report.counts, report.vanished
    batch.save(update_fields=["whole", "counts", "vanished"])
    return report


def _portions(path: Path, report: NationalReport) -> Iterator[list[dict[str, Any]]]:
    given = read_given(path)
    while found := list(islice(given, TOGETHER)):
        report.refused += [each for each in found if isinstance(each, FileFault)]
        report.records += len(found)
        yield [each.record for each in found if isinstance(each, GivenRecord)]


@dataclass(slots=True)
class _Latest:
    procedure_id: int
    version_id: int | None = None
    number: int = 0
    digest: str = ""
    begun: date | None = None


@dataclass(slots=True)
class _Taking:
    batch: NationalBatch
    today: date
    report: NationalReport
    seen: set[str] = field(default_factory=set)
    stored: set[str] = field(default_factory=set)

    def take(self, records: Sequence[dict[str, Any]]) -> None:
        """Store what is new or changed of these records."""
        digests = {str(record["code"]): digest_of(record) for record in records}
        self.seen.update(digests)
        latest = _latest(list(digests))
        changed = [record for record in records if latest[record["code"]].digest != digests[record["code"]]]
        self.stored.update(str(record["code"]) for record in changed)
        self.report.unchanged += len(records) - len(changed)
        before = dict(
            NationalVersion.objects.filter(
                id__in=[latest[record["code"]].version_id for record in changed if latest[record["code"]].version_id]
            ).values_list("id", "record")
        )
        made: list[NationalVersion] = []
        doubts: list[tuple[Finding, ...]] = []
        for record in changed:
            known = latest[record["code"]]
            reading, findings = read_record(record)
            made.append(self._version(record, reading, known, before.get(known.version_id or 0), digests))
            doubts.append(findings)
        NationalVersion.objects.bulk_create(made, batch_size=TOGETHER)
        self._store_findings(
            made, doubts, {version.procedure_id: latest[code] for code, version in _by_code(changed, made)}
        )

    def _version(
        self,
        record: dict[str, Any],
        reading: NationalReading,
        known: _Latest,
        before: dict[str, Any] | None,
        digests: dict[str, str],
    ) -> NationalVersion:
        begins, differ = self.today, []
        if known.version_id is not None and known.begun is not None:
            begins = max(self.today, known.begun + timedelta(days=1))
            NationalVersion.objects.filter(id=known.version_id).update(valid=DateRange(known.begun, begins))
            differ = differences(before or {}, record)
            self.report.changed.append(NationalChange(str(record["code"]), known.number + 1, begins, tuple(differ)))
        else:
            self.report.new += 1
        return NationalVersion(
            procedure_id=known.procedure_id,
            number=known.number + 1,
            record=record,
            digest=digests[record["code"]],
            changes=[list(each) for each in differ],
            name=reading.name,
            sort_key=sort_key(reading.name)[:LONGEST_KEY],
            kind=reading.kind,
            level=reading.level,
            agency_code=reading.agency.code,
            agency_name=reading.agency.name,
            tiers=[*reading.tiers, *reading.other_tiers],
            field_codes=[each.code for each in reading.fields],
            field_names=[each.name for each in reading.fields],
            audience_codes=[each.code for each in reading.audience],
            audience_names=[each.name for each in reading.audience],
            life_events=[each.name for each in reading.life_events],
            channels=sorted({method.channel for method in reading.methods}),
            valid=DateRange(begins, None),
            batch=self.batch,
        )

    def _store_findings(
        self, made: Sequence[NationalVersion], doubts: Sequence[tuple[Finding, ...]], latest: dict[int, _Latest]
    ) -> None:
        """What an editor decided of the same doubt in the version before stays decided."""
        earlier = {each.version_id: each for each in latest.values() if each.version_id}
        decided = {
            (row.version_id, row.code, row.place, row.as_given): row
            for row in RecordFinding.objects.filter(version_id__in=list(earlier)).exclude(status="open")
        }
        rows = []
        for version, findings in zip(made, doubts, strict=True):
            for each in findings:
                was = decided.get((latest[version.procedure_id].version_id or 0, each.code, each.place, each.as_given))
                decision = {name: getattr(was, name) for name in DECISION} if was is not None else {}
                rows.append(
                    RecordFinding(
                        version=version,
                        code=each.code,
                        place=each.place,
                        severity=each.severity,
                        as_given=each.as_given,
                        reading=each.reading,
                        **decision,
                    )
                )
        RecordFinding.objects.bulk_create(rows, batch_size=2000)
        self.report.findings += len(rows)


def _by_code(
    records: Sequence[dict[str, Any]], made: Sequence[NationalVersion]
) -> Iterator[tuple[str, NationalVersion]]:
    yield from zip((str(record["code"]) for record in records), made, strict=True)


def _latest(codes: Sequence[str]) -> dict[str, _Latest]:
    """The newest version of each code, locked; procedures are created where they are new."""
    Procedure.objects.bulk_create([Procedure(code=code) for code in sorted(codes)], ignore_conflicts=True)
    procedures = Procedure.objects.select_for_update().filter(code__in=codes).order_by("code")
    found = {row.code: _Latest(row.id) for row in procedures}
    codes_of = {latest.procedure_id: code for code, latest in found.items()}
    rows = NationalVersion.objects.filter(procedure_id__in=list(codes_of), valid__upper_inf=True)
    for row in rows.only("procedure_id", "number", "digest", "valid"):
        found[codes_of[row.procedure_id]] = _Latest(row.procedure_id, row.id, row.number, row.digest, row.valid.lower)
    return found


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
