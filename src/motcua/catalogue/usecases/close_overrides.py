"""Close decisions of provinces that no file holds any more: from a day on they are laid over nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from motcua.catalogue.board.deciding import check_may_edit, check_words
from motcua.catalogue.events import OverrideClosed
from motcua.catalogue.models import ProvincialOverride
from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.core.outbox import record


class ClosingRefused(Refused):
    """The decisions cannot be closed so; none of them was."""

    code = "closing_refused"

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__()
        self.words, self.remedy = words, remedy


@dataclass(frozen=True, slots=True)
class GoneOverride:
    """A decision in force that stands in none of the files that were read.

    province  code of its unit; `file_name` the file from which it was published, empty where that is not known
    """

    id: int
    procedure: str
    province: str
    valid_from: date
    source: str
    file_name: str


def gone_overrides(
    entries: Iterable[tuple[str, str]], *, files: Iterable[str], whole: bool
) -> tuple[GoneOverride, ...]:
    """Decisions without an end that are none of the entries (code of the procedure, province).

    files  names of the files that were read: only what was published from one of them can be missing there
    whole  a whole folder was read: what is in none of its files is told, wherever it came from
    """
    stand = Q() if whole else Q(file_name__in=set(files))
    rows = ProvincialOverride.objects.filter(stand, valid__upper_inf=True)
    named = set(entries)
    return tuple(
        GoneOverride(row.pk, row.procedure.code, row.province, row.valid.lower, row.source, row.file_name)
        for row in rows.select_related("procedure").order_by("procedure__code", "province", "number")
        if (row.procedure.code, row.province) not in named
    )


@transaction.atomic
def close_overrides(
    *, actor: Actor, gone: Iterable[GoneOverride], until: date, reason: str, now: datetime
) -> tuple[GoneOverride, ...]:
    """Let all of these end before the local date `until`, or none; one event each. Those that begin later are refused.

    reason  why, in words; it stays in the book beside who closed them
    Raises  NotAllowed, DecisionRefused, ClosingRefused (no reason, a day that is past, a decision not yet begun)
    """
    check_may_edit(actor)
    reason = check_words("reason", reason)
    if not reason:
        raise ClosingRefused("chưa ghi vì sao các quyết định này thôi áp dụng", "ghi lý do, ví dụ số văn bản bãi bỏ")
    if until < timezone.localdate(now):
        raise ClosingRefused(
            f"ngày {until:%d/%m/%Y} đã qua; điều đã áp dụng thì không sửa lại", "chọn hôm nay hoặc một ngày sau"
        )
    closing = {one.id: one for one in gone}
    rows = ProvincialOverride.objects.select_for_update(of=("self",)).filter(id__in=closing).order_by("id")
    for row in rows:
        if row.valid.lower >= until:
            about = f"{row.province} về {closing[row.pk].procedure}"
            raise ClosingRefused(
                f"quyết định của {about} đến {row.valid.lower:%d/%m/%Y} mới áp dụng", "chọn một ngày sau ngày ấy"
            )
        row.valid = DateRange(row.valid.lower, until)
        row.save(update_fields=["valid"])
        event = OverrideClosed(
            subject_id=row.procedure_id, province=row.province, until=until, reason=reason, source=row.source
        )
        record(event, actor=actor, at=now)
    return tuple(closing.values())
