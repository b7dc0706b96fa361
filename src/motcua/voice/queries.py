"""Reading conversations and counting votes. Whether somebody may is decided by who has the dossier."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count

from motcua.voice.models import MessageRow, RatingRow, ThreadRow
from motcua.voice.states import Answer, Side
from motcua.voice.values import Message, RatingState, Thread

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


def get_rating(dossier_id: int) -> RatingState:
    """Whether somebody voted about this dossier, and said what about."""
    row = RatingRow.objects.filter(dossier_id=dossier_id).values_list("answer", "told_at").first()
    return RatingState() if row is None else RatingState(Answer(row[0]), row[1] is not None)


def count_ratings(unit_id: int, *, since: datetime, until: datetime) -> dict[Answer, int]:
    """The votes about the unit's dossiers in the half-open time, by answer; all three are in it."""
    rows = RatingRow.objects.filter(unit_id=unit_id, at__gte=since, at__lt=until)
    counted = dict(rows.values_list("answer").annotate(votes=Count("id")).order_by())
    return {answer: counted.get(answer.value, 0) for answer in Answer}
