"""Reading a chunk of dossiers: every cell checked, faulty rows named and left out, the rest as canonical texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring

from motcua.dossiers.importing.columns import ALLOWED, ColumnReader, Memory, Values
from motcua.dossiers.importing.findings import ImportReport
from motcua.dossiers.importing.layout import REQUIRED, TIMES, ColumnMapping, Layout
from motcua.dossiers.importing.rowsource import Chunk

OWN = "motcua"
OWN_ELSEWHERE = "motcua:mirror"
"""Under the name `motcua` the ledger keeps what was taken in here; mirrors of another installation stand under this."""

ANY_SOURCE = "*"
"""Under this name a mapping gives the status table of every source that has none of its own."""

TEXTS = (
    "dossier_code",
    "origin_system",
    "procedure_code",
    "procedure_name",
    "field",
    "unit_code",
    "unit_name",
    "channel_as_given",
    "residence_commune",
    "applicant_type",
)


@dataclass(slots=True)
class ReadRows:
    """Rows that can be used: our columns by name as canonical texts, and the further columns as one JSON text a row."""

    lines: Sequence[int]
    columns: dict[str, Values]
    extra: Values

    def only(self, rows: Sequence[int]) -> "ReadRows":
        """These rows, in this order."""
        columns = {column: [values[row] for row in rows] for column, values in self.columns.items()}
        return ReadRows([self.lines[row] for row in rows], columns, [self.extra[row] for row in rows])

    def leave_out(self, rows: set[int]) -> None:
        """Drop rows that turned out unusable."""
        if rows:
            kept = self.only([row for row in range(len(self.lines)) if row not in rows])
            self.lines, self.columns, self.extra = kept.lines, kept.columns, kept.extra


class DossierRows:
    """Reads chunk after chunk with the memory of what earlier chunks held."""

    def __init__(
        self, layout: Layout, mapping: ColumnMapping, styles: Mapping[str, str], report: ImportReport, *, origin: str
    ) -> None:
        self._layout = layout
        self._mapping = mapping
        self._report = report
        self._origin = origin
        self._reader = ColumnReader(layout, mapping, styles, report, "dossiers")
        self._status = Memory(self._national_status)
        self._extra_keys = sorted(layout.extra, key=lambda entry: (len(entry[0].encode()), entry[0].encode()))

    def read(self, chunk: Chunk) -> ReadRows:
        """The usable rows of the chunk; the others are in the report."""
        rows = len(chunk.rows)
        cells = self._reader.raw(chunk) if rows else [()] * self._layout.width
        given = {
            column: self._reader.given(cells, column, rows)
            for column in (*TEXTS, *ALLOWED, *TIMES, "fee_dong", "status")
        }
        if self._origin:
            given["origin_system"] = [value or self._origin for value in given["origin_system"]]
        columns: dict[str, list[str | None]] = {}
        for column, values in given.items():
            columns[column] = self._read_column(column, values)
        columns["status"] = self._read_statuses(given["status"], columns)
        extra = self._read_extra(cells, rows)
        bad = self._find_unusable(chunk, given, columns)
        good = ReadRows(chunk.lines, columns, extra)  # type: ignore[arg-type]  # no None is left once the bad rows are out
        good.leave_out(bad)
        self._name_given_channels(given["legal_channel"], good, bad)
        if OWN in good.columns["origin_system"]:
            self._report.count("own_name", "origin_system")
            good.columns["origin_system"] = [
                OWN_ELSEWHERE if name == OWN else name for name in good.columns["origin_system"]
            ]
        self._count_oddities(good)
        return good

    def _read_column(self, column: str, values: Sequence[str]) -> list[str | None]:
        if column in TIMES:
            return self._reader.times(values, column)
        if column in ALLOWED:
            return self._reader.one_of(values, column)
        if column == "fee_dong":
            return self._reader.numbers(values, column)
        return self._reader.texts(values, column)

    def _read_statuses(self, given: Sequence[str], columns: Mapping[str, Sequence[str | None]]) -> list[str | None]:
        """National statuses; where none is given, what the times of finishing and returning say."""
        memory = self._status
        read = [memory[f"{origin}\0{status}"] for origin, status in zip(columns["origin_system"], given, strict=True)]
        if "" not in read:
            return read
        self._report.count("status_from_times", "status", times=read.count(""))
        return [
            status if status != "" else "10" if returned else "9" if finished else "2"
            for status, returned, finished in zip(read, columns["returned_at"], columns["finished_at"], strict=True)
        ]

    def _national_status(self, key: str) -> str | None:
        """The national status of one source's word; its 1 and 2 mean nothing without a table for that source."""
        origin, _, word = key.partition("\0")
        word = self._mapping.values.get("status", {}).get(word.strip(), word).strip()
        table = self._mapping.status.get(origin) or self._mapping.status.get(ANY_SOURCE, {})
        if not word:
            return ""
        if word in table:
            return str(table[word])
        return word if word in {"3", "4", "5", "6", "7", "8", "9", "10"} else None

    def _read_extra(self, cells: Sequence[Sequence[str]], rows: int) -> Values:
        """Columns that are none of ours as one JSON object a row, written as PostgreSQL writes it."""
        if not self._extra_keys:
            return ["{}"] * rows
        fragments = []
        for name, position in self._extra_keys:
            head = encode_basestring(name)
            texts = [text or "" for text in self._reader.texts(cells[position], f"extra:{name}")]
            fragments.append([f"{head}: {encode_basestring(text)}, " if text else "" for text in texts])
        return ["{" + "".join(row)[:-2] + "}" for row in zip(*fragments, strict=True)]

    def _find_unusable(
        self, chunk: Chunk, given: Mapping[str, Sequence[str]], columns: Mapping[str, Sequence[str | None]]
    ) -> set[int]:
        """Report every cell that cannot be used; returns the rows that hold one."""
        bad: set[int] = set()
        for column, values in columns.items():
            if column in REQUIRED and not all(given[column]):
                empty = [row for row, value in enumerate(given[column]) if not value.strip()]
                self._reader.refuse("required", chunk, column, empty, given[column])
                bad.update(empty)
            if None in values:
                faulty = [row for row, value in enumerate(values) if value is None and row not in bad]
                self._refuse_cells(chunk, column, faulty, given, columns)
                bad.update(faulty)
        return bad

    def _refuse_cells(
        self,
        chunk: Chunk,
        column: str,
        faulty: list[int],
        given: Mapping[str, Sequence[str]],
        columns: Mapping[str, Sequence[str | None]],
    ) -> None:
        if column != "status":
            self._reader.refuse("", chunk, column, faulty, given[column])
            return
        for row in faulty:
            origin = str(columns["origin_system"][row])
            self._reader.refuse("status_unmapped", chunk, column, [row], given[column], origin=origin)

    def _name_given_channels(self, given: Sequence[str], good: ReadRows, bad: set[int]) -> None:
        """Where the source's own word for the channel is not ours, keep it."""
        kept = [value for row, value in enumerate(given) if row not in bad] if bad else given
        ours = good.columns["legal_channel"]
        if tuple(kept) != tuple(ours):
            good.columns["channel_as_given"] = [
                stated or ("" if word == channel else word)
                for stated, word, channel in zip(good.columns["channel_as_given"], kept, ours, strict=True)
            ]

    def _count_oddities(self, good: ReadRows) -> None:
        finished, received = good.columns["finished_at"], good.columns["received_at"]
        if early := sum(bool(end) and end < begin for end, begin in zip(finished, received, strict=True)):
            self._report.count("finished_before_received", "finished_at", times=early)
