"""Publish the step designs of a folder: a known text changes nothing, a changed one must be a new version."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from django.db import transaction

from motcua.catalogue.designs.checks import design_faults
from motcua.catalogue.designs.reading import read_design
from motcua.catalogue.designs.values import StepDesign
from motcua.catalogue.files import PROCEDURES_FOLDER, DefinitionFile, DefinitionRefused, FileFault, read_files
from motcua.catalogue.models import ProcedureVersion, PublishedDesign
from motcua.catalogue.reading import read_definition

DESIGNS_FOLDER: Path = PROCEDURES_FOLDER / "designs"


@transaction.atomic
def publish_designs(*, path: Path = DESIGNS_FOLDER, now: datetime) -> tuple[str, ...]:
    """Take every design of a file or folder, or none; returns the keys that are new.

    Raises  DefinitionRefused with file, place, reason and remedy, also where a published version reads otherwise now
    """
    files = [file for file in read_files(path) if file.kind == "step_design"]
    faults = [fault for file in files for fault in _faults(file)]
    if faults:
        raise DefinitionRefused(faults)
    return tuple(key for file in files if (key := _publish(file, now)))


def _faults(file: DefinitionFile) -> list[FileFault]:
    design = read_design(file.data)
    found = design_faults(design, _legal_limits(design))
    published = PublishedDesign.objects.filter(code=design.code, version=design.version).first()
    if published is not None and published.digest != _digest(file):
        found.append(("version", f"{design.key} đã công bố với nội dung khác", f"ghi version: {design.version + 1}"))
    return [FileFault(str(file.path), place, reason, remedy) for place, reason, remedy in found]


def _legal_limits(design: StepDesign) -> dict[str, str]:
    """The limits of the law of the procedures for which the design stands, as they are published, by words."""
    rows = ProcedureVersion.objects.filter(procedure__code__in=design.procedures, valid__upper_inf=True)
    limits: dict[str, str] = {}
    for row in rows.select_related("procedure").order_by("id"):
        for entry in read_definition(row.definition).time_limits:
            limits[f"{row.procedure.code}: {entry.rule.vi}"] = entry.limit
    return limits


def _digest(file: DefinitionFile) -> str:
    text = json.dumps(file.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _publish(file: DefinitionFile, now: datetime) -> str:
    """The key of a version that was not there yet; empty for a known one."""
    design = read_design(file.data)
    _row, fresh = PublishedDesign.objects.get_or_create(
        code=design.code,
        version=design.version,
        defaults={
            "definition": file.data,
            "digest": _digest(file),
            "valid_from": design.valid_from,
            "published_at": now,
        },
    )
    return design.key if fresh else ""
