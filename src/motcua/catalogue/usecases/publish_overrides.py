"""Publish what provinces decided about national procedures: a known text changes nothing, a changed one follows it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.catalogue.files import DefinitionRefused, FileFault
from motcua.catalogue.models import ProvincialOverride


def publish_overrides(
    procedures: Mapping[str, int], entries: Sequence[tuple[str, Mapping[str, Any]]], *, today: date, now: datetime
) -> int:
    """Store what is new or changed of the entries; how many that were. Who calls this holds the procedures locked.

    procedures  ids by code, of every procedure that an entry names
    entries     each with the name of its file
    Raises      DefinitionRefused where two entries speak of one procedure of one province
    """
    _refuse_twice([entry for _, entry in entries])
    latest = {
        (row.procedure_id, row.province): row
        for row in ProvincialOverride.objects.filter(procedure_id__in=procedures.values()).order_by("number")
    }
    made = []
    for file_name, entry in entries:
        procedure_id = procedures[entry["procedure"]]
        override = _next(latest.get((procedure_id, entry["province"])), entry, procedure_id, today, now)
        if override is not None:
            override.file_name = file_name
            made.append(override)
    ProvincialOverride.objects.bulk_create(made)
    return len(made)


def _refuse_twice(entries: Sequence[Mapping[str, Any]]) -> None:
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        key = (entry["procedure"], entry["province"])
        if key in seen:
            reason = f"thủ tục {key[0]} của tỉnh {key[1]} ghi hai lần"
            raise DefinitionRefused([FileFault("overrides", "entries", reason, "gộp thành một mục")])
        seen.add(key)


def _next(
    before: ProvincialOverride | None, entry: Mapping[str, Any], procedure_id: int, today: date, now: datetime
) -> ProvincialOverride | None:
    """The version that follows; None where the text is known and holds. What was in force is never rewritten.

    A text that was closed and stands in the file again is published anew, from the day of its closing on.
    """
    canonical = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    begins = date.fromisoformat(entry["valid_from"])
    ends = date.fromisoformat(entry["valid_until"]) if "valid_until" in entry else None
    if before is not None:
        begun: date = before.valid.lower
        closed = before.valid.upper if before.valid.upper != ends else None
        if before.digest == digest and closed is None:
            return None
        begins = max(begins, today, begun + timedelta(days=1), closed if before.digest == digest and closed else begins)
        if before.valid.upper is None or before.valid.upper > begins:
            before.valid = DateRange(begun, begins)
            before.save(update_fields=["valid"])
        if ends is not None and ends <= begins:  # it has ended already, and so has what stood before
            return None
    return ProvincialOverride(
        procedure_id=procedure_id,
        province=entry["province"],
        number=before.number + 1 if before is not None else 1,
        content=dict(entry),
        digest=digest,
        replaced_by=list(entry.get("replaced_by", ())),
        valid=DateRange(begins, ends),
        source=entry["source"],
        published_at=now,
    )
