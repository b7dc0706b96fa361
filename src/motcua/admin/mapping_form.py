"""From the controls of the mapping page to a mapping; whether it can be used is decided by the importer.

Controls are named by the position of the file's column: `heading.3` (hidden: the heading), `column.3` (our column),
`style.3`, `repair.3`, and for each listed value `was.3.0` (hidden: the value) and `value.3.0` (ours). `source.0` and
on (hidden) name the systems that the file itself tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from motcua.dossiers import api as dossiers

MOST_COLUMNS = 1500
MOST_VALUES = 60
CONSTANTS = ("legal_channel", "tier", "unit_code", "procedure_code", "simulated")
"""Columns of ours that may hold one value for the whole file."""

FILE_SETTINGS = ("sheet", "encoding", "separator")


@dataclass(frozen=True, slots=True)
class MappingForm:
    """The mapping as the page has it, and what is wrong with what was chosen, in words by control."""

    mapping: dict[str, Any]
    origin: str
    errors: Mapping[str, str] = field(default_factory=dict)


def read_form(typed: QueryDict) -> MappingForm:
    """What was chosen, as a mapping; columns that were left beside are in no section of it."""
    errors: dict[str, str] = {}
    columns: dict[str, str] = {}
    mapping: dict[str, Any] = {name: chosen for name in FILE_SETTINGS if (chosen := typed.get(name, ""))}
    origin = " ".join(typed.get("origin", "").split())[:80]
    sources = [origin, *_sources(typed)] if origin else _sources(typed)
    for place in range(MOST_COLUMNS):
        if f"heading.{place}" not in typed:
            break
        ours = typed.get(f"column.{place}", "")
        if ours not in dossiers.IMPORT_COLUMNS:
            continue
        if ours in columns:
            errors[f"column.{place}"] = gettext("Cột “%(other)s” đã được chọn làm nội dung này.") % {
                "other": columns[ours]
            }
            continue
        columns[ours] = typed.get(f"heading.{place}", "")
        _read_style(typed, place, ours, mapping)
        if not _read_values(typed, place, ours, sources, mapping):
            errors[f"column.{place}"] = gettext(
                "Mỗi hệ thống nguồn hiểu trạng thái một cách: hãy đặt tên hệ thống nguồn để nghĩa đã chọn được giữ."
            )
    mapping["columns"] = columns
    _read_constants(typed, mapping, columns)
    events = {ours: heading for ours in dossiers.IMPORT_EVENT_COLUMNS if (heading := typed.get(f"event.{ours}", ""))}
    if events:
        mapping["event_columns"] = events
    if "heading.0" not in typed:  # the file could not be opened yet: only how to open it was asked
        return MappingForm({name: part for name, part in mapping.items() if part}, origin)
    if not origin and "origin_system" not in columns:
        errors["origin"] = gettext("Hãy đặt tên hệ thống nguồn, ví dụ igate-hue. Hồ sơ nhập vào được ghi dưới tên này.")
    if "dossier_code" not in columns:
        errors["column.0"] = gettext("Hãy chọn cột nào là mã hồ sơ.")
    if "received_at" not in columns:
        errors.setdefault("column.0", gettext("Hãy chọn cột nào là thời điểm tiếp nhận."))
    return MappingForm({name: part for name, part in mapping.items() if part}, origin, errors)


def _read_style(typed: QueryDict, place: int, ours: str, mapping: dict[str, Any]) -> None:
    style = typed.get(f"style.{place}", "")
    if ours in dossiers.IMPORT_TIMES and style in dossiers.IMPORT_DATE_STYLES:
        mapping.setdefault("dates", {})[ours] = style
    if ours == "fee_dong" and style in dossiers.IMPORT_NUMBER_STYLES:
        mapping.setdefault("numbers", {})[ours] = style
    repair = typed.get(f"repair.{place}", "")
    if repair in dossiers.IMPORT_REPAIRS:
        mapping.setdefault("repairs", {})[ours] = repair


def _sources(typed: QueryDict) -> list[str]:
    """The names of the systems that the file itself tells, as the page listed them: `source.0`, `source.1`, ..."""
    names = (typed.get(f"source.{row}", "").strip() for row in range(MOST_VALUES))
    return [name for name in names if name]


def _read_values(typed: QueryDict, place: int, ours: str, sources: Sequence[str], mapping: dict[str, Any]) -> bool:
    """What each listed value means, a status under the name of each source; false where no source would keep it."""
    meanings: dict[str, str] = {}
    for row in range(MOST_VALUES):
        was = typed.get(f"was.{place}.{row}")
        if was is None:
            break
        chosen = typed.get(f"value.{place}.{row}", "")
        if chosen and chosen in dossiers.IMPORT_VALUES.get(ours, {}):
            meanings[was] = chosen
        if ours == "status" and chosen.isascii() and chosen.isdecimal() and 1 <= int(chosen) <= 10:
            meanings[was] = chosen
    if ours == "status" and meanings:
        read = {was: int(status) for was, status in meanings.items()}
        mapping.setdefault("status", {}).update(dict.fromkeys(sources, read))
    elif meanings:
        mapping.setdefault("values", {})[ours] = meanings
    return ours != "status" or not meanings or bool(sources)


def _read_constants(typed: QueryDict, mapping: dict[str, Any], columns: Mapping[str, str]) -> None:
    """One value for all rows, where the file has no column for it."""
    constants = {}
    for ours in CONSTANTS:
        value = typed.get(f"constant.{ours}", "").strip()
        if value and ours not in columns:
            constants[ours] = value[:200]
    if constants:
        mapping["constants"] = constants
