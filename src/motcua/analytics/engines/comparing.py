"""The same questions put to two engines: each metric as a whole and by several dimensions, row for row."""

from collections.abc import Iterator, Sequence

from motcua.analytics.cube import compute_table
from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.shapes import MetricDefinition
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import Compared, FigureTable

BREAKDOWNS: tuple[tuple[str, ...], ...] = (
    (),
    ("tier", "month"),
    ("unit",),
    ("unit_now", "statutory_period"),
    ("legal_channel", "actor"),
    ("procedure",),
    ("service_level",),
)


def compare_engines(
    snapshot: Snapshot,
    first: str,
    second: str,
    *,
    activity: str = "-",
    breakdowns: Sequence[tuple[str, ...]] = BREAKDOWNS,
    table: str | None = None,
) -> Iterator[Compared]:
    """Every metric (or those over one table) by each breakdown that it knows, asked of both engines.

    activity  the step that metrics about a log ask for
    Raises    AnalyticsNotInstalled
    """
    for definition in DEFINITIONS.values():
        for by in breakdowns:
            if {*by} <= {*definition.dimensions} and table in (None, definition.table):
                yield _compared(snapshot, definition, by, (first, second), activity)


def _compared(
    snapshot: Snapshot,
    definition: MetricDefinition,
    by: tuple[str, ...],
    engines: tuple[str, str],
    activity: str,
) -> Compared:
    where = {"activity": activity} if definition.needs_activity else {}
    one, other = (compute_table(snapshot, definition.name, by=by, where=where, engine=engine) for engine in engines)
    return Compared(definition.name, by, len(one.rows), tuple(_differences(one, other)))


def _differences(one: FigureTable, other: FigureTable) -> Iterator[str]:
    if (one.apart, one.simulated, len(one.rows)) != (other.apart, other.simulated, len(other.rows)):
        yield f"{(one.apart, one.simulated, len(one.rows))} / {(other.apart, other.simulated, len(other.rows))}"
    for mine, yours in zip(one.rows, other.rows, strict=False):
        if mine != yours:
            yield f"{mine} / {yours}"
