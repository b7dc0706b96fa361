"""Reading one record of the national portal: everything typed and tidied, nothing silently repaired."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from motcua.catalogue.national.fees import read_fee
from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.limits import read_case_limit, read_limit
from motcua.catalogue.national.papers import read_groups
from motcua.catalogue.national.steps import read_steps
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import (
    CHANNELS,
    Finding,
    NationalCase,
    NationalCoded,
    NationalMethod,
    NationalReading,
)
from motcua.catalogue.national.whole import doubt_whole

KINDS = {"STANDARD": "standard", "SPECIFIC": "specific", "STANDARD_INTERNAL": "internal"}
TIERS = {"isMinistry": "ministry", "isProvince": "province", "isWard": "commune"}
OTHER_TIERS = {"isVertical": "vertical", "isOtherAgency": "other", "isUndetermined": "undetermined"}
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Record = Mapping[str, Any]


def read_record(record: Record) -> tuple[NationalReading, tuple[Finding, ...]]:
    """The record as it is read, and every doubt about it.

    record  one JSON object of the portal (`data/procedures/national/schema.json` says what must be in it)
    """
    doubts = Doubts()
    steps, original = read_steps(_rows(record, "executionSteps"), doubts)
    updated_at = _moment(record.get("updatedAt"))
    on = updated_at.date() if updated_at else None
    methods = _methods(_rows(record, "executionMethods"), on, doubts)
    agencies = _rows(record, "unitGroupsExecuting") + _rows(record, "departmentsExecuting")
    reading = NationalReading(
        code=line(record["code"]),
        code_as_given=str(record["code"]),
        portal_id=given_id if _ID.fullmatch(given_id := str(record.get("id") or "")) else "",
        name=line(record["name"]),
        kind=KINDS.get(str(record.get("type")), "standard"),
        state=str(record.get("state") or ""),
        tiers=tuple(tier for flag, tier in TIERS.items() if record.get(flag)),
        other_tiers=tuple(tier for flag, tier in OTHER_TIERS.items() if record.get(flag)),
        level=_level(record, methods),
        non_territorial=bool(record.get("isNonTerritorial")),
        offline_only=bool(record.get("isOfflineOnly")),
        fields=_coded(_rows(record, "categoriesDetails")),
        audience=_coded(_rows(record, "subjectTypesDetails")),
        life_events=_coded(_rows(record, "serviceGroupsDetails")),
        agency=NationalCoded(
            line(record.get("departmentPromulgateCode")), line(record.get("departmentPromulgateName"))
        ),
        executing=tuple(dict.fromkeys(name for each in agencies if (name := line(each.get("name"))))),
        methods=methods,
        groups=read_groups(_rows(record, "executionCases"), doubts),
        steps=steps,
        steps_as_given=original,
        conditions=block(record.get("requirementsAndConditions")),
        results=_coded(_rows(record, "resultsDetails")),
        legal_bases=_coded(_rows(record, "legalBasisesDetails")),
        cases=tuple(
            NationalCase(line(case.get("code")), line(case.get("name")), read_case_limit(case.get("processingDay")))
            for case in _rows(record, "cases")
        ),
        returning=_returning(_rows(record, "returningMethods")),
        addresses=block(record.get("dossierReceivingAddresses")),
        related=_coded(_rows(record, "procedureRelatedGroup")),
        decision=line(record.get("decisionNo")) or _proposal(record.get("procedureProposal")),
        keywords=line(record.get("keywords")),
        updated_at=updated_at,
    )
    doubt_whole(record, reading, doubts)
    return reading, tuple(doubts.found)


def _rows(record: Record, key: str) -> list[Any]:
    found = record.get(key)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _coded(rows: Iterable[Record]) -> tuple[NationalCoded, ...]:
    return tuple(NationalCoded(line(row.get("code")), line(row.get("name"))) for row in rows)


def _methods(rows: Sequence[Record], on: date | None, doubts: Doubts) -> tuple[NationalMethod, ...]:
    found = []
    for number, row in enumerate(rows):
        place = f"executionMethods[{number}]"
        amount, unit, words = (row.get(key) for key in ("processingTime", "processingTimeUnit", "description"))
        limit = read_limit(amount, unit, words, place, doubts)
        rows_of_fees = enumerate(row.get("fees") or ())
        fees = tuple(read_fee(fee, f"{place}.fees[{at}]", doubts, on=on) for at, fee in rows_of_fees)
        channel = CHANNELS.get(str(row.get("submissionMethod")), "counter")
        found.append(NationalMethod(channel, limit, fees, block(words)))
    quantities = {method.limit.quantity for method in found if method.limit.quantity is not None}
    if len(quantities) > 1:
        shown = ", ".join(sorted(f"{each.amount} {each.unit}" for each in quantities))
        doubts.tell("limits_differ", "executionMethods", shown)
    return tuple(found)


def _level(record: Record, methods: Sequence[NationalMethod]) -> str:
    """Full where the record says so, part where it has an online method, else none, as where it is offline only."""
    if record.get("isOfflineOnly"):
        return "none"
    if record.get("isFullProcess"):
        return "full"
    return "part" if any(method.channel == "online" for method in methods) else "none"


def _proposal(given: object) -> str:
    return line(given.get("proposalNumber")) if isinstance(given, Mapping) else ""


def _returning(rows: Iterable[Record]) -> tuple[str, ...]:
    ways = (way for row in rows if isinstance(row.get("value"), list) for way in row["value"])
    return tuple(dict.fromkeys(str(way).lower() for way in ways))


def _moment(milliseconds: object) -> datetime | None:
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None
