"""The columns of a file of dossiers, and how another system's headings and values are read as ours."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext

from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import Refused
from motcua.core.folding import fold
from motcua.dossiers.importing.encodings import STATED
from motcua.dossiers.importing.findings import FileUnusable, Finding

TIMES = ("submitted_at", "received_at", "due_at", "finished_at", "returned_at")
REQUIRED = ("dossier_code", "legal_channel", "received_at", "origin_system")
COLUMNS = (
    "dossier_code",
    "procedure_code",
    "procedure_name",
    "field",
    "unit_code",
    "unit_name",
    "tier",
    "legal_channel",
    "channel_as_given",
    "place",
    "actor",
    "helper_kind",
    "service_level",
    "eligible_online",
    *TIMES,
    "status",
    "result_channel",
    "paper_parallel",
    "residence_commune",
    "applicant_type",
    "fee_dong",
    "paid_online",
    "simulated",
    "origin_system",
)
EVENT_COLUMNS = ("dossier_code", "activity", "at", "actor", "resource")
EVENT_REQUIRED = ("dossier_code", "activity", "at")
DATE_STYLES = ("dmy", "mdy", "serial", "serial1904")
NUMBER_STYLES = ("dot", "comma")
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_LARGEST_MAPPING = 1 << 20
REPAIRS = ("leading_zeros", "trailing_zeros")


class MappingUnusable(Refused):
    """The mapping cannot be used; `words` says where and why, `remedy` what to do."""

    code = "mapping_unusable"

    def __init__(self, words: str, remedy: str = "") -> None:
        super().__init__()
        self.words = words
        self.remedy = remedy or gettext("Sửa tệp --mapping rồi thử lại.")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How one source's file is read.

    columns, event_columns   our column -> heading in the file
    values                   our column -> {value in the file -> our value}
    status                   origin system -> {status in the file -> national status 1..10}
    constants                our column -> value for all rows
    dates, numbers           column -> style, where the file alone does not tell
    repairs                  column -> damage of a spreadsheet that is to be undone (`leading_zeros`, `trailing_zeros`)
    sheet                    name of the sheet of a workbook; empty: the only one that is filled
    encoding, separator      of a file of text, where the file does not tell (`windows-1258`; `semicolon`)
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    event_columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    status: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    repairs: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each of our columns stands in the file; `extra` are the headings that are none of ours."""

    width: int
    positions: Mapping[str, int]
    headings: Mapping[str, str]
    extra: tuple[tuple[str, int], ...]


def lay_out(
    names: Sequence[str],
    *,
    columns: Sequence[str],
    required: Sequence[str],
    mapped: Mapping[str, str],
    constants: Mapping[str, str],
    file: str,
) -> Layout:
    """Find our columns among the headings of a file.

    Raises  FileUnusable when a required column is missing, a heading stands twice or the mapping names an absent one.
    """
    place: dict[str, int] = {}
    for position, name in enumerate(names):
        if name in place:
            raise FileUnusable(Finding("heading_twice", file=file, line=1, column=name))
        place[name] = position
    for name in mapped.values():
        if name not in place:
            more = (("near", near_names(name, names)),)
            raise FileUnusable(Finding("mapping_unknown", file=file, line=1, value=name, more=more))
    headings = {ours: mapped.get(ours, ours) for ours in columns if ours not in constants}
    positions = {ours: place[heading] for ours, heading in headings.items() if heading in place}
    for ours in required:
        if ours not in positions and not constants.get(ours):
            more = (("near", near_names(ours, names)),)
            raise FileUnusable(Finding("heading_missing", file=file, line=1, column=ours, more=more))
    used = set(positions.values())
    extra = tuple((name, position) for name, position in place.items() if position not in used)
    return Layout(len(names), positions, headings, extra)


def near_names(name: str, names: Sequence[str]) -> str:
    """The headings that look most like a name, for a remedy; all of them where none does and they are few."""
    folded = {fold(heading): heading for heading in names}
    near = [folded[match] for match in get_close_matches(fold(name), folded, n=3, cutoff=0.5)]
    shown = near or [heading for heading in names if heading][:12]
    return ", ".join(f"“{heading[:60]}”" for heading in shown)


def read_mapping(given: Path | Mapping[str, Any] | None) -> ColumnMapping:
    """Read the operator's mapping, a file or its content, and add the status tables that Motcua knows.

    Raises  MappingUnusable.
    """
    content: Any = _content(given) if isinstance(given, Path) else dict(given or {})
    if not isinstance(content, dict) or (unknown := set(content) - {"source", *ColumnMapping.__dataclass_fields__}):
        known = ", ".join(ColumnMapping.__dataclass_fields__)
        wrong = ", ".join(map(str, unknown)) if isinstance(content, dict) else type(content).__name__
        raise MappingUnusable(
            gettext("Tệp --mapping: không hiểu mục “{wrong}”.").format(wrong=wrong),
            gettext("Chỉ có các mục: {known}.").format(known=known),
        )
    status = _known_status_tables() | {
        str(origin): _national(table, str(origin)) for origin, table in _table(content, "status").items()
    }
    flat = {name: _flat(_table(content, name), name) for name in ("columns", "event_columns", "constants")}
    values = {str(column): _flat(table, f"values.{column}") for column, table in _table(content, "values").items()}
    _check_columns(set(flat["columns"]) | set(flat["constants"]) | set(values), COLUMNS)
    _check_columns(set(flat["event_columns"]), EVENT_COLUMNS)
    return ColumnMapping(
        columns={ours: _composed(heading) for ours, heading in flat["columns"].items()},
        event_columns={ours: _composed(heading) for ours, heading in flat["event_columns"].items()},
        constants=flat["constants"],
        values=values,
        status=status,
        dates=_styles(content, "dates", DATE_STYLES),
        numbers=_styles(content, "numbers", NUMBER_STYLES),
        repairs=_styles(content, "repairs", REPAIRS),
        sheet=str(content.get("sheet") or ""),
        encoding=_choice(content, "encoding", tuple(STATED)),
        separator=SEPARATORS.get(_choice(content, "separator", tuple(SEPARATORS)), ""),
    )


def _content(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST_MAPPING:
            raise MappingUnusable(gettext("Tệp --mapping lớn hơn 1 MB: đây không phải là tệp quy đổi."))
        return yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        words = gettext("Tệp --mapping: dòng {line} không đúng dạng YAML (UTF-8).").format(line=line)
        raise MappingUnusable(words) from error


def _composed(heading: str) -> str:
    return unicodedata.normalize("NFC", heading.strip())


def _choice(given: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    word = str(given.get(name) or "").lower()
    if word and word not in allowed:
        raise _none_of(name, word, allowed)
    return word


def _known_status_tables() -> dict[str, dict[str, int]]:
    """Status tables of the systems we know, from the reviewed data."""
    text = (DATA_FILES / "imports" / "status_tables.yaml").read_text(encoding="utf-8")
    return {
        entry["origin_system"]: _national(entry["status"], entry["origin_system"]) for entry in yaml.safe_load(text)
    }


def _table(given: dict[str, Any], name: str) -> dict[Any, Any]:
    table = given.get(name) or {}
    if not isinstance(table, dict):
        raise MappingUnusable(gettext("Tệp --mapping, mục {name}: cần các dòng “tên: giá trị”.").format(name=name))
    return table


def _flat(table: Any, name: str) -> dict[str, str]:
    if not isinstance(table, dict) or any(isinstance(value, dict | list) for value in table.values()):
        raise MappingUnusable(gettext("Tệp --mapping, mục {name}: cần các dòng “tên: giá trị”.").format(name=name))
    return {_text(key): _text(value) for key, value in table.items()}


def _text(value: Any) -> str:
    """YAML reads a bare true or 1 as such; here they are words of the file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _national(table: Any, origin: str) -> dict[str, int]:
    flat = _flat(table, f"status.{origin}")
    for value in flat.values():
        if not value.isdecimal() or not 1 <= int(value) <= 10:
            raise _none_of(f"status.{origin}", value, tuple(map(str, range(1, 11))))
    return {key: int(value) for key, value in flat.items()}


def _styles(given: dict[str, Any], name: str, allowed: tuple[str, ...]) -> dict[str, str]:
    styles = _flat(_table(given, name), name)
    for style in styles.values():
        if style not in allowed:
            raise _none_of(name, style, allowed)
    return styles


def _check_columns(named: set[str], known: tuple[str, ...]) -> None:
    if unknown := sorted(named - set(known)):
        raise MappingUnusable(
            gettext("Tệp --mapping: “{columns}” không phải là cột của hệ thống này.").format(
                columns=", ".join(unknown)
            ),
            gettext("Các cột: {known}.").format(known=", ".join(known)),
        )


def _none_of(name: str, word: str, allowed: tuple[str, ...]) -> MappingUnusable:
    words = gettext("Tệp --mapping, mục {name}: không dùng được “{word}”.").format(name=name, word=word)
    return MappingUnusable(words, gettext("Chọn một trong: {allowed}.").format(allowed=", ".join(allowed)))
