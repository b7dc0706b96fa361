"""What is doubtful about a national record as a whole: its code, its name, and parts that contradict each other."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from motcua.catalogue.national.bodies import named_in, names_any
from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import is_composed, line, lookalike_in, stray_in
from motcua.catalogue.national.values import NationalReading

LONG_NAME = 300
_CODE = re.compile(r"\d\.\d{6}", re.ASCII)
_REFERENCES = (
    ("departmentExecutingIds", "departmentsExecuting"),
    ("departmentAuthorityIds", "departmentsAuthority"),
    ("unitGroupExecutingIds", "unitGroupsExecuting"),
    ("unitGroupAuthorityIds", "unitGroupsAuthority"),
    ("legalBasisIds", "legalBasisesDetails"),
    ("resultIds", "resultsDetails"),
    ("subjectTypeIds", "subjectTypesDetails"),
    ("categoryIds", "categoriesDetails"),
)
_AGENCIES = ("unitGroupsExecuting", "departmentsExecuting", "unitGroupsAuthority", "departmentsAuthority")
_TEXTS = ("name", "executionSteps", "executionMethods", "executionCases", "requirementsAndConditions", "resultsDetails")
Record = Mapping[str, Any]


def doubt_whole(record: Record, reading: NationalReading, doubts: Doubts) -> None:
    """Tell what is doubtful beyond single steps, methods and papers."""
    _doubt_code(reading, doubts)
    text = json.dumps(record, ensure_ascii=False)
    _doubt_letters(record, text, doubts)
    _doubt_name(record, reading, doubts)
    _doubt_channels(record, reading, doubts)
    _doubt_cases(reading, doubts)
    _doubt_references(record, doubts)
    if names_any(text):
        _doubt_bodies(record, reading.updated_at.date() if reading.updated_at else None, doubts)
    for missing, code, place in (
        (not reading.methods, "method_missing", "executionMethods"),
        (not reading.executing, "agency_missing", "unitGroupsExecuting"),
        (not reading.results, "results_missing", "resultsDetails"),
        (not reading.legal_bases, "legal_basis_missing", "legalBasisesDetails"),
        (not reading.tiers and not reading.other_tiers, "tier_missing", "isWard"),
        (not reading.decision, "decision_missing", "decisionNo"),
    ):
        if missing:
            doubts.tell(code, place, "")


def _doubt_code(reading: NationalReading, doubts: Doubts) -> None:
    if reading.code != reading.code_as_given:
        doubts.tell("code_with_blanks", "code", repr(reading.code_as_given), reading.code)
    if not _CODE.fullmatch(reading.code):
        doubts.tell("code_unusual", "code", reading.code)


def _doubt_letters(record: Record, text: str, doubts: Doubts) -> None:
    if not is_composed(text):
        doubts.tell("not_nfc", "", line(record["name"]))
    if stray := stray_in(text):
        doubts.tell("stray_characters", "", " ".join(f"U+{ord(sign):04X}" for sign in stray))
    if lookalike := lookalike_in(text):
        doubts.tell("lookalike_letters", "", lookalike)


def _doubt_name(record: Record, reading: NationalReading, doubts: Doubts) -> None:
    if len(reading.name) > LONG_NAME:
        doubts.tell("name_very_long", "name", f"{len(reading.name)}: {reading.name}")
    if line(record["name"]) != unicodedata.normalize("NFC", str(record["name"])):
        doubts.tell("name_untidy", "name", repr(record["name"]), reading.name)
    if reading.name.isupper():
        doubts.tell("name_capitals", "name", reading.name)


def _doubt_channels(record: Record, reading: NationalReading, doubts: Doubts) -> None:
    online = any(method.channel == "online" for method in reading.methods)
    if record.get("isFullProcess") and not online:
        doubts.tell("full_without_online", "isFullProcess", "true", "toàn trình, chưa ghi cách nộp trực tuyến")
    if reading.offline_only and (online or record.get("isFullProcess")):
        doubts.tell("offline_and_online", "isOfflineOnly", "true", "không có dịch vụ công trực tuyến")
    seen = set()
    for number, method in enumerate(reading.methods):
        if method in seen:
            doubts.tell("method_repeated", f"executionMethods[{number}]", f"{method.channel}: {method.limit.as_given}")
        seen.add(method)


def _doubt_cases(reading: NationalReading, doubts: Doubts) -> None:
    limits = {method.limit.quantity for method in reading.methods}
    codes: set[str] = set()
    for number, case in enumerate(reading.cases):
        place, quantity = f"cases[{number}]", case.limit.quantity
        if case.code in codes:
            doubts.tell("case_code_repeated", place, f"{case.code}: {case.name}")
        codes.add(case.code)
        if not case.code.startswith(f"{reading.code}."):
            doubts.tell("case_code_unusual", place, case.code)
        if quantity is not None and quantity not in limits:
            doubts.tell("case_limit_differs", place, f"{quantity.amount} {quantity.unit}: {case.name}")


def _doubt_references(record: Record, doubts: Doubts) -> None:
    for key, details in _REFERENCES:
        known = {str(row.get("id")) for row in _list(record, details) if isinstance(row, Mapping)}
        if unknown := [str(each) for each in _list(record, key) if str(each) not in known]:
            doubts.tell("reference_unresolved", details, ", ".join(unknown))


def _list(record: Record, key: str) -> Sequence[Any]:
    found = record.get(key)
    return found if isinstance(found, list) else ()


def _doubt_bodies(record: Record, on: date | None, doubts: Doubts) -> None:
    for kind, places in (("agency_abolished", _AGENCIES), ("text_names_abolished", _TEXTS)):
        for place in places:
            text = line(json.dumps(record.get(place), ensure_ascii=False)).lower()
            if (found := named_in(text, on=on)) is not None:
                doubts.tell(kind, place, found[0], found[1])
