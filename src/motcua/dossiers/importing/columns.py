"""Reading one column of a chunk at once: texts, lists of allowed values, times, truths, numbers."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from motcua.dossiers.importing.damage import damage_of, repaired
from motcua.dossiers.importing.findings import Finding, ImportReport
from motcua.dossiers.importing.layout import TIMES, ColumnMapping, Layout
from motcua.dossiers.importing.legacy_fonts import legacy_font
from motcua.dossiers.importing.rowsource import Chunk
from motcua.dossiers.importing.times import canonical_times, is_out_of_range, whole_number
from motcua.dossiers.states import HelperKind, LegalChannel, Place, SubmittingActor

Values = list[str]
_MOST_KEPT = 200_000
_UNSTORABLE = "\0"
_DISTINCT = frozenset({"dossier_code"})
_NATIONAL_CHANNELS = {"2": "online", "1": "counter", "3": "post"}
_TRUTHS = {"true": "t", "false": "f", "t": "t", "f": "f", "1": "t", "0": "f"}
ALLOWED: dict[str, dict[str, str]] = {
    "legal_channel": {value.value: value.value for value in LegalChannel} | _NATIONAL_CHANNELS,
    "place": {value.value: value.value for value in Place} | {"": "unknown"},
    "actor": {value.value: value.value for value in SubmittingActor} | {"": "unknown"},
    "helper_kind": {value.value: value.value for value in HelperKind} | {"": ""},
    "tier": {tier: tier for tier in ("province", "district", "commune", "ministry", "")},
    "service_level": {level: level for level in ("1", "2", "3", "4", "partial", "full", "")},
    "result_channel": {channel: channel for channel in ("online", "counter", "post", "")},
    **{column: {**_TRUTHS, "": ""} for column in ("eligible_online", "paper_parallel", "paid_online", "simulated")},
}
_LOST = {"cell_error": "cell_error", "legacy_font": "legacy_font_cell", "scientific": "scientific_code"}
_BESIDE = {"cell_error": "cell_errors_beside", "legacy_font": "legacy_font_beside"}
TRUTH_COLUMNS = ("eligible_online", "paper_parallel", "paid_online", "simulated")


class Memory(dict[str, str | None]):
    """Remembers what each value of a column becomes, so that a value that repeats costs one look-up."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, value: str) -> str | None:
        if len(self) > _MOST_KEPT:
            self.clear()
        result = self[value] = self._read(value)
        return result


class ColumnReader:
    """Turns the columns of a chunk into canonical texts and collects the rows that cannot be used."""

    def __init__(
        self, layout: Layout, mapping: ColumnMapping, styles: Mapping[str, str], report: ImportReport, file: str
    ) -> None:
        self._layout = layout
        self._mapping = mapping
        self._styles = styles
        self._report = report
        self._file = file
        self._memories: dict[str, Memory] = {}
        self._spoilt: dict[str, dict[str, str]] = {}

    def raw(self, chunk: Chunk) -> list[tuple[str, ...]]:
        """The chunk by columns of the file."""
        return list(zip(*chunk.rows, strict=True))

    def given(self, cells: Sequence[tuple[str, ...]], column: str, rows: int) -> Sequence[str]:
        """What the file says in one of our columns: a constant of the mapping, the column, or nothing."""
        if column in self._mapping.constants:
            return [self._mapping.constants[column]] * rows
        position = self._layout.positions.get(column)
        return [""] * rows if position is None else cells[position]

    def texts(self, values: Sequence[str], column: str) -> list[str | None]:
        """Texts without outer blanks, in NFC; how many had to be composed, or show damage, is counted in the report.

        None for what cannot be kept: `fault` says why.
        """
        if not any(values) or (column in _DISTINCT and column not in self._mapping.values and _are_plain(values)):
            return list(values)
        memory = self._memory(column, lambda value: self._text(value, column))
        read = [memory[value] for value in values]
        if spoilt := self._spoilt.get(column):
            for value, times in Counter(values).items():
                if value in spoilt:
                    self._report.count(spoilt[value], self._heading(column), times=times)
        return read

    def _text(self, value: str, column: str) -> str | None:
        if _UNSTORABLE in value:
            return None
        given, value = value, self._mapping.values.get(column, {}).get(value.strip(), value).strip()
        if not unicodedata.is_normalized("NFC", value):
            self._report.count("not_nfc", self._heading(column))
            value = unicodedata.normalize("NFC", value)
        damage = damage_of(column, value)
        if damage and column in self._mapping.repairs:
            self._spoilt.setdefault(column, {})[given] = "zeros_restored"
            return repaired(column, value)
        if damage and _is_lost(damage, column):
            return None
        if damage:
            self._spoilt.setdefault(column, {})[given] = _BESIDE.get(damage, damage)
        return value

    def fault(self, column: str, value: str) -> tuple[str, str]:
        """The code of the remark on a cell that cannot be used, and the old font where it is one."""
        if column in TIMES or column == "at":
            return ("time_out_of_range" if is_out_of_range(value) else "time"), ""
        code = refusal_code(column)
        damage = damage_of(column, value.strip()) if code == "control_character" else ""
        if damage and _is_lost(damage, column):
            return _LOST[damage], legacy_font([value])
        return code, ""

    def _heading(self, column: str) -> str:
        return self._layout.headings.get(column, column).removeprefix("extra:")

    def one_of(self, values: Sequence[str], column: str) -> list[str | None]:
        """Values of a closed list; None where the value is not in it."""
        memory = self._memory(column, lambda value: self._listed(value, column))
        return [memory[value] for value in values]

    def _listed(self, value: str, column: str) -> str | None:
        mapped = self._mapping.values.get(column, {}).get(value.strip(), value)
        return ALLOWED[column].get(mapped.strip().lower())

    def numbers(self, values: Sequence[str], column: str) -> list[str | None]:
        """Whole numbers as plain digits."""
        style = self._styles.get(column)
        memory = self._memory(column, lambda value: whole_number(value, column=column, style=style))
        return [memory[value] for value in values]

    def times(self, values: Sequence[str], column: str) -> list[str | None]:
        """Times in the text of `times.canonical_times`."""
        if table := self._mapping.values.get(column):
            values = [table.get(value.strip(), value) for value in values]
        return canonical_times(values, column=column, style=self._styles.get(column))

    def _memory(self, column: str, read: Callable[[str], str | None]) -> Memory:
        return self._memories.setdefault(column, Memory(read))

    def refuse(
        self, code: str, chunk: Chunk, column: str, rows: Iterable[int], given: Sequence[str], **more: str
    ) -> None:
        """Report rows that cannot be used; without a code each cell's own fault is told."""
        heading = self._layout.headings.get(column, column)
        for row in rows:
            own, font = (code, "") if code else self.fault(column, given[row])
            told = {**more, **({"font": font} if font else {})}
            value = str(given[row])[:200]
            self._report.add(Finding(own, self._file, chunk.lines[row], heading, value, more=tuple(told.items())))


def _are_plain(values: Sequence[str]) -> bool:
    """Whether all are printable ASCII without blanks: nothing to strip, to compose or to refuse."""
    joined = "".join(values)
    return joined.isascii() and joined.isprintable() and " " not in joined and "E+" not in joined and "#" not in joined


def _is_lost(damage: str, column: str) -> bool:
    """Whether the damage has destroyed what one of our columns must say; beside ours it is only told."""
    if column.startswith("extra:"):
        return False
    return damage in ("cell_error", "legacy_font") or (damage, column) == ("scientific", "dossier_code")


def refusal_code(column: str) -> str:
    """Which remark a column's unusable value gets."""
    if column in TIMES:
        return "time"
    if column == "fee_dong":
        return "number"
    if column in TRUTH_COLUMNS:
        return "boolean"
    return "not_in_list" if column in ALLOWED else "control_character"
