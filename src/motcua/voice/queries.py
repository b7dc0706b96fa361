"""Reading conversations. Whether somebody may is decided by who has the dossier."""

from collections.abc import Collection

from motcua.voice.models import MessageRow, ThreadRow
from motcua.voice.states import Side
from motcua.voice.values import Message, Thread

PAGE = 100


def list_messages(dossier_id: int, *, before: int | None = None) -> list[Message]:
    """The latest messages in the order in which they were written, at most 100; `before`: older than this id."""
    rows = MessageRow.objects.filter(dossier_id=dossier_id)
    if before is not None:
        rows = rows.filter(id__lt=before)
    latest = rows.order_by("-id").values_list("id", "side", "unit_id", "text", "files", "at")[:PAGE]
    return [
        Message(key, Side(side), unit_id, text, tuple(files), at)
        for key, side, unit_id, text, files, at in reversed(latest)
    ]


def get_thread(dossier_id: int) -> Thread:
    """Where the conversation stands; an empty one where nobody wrote yet."""
    return threads_of([dossier_id]).get(dossier_id, Thread(dossier_id))


def threads_of(dossier_ids: Collection[int]) -> dict[int, Thread]:
    """The conversations of these dossiers, by dossier; those in which nobody wrote are not in it."""
    names = ("dossier_id", "count", "unread_by_unit", "unread_by_applicant")
    rows = ThreadRow.objects.filter(dossier_id__in=dossier_ids).order_by("dossier_id").values_list(*names)
    return {row[0]: Thread(*row) for row in rows}
