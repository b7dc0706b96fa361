"""The columns that a table of reported figures may have, under the headings that offices give them."""

from dataclasses import dataclass
from functools import cache

import yaml

from motcua.analytics.definitions import Words
from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold


@dataclass(frozen=True, slots=True)
class ReportedColumn:
    """One column: a count, a printed percentage, or a label of the row."""

    name: str
    kind: str
    words: Words


@dataclass(frozen=True, slots=True)
class ReportedColumns:
    """All columns by name, and which of them a heading means."""

    by_name: dict[str, ReportedColumn]
    by_heading: dict[str, str]

    def named(self, heading: str) -> str:
        """Our name for a heading; empty where it is none of ours."""
        return self.by_heading.get(fold(heading), "")

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The names of all columns of one kind."""
        return tuple(name for name, column in self.by_name.items() if column.kind == kind)


@cache
def reported_columns() -> ReportedColumns:
    """The reviewed list in `data/analytics/reported_columns.yaml`."""
    text = (DATA_FILES / "analytics" / "reported_columns.yaml").read_text(encoding="utf-8")
    by_name: dict[str, ReportedColumn] = {}
    by_heading: dict[str, str] = {}
    for entry in yaml.safe_load(text)["columns"]:
        name = entry["column"]
        by_name[name] = ReportedColumn(name, entry["kind"], Words(entry["vi"], entry["en"]))
        for heading in (name, *entry.get("headings", ())):
            by_heading[fold(heading)] = name
    return ReportedColumns(by_name, by_heading)
