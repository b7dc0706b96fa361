"""Two rows with one code: the second is refused, with the line of the first."""

from motcua.dossiers.importing.code_index import CodeIndex, fingerprints
from motcua.dossiers.importing.findings import Finding, ImportReport
from motcua.dossiers.importing.rows import ReadRows


class Repeats:
    """Remembers on which line each code of each source stood first."""

    def __init__(self, report: ImportReport, heading: str) -> None:
        self._report = report
        self._heading = heading
        self.sources: dict[str, CodeIndex] = {}

    def leave_out(self, read: ReadRows) -> None:
        """Refuse the second row of the same dossier and leave it out."""
        repeated: set[int] = set()
        by_origin: dict[str, list[int]] = {}
        for row, origin in enumerate(read.columns["origin_system"]):
            by_origin.setdefault(origin, []).append(row)
        codes, lines = read.columns["dossier_code"], read.lines
        for origin, rows in by_origin.items():
            index = self.sources.setdefault(origin, CodeIndex())
            mine = [codes[row] for row in rows]
            prints = fingerprints(mine)
            before = index.find(prints)
            if not before.any() and len(set(mine)) == len(mine):
                index.add(prints, [lines[row] for row in rows])
                continue
            repeated.update(self._refuse_repeated(read, rows, before.tolist()))
            fresh = [place for place, row in enumerate(rows) if row not in repeated]
            index.add(prints[fresh], [lines[rows[place]] for place in fresh])
        read.leave_out(repeated)

    def _refuse_repeated(self, read: ReadRows, rows: list[int], before: list[int]) -> set[int]:
        """The rows whose code stood in an earlier chunk (on the line of `before`) or further up in this one."""
        repeated: set[int] = set()
        here: dict[str, int] = {}
        for row, earlier in zip(rows, before, strict=True):
            code, line = read.columns["dossier_code"][row], read.lines[row]
            if first := earlier or here.get(code):
                repeated.add(row)
                self._report.add(
                    Finding("duplicate_code", "dossiers", line, self._heading, code, more=(("first", first),))
                )
            else:
                here[code] = line
        return repeated
