"""Publish the definitions of a file or folder: a known text changes nothing, a changed one is a new version."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from motcua.catalogue.checking.definitions import check_procedures
from motcua.catalogue.files import PROCEDURES_FOLDER, DefinitionFile, DefinitionRefused, FileFault
from motcua.catalogue.models import LawfulChannel, Procedure
from motcua.catalogue.reading import read_definition
from motcua.catalogue.searching.index import refresh_search
from motcua.catalogue.usecases.close_overrides import GoneOverride, gone_overrides
from motcua.catalogue.usecases.import_national import LONGEST_KEY
from motcua.catalogue.usecases.publish_designs import publish_designs
from motcua.catalogue.usecases.publish_overrides import publish_overrides
from motcua.core.collation import sort_key


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one definition: version `number`, and whether it was published by this import."""

    code: str
    number: int
    published: bool
    valid_from: date


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The whole import.

    channels   how many lines about lawful channels now stand
    overrides  how many decisions of provinces were new or changed
    gone       decisions that stand in the files no more; they hold until somebody closes them
    """

    procedures: tuple[Imported, ...]
    channels: int
    overrides: int = 0
    gone: tuple[GoneOverride, ...] = ()


@transaction.atomic
def import_procedures(*, path: Path = PROCEDURES_FOLDER, now: datetime) -> ImportReport:
    """Take every definition of `path`, or none.

    A first version is valid from the date that its definition names. A changed text is valid from its own date where
    that lies ahead, else from today (or the day after its predecessor began): what was in force is never rewritten.

    now      aware; its local date is "today".
    Raises   DefinitionRefused with file, place, reason and remedy; nothing was stored then.
    """
    files = check_procedures(path)
    today = timezone.localdate(now)
    definitions = [file for file in files if file.kind == "procedure"]
    locked = _locked_procedures(file.data["code"] for file in definitions)
    procedures = tuple(_publish(locked[file.data["code"]], file.data, today=today, now=now) for file in definitions)
    for file in files:
        if file.kind == "lawful_channels":
            _replace_channels(file)
    of_provinces = [file for file in files if file.kind == "provincial_overrides"]
    entries = [(file.path.name, entry) for file in of_provinces for entry in file.data["entries"]]
    overridden = _locked_procedures(entry["procedure"] for _, entry in entries)
    overrides = publish_overrides({code: row.id for code, row in overridden.items()}, entries, today=today, now=now)
    if (designs := path / "designs").is_dir():
        publish_designs(path=designs, now=now)
    refresh_search(locked, on=today)
    gone = gone_overrides(
        ((entry["procedure"], entry["province"]) for _, entry in entries),
        files=(file.path.name for file in of_provinces),
        whole=path.is_dir(),
    )
    return ImportReport(procedures, LawfulChannel.objects.count(), overrides, gone)


def _locked_procedures(codes: Iterable[str]) -> dict[str, Procedure]:
    """The procedures, created where they are new, locked so that two imports at once do not publish twice."""
    wanted = sorted(codes)
    Procedure.objects.bulk_create([Procedure(code=code) for code in wanted], ignore_conflicts=True)
    rows = Procedure.objects.select_for_update().filter(code__in=wanted).order_by("code")
    return {row.code: row for row in rows}


def _publish(procedure: Procedure, data: Mapping[str, Any], *, today: date, now: datetime) -> Imported:
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    definition = read_definition(data)
    latest = procedure.versions.order_by("-number").first()
    begins = date.fromisoformat(data["valid_from"])
    if latest is not None:
        begun: date = latest.valid.lower
        if latest.digest == digest:
            return Imported(procedure.code, latest.number, published=False, valid_from=begun)
        begins = max(begins, today, begun + timedelta(days=1))
        latest.valid = DateRange(begun, begins)
        latest.save(update_fields=["valid"])
    version = procedure.versions.create(
        number=latest.number + 1 if latest else 1,
        definition=dict(data),
        digest=digest,
        name=definition.name.vi,
        sort_key=sort_key(definition.name.vi)[:LONGEST_KEY],
        valid=DateRange(begins, None),
        published_at=now,
        source=definition.decision,
    )
    return Imported(procedure.code, version.number, published=True, valid_from=begins)


def _replace_channels(file: DefinitionFile) -> None:
    """Make the lines about lawful channels say what the file says; the rows hold no history that dossiers lean on."""
    codes = {code for entry in file.data["entries"] for code in entry["procedures"]}
    known = dict(Procedure.objects.filter(code__in=codes).values_list("code", "id"))
    if unknown := sorted(codes - set(known)):
        raise DefinitionRefused(
            [
                FileFault(
                    str(file.path), "entries", f"thủ tục {code} chưa có trong danh mục", "nhập định nghĩa thủ tục trước"
                )
                for code in unknown
            ]
        )
    rows = LawfulChannel.objects.filter(procedure_id__in=known.values()).order_by("id")
    wanted = [_line(known[code], entry, unit, way) for code, entry, unit, way in _lines(file.data["entries"])]
    if list(rows.values_list(*_TOLD)) == [tuple(getattr(line, name) for name in _TOLD) for line in wanted]:
        return
    rows.delete()
    LawfulChannel.objects.bulk_create(wanted)


_TOLD = ("procedure_id", "unit_kind", "unit_code", "channel", "where", "valid", "source", "system", "territory")


def _lines(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any], tuple[str, str], Any]]:
    """Each way of each procedure at each kind of unit and each single unit."""
    for entry in entries:
        units = [*((kind, "") for kind in entry.get("unit_kinds", ())), *(("", u) for u in entry.get("units", ()))]
        yield from product(entry["procedures"], [entry], units, entry["ways"])


def _line(procedure_id: int, entry: Mapping[str, Any], unit: tuple[str, str], way: Mapping[str, Any]) -> LawfulChannel:
    end = date.fromisoformat(entry["valid_until"]) if "valid_until" in entry else None
    return LawfulChannel(
        procedure_id=procedure_id,
        unit_kind=unit[0],
        unit_code=unit[1],
        channel=way["channel"],
        where=way["where"],
        valid=DateRange(date.fromisoformat(entry["valid_from"]), end),
        source=entry["source"],
        system=way.get("system", ""),
        territory=way.get("territory", ""),
    )
