"""Reading the cells of one side out of the answered table of counts."""

from collections import defaultdict

from motcua.analytics.gap.values import Cells, Channels
from motcua.analytics.values import FigureTable

_ELIGIBILITY = {"true": "eligible", "false": "not_eligible"}
_CHANNEL = {"online": "online", "unknown": "unknown"}


def read_cells(table: FigureTable, *, single: str = "") -> dict[str, Cells]:
    """The cells by procedure from a table by procedure, eligibility and channel.

    single  the code to file everything under, for a table by eligibility and channel alone
    """
    counted: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for row in table.rows[:-1]:
        code, eligible, channel = (single, *row.dimensions) if single else row.dimensions
        column = _CHANNEL.get(channel, "offline")
        counted[code][_ELIGIBILITY.get(eligible, "unknown")][column] += row.numerator or 0
    return {
        code: Cells(**{name: Channels(**channels) for name, channels in rows.items()}) for code, rows in counted.items()
    }


def read_public_cells(table: FigureTable, *, single: str = "") -> tuple[dict[str, Cells], set[str]]:
    """The cells of the procedures that are shown whole, and the codes of those with something hidden."""
    hidden = {single or row.dimensions[0] for row in table.rows[:-1] if row.suppressed}
    return {code: cells for code, cells in read_cells(table, single=single).items() if code not in hidden}, hidden
