"""Our figure beside a printed one, where our ledger holds the same place, period and metric and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from motcua.analytics.answers import compute
from motcua.analytics.definitions import Words
from motcua.analytics.register.reading import published_figure
from motcua.analytics.register.rounding import Part, envelope, follow
from motcua.analytics.register.values import Comparison, Derived, Ours, PublishedFigure, Range, Verdict
from motcua.analytics.values import FigureRow, FigureTable

NOT_HELD = Words(
    "Sổ này không có hồ sơ của kỳ đó từ các hệ thống ấy.",
    "This ledger holds no dossiers of that period from those systems.",
)
MIXED = Words(
    "Trong kỳ đó sổ này còn hồ sơ của nơi khác, nên không tách riêng được.",
    "In that period this ledger also holds dossiers of other places, which cannot be told apart here.",
)
HIDDEN = Words("Ở sổ này số hồ sơ quá ít để công bố.", "Our ledger has too few dossiers to show them.")


def printed_range(figure: PublishedFigure) -> Range | None:
    """What the figure's own printed digits allow; None where the print gives no number."""
    return None if figure.value is None else envelope(figure.printed, figure.value)


def followed_range(figure: PublishedFigure) -> Range | None:
    """What the other printed figures allow that this one is said to follow from; None where it stands alone."""
    return None if figure.derived is None else _follow(figure.derived, exact=False)


def followed_value(figure: PublishedFigure) -> Decimal | None:
    """The same with the printed figures taken as exact."""
    found = None if figure.derived is None else _follow(figure.derived, exact=True)
    return None if found is None else found.lower


def compare(figure: PublishedFigure) -> Comparison:
    """Ours beside the printed figure, from the current extract, with only what the public may see.

    Raises  FigureRefused, AnalyticsNotInstalled
    """
    asked, printed = figure.ours, printed_range(figure)
    if asked is None or printed is None:
        return Comparison("not_comparable", envelope=printed, reason=figure.not_comparable)
    held = compute("received", by=("origin_system",), date_from=asked.since, date_to=asked.until, public=True)
    origins = {row.dimensions[0] for row in held.rows[:-1]}
    base = Comparison("not_comparable", envelope=printed, snapshot=held.snapshot, as_of=held.as_of)
    if not origins & asked.origins:
        return replace(base, reason=NOT_HELD)
    if origins - asked.origins:
        return replace(base, reason=MIXED)
    table = compute(asked.metric, by=("tier",), date_from=asked.since, date_to=asked.until, public=True)
    base = replace(base, simulated=table.simulated, snapshot=table.snapshot, as_of=table.as_of)
    ours = _ours(asked, table)
    if ours is None:
        return replace(base, verdict="hidden", reason=HIDDEN)
    return replace(base, verdict=_verdict(ours, printed), ours=ours)


def _verdict(ours: Range, printed: Range) -> Verdict:
    if printed.lower <= ours.lower and ours.upper <= printed.upper:
        return "agrees"
    return "overlaps" if ours.lower <= printed.upper and printed.lower <= ours.upper else "differs"


def _ours(asked: Ours, table: FigureTable) -> Range | None:
    if asked.reading == "value":
        row = _row(table, asked.tier)
        return None if row is None or row.suppressed else _shown(row)
    parts = {row.dimensions[0]: _part(row) for row in table.rows[:-1] if not row.suppressed}
    if len(parts) < len(table.rows) - 1 or not {asked.tier, asked.raised_to} - {""} <= parts.keys():
        return None
    return follow(asked.reading, parts, part=asked.tier, raised_to=asked.raised_to)


def _row(table: FigureTable, tier: str) -> FigureRow | None:
    """The row of a tier, or the pooled total for none."""
    return next((row for row in table.rows[:-1] if row.dimensions[0] == tier), None) if tier else table.total


def _shown(row: FigureRow) -> Range | None:
    """A count as it is; a share from its counts, so that no digit is lost."""
    if row.numerator is None:
        return None
    if row.denominator is None:
        return Range(Decimal(row.numerator), Decimal(row.numerator))
    return follow("pooled_share", {"": _part(row)})


def _part(row: FigureRow) -> Part:
    counted = Decimal(row.numerator or 0)
    return Part(Decimal(row.denominator or 0), Range(counted, counted + row.unknown))


def _follow(derived: Derived, *, exact: bool) -> Range | None:
    if derived.formula == "quotient":
        ((numerator, denominator),) = derived.parts
        counted = _printed(numerator, exact=exact)
        return follow("quotient", {"": Part(_value(denominator), counted)})
    parts: Mapping[str, Part] = {
        count: _of_share(_value(count), _printed(share, exact=exact)) for count, share in derived.parts
    }
    return follow(derived.formula, parts, part=derived.part, raised_to=derived.raised_to)


def _of_share(count: Decimal, share: Range) -> Part:
    return Part(count, Range(count * share.lower, count * share.upper))


def _value(figure_id: str) -> Decimal:
    value = published_figure(figure_id).value
    return Decimal(0) if value is None else value


def _printed(figure_id: str, *, exact: bool) -> Range:
    figure, value = published_figure(figure_id), _value(figure_id)
    return Range(value, value) if exact else envelope(figure.printed, value)
