"""Dossiers of each tier divided by kind, as bars of 100 % with their table; the unknown is a part of its own."""

from collections.abc import Mapping

from django.utils.translation import gettext

from motcua.analytics.api import FigureRow
from motcua.stats.marks import Part, Stack, Stacks
from motcua.stats.question import Exhibit, Table
from motcua.stats.wording import count_words, head, row, tier_name
from motcua.ui.words import percent_words


def stacked_by_tier(table: Table, name: str, kinds: Mapping[str, object], title: str, caption: str) -> Exhibit:
    """One bar a tier, divided by kind, with the unknown as a part of its own."""
    seen = [kind for kind in kinds if kind in table.values(table.by[1])]
    tiers = table.values("tier")
    counted = {tier: {kind: table.at(tier, kind) for kind in seen} for tier in tiers}
    stacks = tuple(_stack(tier, cells) for tier, cells in counted.items())
    told = [
        f"{stack.title}: " + ", ".join(f"{kinds[part.kind]} {part.label}" for part in stack.parts) for stack in stacks
    ]
    return Exhibit(
        name=name,
        title=title,
        alternative=". ".join(told) + ".",
        marks=Stacks(stacks, tuple((kind, str(kinds[kind])) for kind in seen)),
        caption=caption,
        columns=head(gettext("Cấp"), *(str(kinds[kind]) for kind in seen)),
        rows=tuple(row(tier_name(tier), *(_count(cells[kind]) for kind in seen)) for tier, cells in counted.items()),
    )


def _stack(tier: str, cells: Mapping[str, FigureRow | None]) -> Stack:
    """Shares of what is shown; with a hidden part the whole is unknown, so that bar stays without parts."""
    known = {kind: cell.numerator or 0 for kind, cell in cells.items() if cell is not None and not cell.suppressed}
    complete = all(cell is None or not cell.suppressed for cell in cells.values())
    whole = sum(known.values())
    if not complete or not whole:
        return Stack(gettext("%(tier)s (có ô ẩn)") % {"tier": tier_name(tier)}, ())
    parts = (Part(kind, count / whole, percent_words(count / whole)) for kind, count in known.items() if count)
    return Stack(tier_name(tier), tuple(parts))


def _count(cell: FigureRow | None) -> str:
    return "0" if cell is None else count_words(cell.numerator, suppressed=cell.suppressed)
