"""What stands in the way of erasing data whose time is over."""

from datetime import date

from motcua.personal.models import DataRequest, Hold
from motcua.personal.states import RequestState


def holds_of(dossier_ids: list[int], *, on: date) -> dict[int, Hold]:
    """The hold that stands on this day, by dossier."""
    rows = Hold.objects.filter(dossier_id__in=dossier_ids, ended_at__isnull=True, until__gt=on)
    return {row.dossier_id: row for row in rows}


def asked_about(dossier_ids: list[int]) -> set[int]:
    """Those with a request that waits for its answer."""
    rows = DataRequest.objects.filter(dossier_id__in=dossier_ids, state=RequestState.OPEN)
    return set(rows.values_list("dossier_id", flat=True))
