"""Reading one column of a chunk at once: texts, lists of allowed values, times, truths, numbers."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from motcua.dossiers.importing.findings import Finding, ImportReport
from motcua.dossiers.importing.layout import TIMES, ColumnMapping, Layout
from motcua.dossiers.importing.rowsource import Chunk
from motcua.dossiers.importing.times import canonical_times, whole_number
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
        """Texts without outer blanks, in NFC; how many had to be composed is counted in the report."""
        if not any(values) or (column in _DISTINCT and column not in self._mapping.values and _are_plain(values)):
            return list(values)
        memory = self._memory(column, lambda value: self._text(value, column))
        return [memory[value] for value in values]

    def _text(self, value: str, column: str) -> str | None:
        """None for a text that the database cannot hold."""
        if _UNSTORABLE in value:
            return None
        value = self._mapping.values.get(column, {}).get(value, value).strip()
        if not unicodedata.is_normalized("NFC", value):
            self._report.count("not_nfc", column)
            value = unicodedata.normalize("NFC", value)
        return value

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
        return canonical_times(values, column=column, style=self._styles.get(column))

    def _memory(self, column: str, read: Callable[[str], str | None]) -> Memory:
        return self._memories.setdefault(column, Memory(read))

    def refuse(
        self, code: str, chunk: Chunk, column: str, rows: Iterable[int], given: Sequence[str], **more: str
    ) -> None:
        """Report rows that cannot be used."""
        heading = self._layout.headings.get(column, column)
        for row in rows:
            self._report.add(
                Finding(code, self._file, chunk.lines[row], heading, str(given[row])[:200], more=tuple(more.items()))
            )


def _are_plain(values: Sequence[str]) -> bool:
    """Whether all are printable ASCII without blanks: nothing to strip, to compose or to refuse."""
    joined = "".join(values)
    return joined.isascii() and joined.isprintable() and " " not in joined


def refusal_code(column: str) -> str:
    """Which remark a column's unusable value gets."""
    if column in TIMES or column == "at":
        return "time"
    if column == "fee_dong":
        return "number"
    if column in TRUTH_COLUMNS:
        return "boolean"
    return "not_in_list" if column in ALLOWED else "control_character"
