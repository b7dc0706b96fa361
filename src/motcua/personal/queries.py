"""Reading requests: those of an open dossier, those that a unit has to answer."""

from collections.abc import Iterable

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.personal.models import DataRequest
from motcua.personal.rules import OFFICERS
from motcua.personal.states import RequestState, Wish
from motcua.personal.values import DataRequestView

MOST_LISTED = 100


def list_requests_of(dossier_id: int) -> list[DataRequestView]:
    """The latest first, at most 100. Assumes that the dossier was opened to whoever looks."""
    return _views(DataRequest.objects.filter(dossier_id=dossier_id).order_by("-id")[:MOST_LISTED])


def list_open_requests(*, actor: Actor, unit_id: int) -> list[DataRequestView]:
    """What a unit of the actor's has to answer, the soonest due first, at most 100."""
    rows = DataRequest.objects.filter(unit_id=unit_id, unit_id__in=actor.units_as(*OFFICERS), state=RequestState.OPEN)
    return _views(rows.order_by("due_at", "id")[:MOST_LISTED])


def get_request(request_id: int, *, actor: Actor) -> DataRequestView:
    """One of a unit of the actor's. Raises NotFound."""
    return view_of(row_of(request_id, actor=actor))


def row_of(request_id: int, *, actor: Actor, lock: bool = False) -> DataRequest:
    """The row, locked where it is to be changed. Raises NotFound."""
    rows = DataRequest.objects.select_for_update() if lock else DataRequest.objects
    row = rows.filter(id=request_id, unit_id__in=actor.units_as(*OFFICERS)).first()
    if row is None:
        raise NotFound("data request")
    return row


def _views(rows: Iterable[DataRequest]) -> list[DataRequestView]:
    return [view_of(row) for row in rows]


def view_of(row: DataRequest) -> DataRequestView:
    """The row as a value."""
    return DataRequestView(
        id=row.pk,
        dossier_id=row.dossier_id,
        dossier_code=row.dossier_code,
        unit_id=row.unit_id,
        wish=Wish(row.wish),
        text=row.text,
        asked_at=row.asked_at,
        due_at=row.due_at,
        state=RequestState(row.state),
        answer=row.answer,
        answered_at=row.answered_at,
    )
