"""Issuing a paper: set in type once, kept as it was issued."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from motcua.documents.models import IssuedPaper
from motcua.documents.papers.content import content_of
from motcua.documents.papers.fields import FORMS, PaperFields, ReceiptFields, SlipFields
from motcua.documents.papers.notice_setting import render_notice
from motcua.documents.papers.notices import NOTICES, Notice, NoticeFields
from motcua.documents.papers.typesetting import render_receipt, render_result, render_slip
from motcua.documents.queries import paper_ref
from motcua.documents.store import keep, received, remove_kept
from motcua.documents.values import IssuedPaperRef


def issue_paper(
    *,
    dossier_id: int,
    form: str,
    fields: PaperFields | Notice | Mapping[str, Any],
    now: datetime,
    event_id: int | None = None,
    number: str = "",
) -> IssuedPaperRef:
    """Issue one paper for a dossier; a repeat for the same form and event gives the paper that was issued.

    form      01 to 06, slip or result; `fields` are that form's (`papers.fields`, `.notices`), as class or by name
    number    of the paper within its unit and year, as it stands on it (see `next_paper_number`)
    event_id  of the event that caused it, so that a task may run twice
    """
    issued = _find(dossier_id, form, event_id)
    if issued is not None:
        return paper_ref(issued)
    given = _FIELDS[form](**fields) if isinstance(fields, Mapping) else fields
    with received([render(given, now=now)]) as bytes_of_paper:
        digest = bytes_of_paper.digest
        path = keep(bytes_of_paper, f"papers/{timezone.localtime(now):%Y/%m/%d}/{uuid4()}.pdf")
    row = IssuedPaper(
        dossier_id=dossier_id,
        form=form,
        number=number,
        digest=digest,
        path=path,
        issued_at=now,
        event_id=event_id,
        content=content_of(given),
    )
    IssuedPaper.objects.bulk_create([row], ignore_conflicts=True)
    kept = _find(dossier_id, form, event_id)
    if kept is None or kept.path != path:
        remove_kept([path])  # another run of the same task was first
    if kept is None:
        raise RuntimeError(f"paper {form} of dossier {dossier_id} was neither issued nor found")
    return paper_ref(kept)


_FIELDS: Mapping[str, Any] = {**FORMS, **NOTICES}


def render(fields: PaperFields | Notice, *, now: datetime) -> bytes:
    """The paper that these fields belong to, as PDF."""
    if isinstance(fields, NoticeFields):
        return render_notice(fields, now=now)
    if isinstance(fields, ReceiptFields):
        return render_receipt(fields, now=now)
    if isinstance(fields, SlipFields):
        return render_slip(fields, now=now)
    return render_result(fields, now=now)


def _find(dossier_id: int, form: str, event_id: int | None) -> IssuedPaper | None:
    return IssuedPaper.objects.filter(dossier_id=dossier_id, form=form, event_id=event_id).first()
