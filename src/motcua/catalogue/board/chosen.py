"""The findings that an editor has chosen, held fast until the decision is written down."""

from collections.abc import Iterable

from motcua.catalogue.board.deciding import MOST_AT_ONCE, DecisionRefused
from motcua.catalogue.models import RecordFinding
from motcua.core.errors import NotFound


def locked_findings(finding_ids: Iterable[int], *, most: int = MOST_AT_ONCE) -> list[RecordFinding]:
    """The rows of records in force, locked in the order of their ids, so that two editors cannot lock each other.

    Raises  DecisionRefused (none, or more than `most`), NotFound (one does not exist or its record was replaced)
    """
    wanted = set(finding_ids)
    if not wanted:
        raise DecisionRefused(field_errors={"finding": "nothing_chosen"})
    if len(wanted) > most:
        raise DecisionRefused(field_errors={"finding": "too_many_chosen"}, most=most)
    rows = list(
        RecordFinding.objects.select_for_update(of=("self",))
        .select_related("version")
        .defer("version__record")
        .filter(id__in=wanted, version__valid__upper_inf=True)
        .order_by("id")
    )
    if len(rows) < len(wanted):
        raise NotFound("finding")
    return rows
