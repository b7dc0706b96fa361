"""Distortions that one-stop software is known for: looked for while a file is read, told, and never mended."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold
from motcua.dossiers.importing.findings import ImportReport

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEAST_ROWS = 100
"""In fewer dossiers it is no wonder that all are alike."""


@cache
def _known() -> Mapping[str, frozenset[str]]:
    given = yaml.safe_load((DATA_FILES / "imports" / "distortions.yaml").read_text(encoding="utf-8"))
    return {
        name: frozenset(_folded(word) if name.endswith("headings") else word for word in words)
        for name, words in given.items()
        if name != "source"
    }


def _folded(heading: str) -> str:
    return fold(_HUMP.sub(" ", heading))


class Distortions:
    """Looks at the rows of one file as they pass."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._rows = 0
        self._identities = self._columns("identity_headings")
        self._always = dict.fromkeys(self._columns("always_set_headings"), "")
        self._papers, self._results = self._columns("paper_headings"), self._columns("result_headings")
        self._dummies: Counter[int] = Counter()
        self._same: Counter[int] = Counter()
        self._statuses: Counter[str] = Counter()

    def _columns(self, kind: str) -> list[int]:
        return [place for place, name in enumerate(self._names) if _folded(name) in _known()[kind]]

    def see(self, rows: Sequence[Sequence[str]], statuses: Iterable[str]) -> None:
        """Look at the next rows; `statuses` are the national ones of those that can be used."""
        self._rows += len(rows)
        self._statuses.update(statuses)
        for place in self._identities:
            self._dummies[place] += sum(row[place].strip() in _known()["dummy_identities"] for row in rows)
        for place, value in list(self._always.items()):
            values = {row[place].strip() for row in rows} | ({value} if value else set())
            if len(values) == 1 and values != {""}:
                self._always[place] = values.pop()
            else:
                del self._always[place]
        for result in self._results:
            for paper in self._papers:
                self._same[result] += sum(bool(row[result].strip()) and row[result] == row[paper] for row in rows)

    def tell(self, report: ImportReport) -> None:
        """Count what was seen in the report."""
        for code, counted in (("dummy_identity", self._dummies), ("paper_as_result", self._same)):
            for place, times in counted.items():
                if times:
                    report.count(code, self._names[place], times=times)
        if self._rows < _LEAST_ROWS:
            return
        for place, value in self._always.items():
            report.count("always_same", self._names[place], value, times=self._rows)
        done = sum(self._statuses[status] for status in _known()["done_statuses"])
        if done and not any(self._statuses[status] for status in _known()["waiting_statuses"]):
            report.count("waiting_never_seen", "status", times=self._statuses.total())
