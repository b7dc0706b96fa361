"""The counts of the published tables, kept beside an extract: what the public asks is added up from them alone."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import motcua.analytics
from motcua.analytics.publication.areas import NO_MONTH, Base
from motcua.analytics.publication.base_counts import SIMULATED, Counted
from motcua.analytics.publication.tables import BESIDE_WAYS, Published
from motcua.analytics.snapshots import Snapshot
from motcua.core.data_folder import DATA_FILES

MONTH, MARKED = "in_month", "in_simulated"
"""The columns of the period (year * 12 + month - 1, of counts by year that of January) and of simulated dossiers."""
BY_END = "by_end"
"""In the file's own notes: the metrics that count otherwise when the period does not end with the year."""
BY_MONTH, BY_YEAR, BY_WAY = "months", "years", "ways"
_COUNTED_BY = ("metrics", "publication")


def counts_path(snapshot: Snapshot, name: str) -> Path:
    """Where the counts by month, by year or by way are kept; what was counted by other rules has another name."""
    return snapshot.kept(f"counts-{name}-{_digest()}.parquet")


def are_counts_kept(snapshot: Snapshot) -> bool:
    """Whether the counts of the extract are there, counted by the rules of today."""
    return all(counts_path(snapshot, name).exists() for name in (BY_MONTH, BY_YEAR, BY_WAY))


def keep_counts(snapshot: Snapshot, counted: Counted, published: Published) -> None:
    """Write the counts as coarse as they are published: by place in whole years, the few with months in months."""
    tables = [table for of_metric in published.by_place.values() for table in of_metric]
    for name, base, by_year, dimensions in (
        (BY_MONTH, counted.by_place, False, _dimensions(tables, yearly=False)),
        (BY_YEAR, counted.by_place, True, _dimensions(tables, yearly=True)),
        (BY_WAY, counted.by_way, True, {*BESIDE_WAYS, *_dimensions(published.by_way, yearly=True)}),
    ):
        table = _coarser(base, sorted(dimensions), by_year=by_year)
        _write(table.replace_schema_metadata({BY_END: ",".join(counted.by_end)}), counts_path(snapshot, name))


def _dimensions(tables: Iterable[tuple[tuple[str, ...], str]], *, yearly: bool) -> set[str]:
    return {name for dimensions, grain in tables if (grain == "year") is yearly for name in dimensions}


def _coarser(base: Base, dimensions: list[str], *, by_year: bool) -> pa.Table:
    """The base cells added up over all other dimensions, and over the months of a year; without those of no month."""
    (dated,) = np.nonzero(base.months != NO_MONTH)
    months = base.months[dated]
    code = months // 12 * 12 if by_year else months
    columns = {name: base.keys[name][dated] for name in dimensions}
    for name, keys in columns.items():
        code = np.unique(code, return_inverse=True)[1] * len(base.texts[name]) + keys
    _, first, groups = np.unique(code, return_index=True, return_inverse=True)
    found = {name: pa.array(np.array(base.texts[name], dtype=object)[keys[first]]) for name, keys in columns.items()}
    found[MONTH] = pa.array((months // 12 * 12 if by_year else months)[first])
    return pa.table(found | _sums(base.counts, dated, groups, len(first)))


def _sums(counts: Mapping[str, np.ndarray], dated: np.ndarray, groups: np.ndarray, size: int) -> dict[str, pa.Array]:
    return {
        MARKED if name == SIMULATED else name: pa.array(
            np.bincount(groups, values[dated], minlength=size).astype(np.int64)
        )  # exact below 2 ** 53
        for name, values in counts.items()
    }


def _write(table: pa.Table, path: Path) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    pq.write_table(table, draft, compression="zstd")
    draft.replace(path)


@cache
def _digest() -> str:
    """A mark of the code and the rules by which dossiers are counted."""
    code = Path(motcua.analytics.__file__).parent
    digest = hashlib.sha256()
    for path in sorted((*code.glob("*.py"), *(path for room in _COUNTED_BY for path in (code / room).glob("*.py")))):
        digest.update(path.read_bytes())
    for path in sorted((DATA_FILES / "analytics").glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
