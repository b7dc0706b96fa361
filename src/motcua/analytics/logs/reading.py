"""Reading the log of one source out of an extract; what is a defined figure is asked for as one."""

from motcua.analytics.cube import compute_table
from motcua.analytics.engines.embedded import open_tables
from motcua.analytics.logs.values import LogChannel, SourceLog
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureRow

_BY = ("channel_as_given",)


def read_log(snapshot: Snapshot, origin: str, step: str) -> SourceLog | None:
    """The log of the source, None where the extract has no dossier of it.

    step  an activity in the source's own words, or nothing
    """
    where = {"origin_system": origin}
    received = compute_table(snapshot, "received", by=_BY, where=where)
    if not received.total.numerator:
        return None
    ends = compute_table(snapshot, "received", by=("timeliness",), where=where)
    spans = compute_table(snapshot, "log_span", by=_BY, where=where)
    result = compute_table(snapshot, "time_to_result", where=where)
    reached = compute_table(snapshot, "reached_share", by=_BY, where={**where, "activity": step}) if step else None
    timeliness = {row.dimensions[0]: row.numerator or 0 for row in ends.rows[:-1]}
    events, activities, variants = _ways(snapshot, origin)
    return SourceLog(
        origin=origin,
        as_of=received.as_of,
        snapshot=received.snapshot,
        simulated=received.simulated,
        dossiers=received.total.numerator,
        events=events,
        activities=activities,
        variants=variants,
        ended=result.total.numerator or 0,
        on_time=timeliness.get("early", 0) + timeliness.get("on_time", 0),
        late=timeliness.get("late", 0),
        no_due=_ended_without_due(snapshot, origin),
        median_of_ended=dict(result.total.more).get("median_of_ended"),
        median=_range(result.total),
        step=step,
        channels=_channels(received.rows, spans.rows, reached.rows if reached else ()),
        warning=spans.definition.warning or spans.definition.words,
    )


def _ways(snapshot: Snapshot, origin: str) -> tuple[int, tuple[tuple[str, int], ...], int]:
    """How many events, how many dossiers have each activity, and how many different sequences there are.

    Events of one moment stand in the order of their names, so that the same log always gives the same count.
    """
    tables = open_tables(snapshot)
    dossiers = tables["dossiers"]
    keys = dossiers.filter(dossiers.origin_system == origin).select("dossier_key")
    events = tables["events"].semi_join(keys, "dossier_key")
    activity = events.activity_as_given
    kinds = events.group_by(name=activity).aggregate(events=events.count(), dossiers=events.dossier_key.nunique())
    rows = sorted(kinds.to_pyarrow().to_pylist(), key=lambda row: (-row["dossiers"], row["name"] or ""))
    ways = events.group_by("dossier_key").aggregate(
        way=activity.fill_null("").group_concat("\x1f", order_by=(events["at"], activity))
    )
    variants = int(ways.way.nunique().to_pyarrow().as_py())
    return sum(row["events"] for row in rows), tuple((row["name"] or "", row["dossiers"]) for row in rows), variants


def _ended_without_due(snapshot: Snapshot, origin: str) -> int:
    dossiers = open_tables(snapshot)["dossiers"]
    ended = dossiers.filter((dossiers.origin_system == origin) & dossiers.finished_at.notnull())
    return int(ended.due_at.isnull().sum().to_pyarrow().as_py() or 0)


def _range(row: FigureRow) -> tuple[float, float] | None:
    if row.value is not None:
        return row.value, row.value
    return (row.lower, row.upper) if row.lower is not None and row.upper is not None else None


def _channels(
    received: tuple[FigureRow, ...], spans: tuple[FigureRow, ...], reached: tuple[FigureRow, ...]
) -> tuple[LogChannel, ...]:
    by_span = {row.dimensions: row for row in spans[:-1]}
    by_step = {row.dimensions: row for row in reached[:-1]}
    named = sorted(received[:-1], key=lambda row: (-(row.numerator or 0), row.dimensions))
    channels = [_channel(row, by_span.get(row.dimensions), by_step.get(row.dimensions)) for row in named]
    return (*channels, _channel(received[-1], spans[-1], reached[-1] if reached else None))


def _channel(received: FigureRow, span: FigureRow | None, step: FigureRow | None) -> LogChannel:
    more = dict(span.more) if span else {}
    return LogChannel(
        name=received.dimensions[0],
        dossiers=received.numerator or 0,
        reached=step.numerator if step else None,
        logged=(span.denominator or 0) if span else 0,
        median=span.value if span else None,
        p90=more.get("p90"),
        longest=more.get("longest"),
    )
