"""One side has seen what the other said."""

from motcua.voice.models import ThreadRow
from motcua.voice.states import Side


def mark_read(dossier_id: int, *, by: Side) -> None:
    """Nothing is unread for this side any more, until the other one writes again."""
    column = "unread_by_unit" if by is Side.UNIT else "unread_by_applicant"
    ThreadRow.objects.filter(dossier_id=dossier_id, **{column: True}).update(**{column: False})
