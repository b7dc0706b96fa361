"""Setting the notices in type: moments in words, then the form's own template."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils import timezone

from motcua.documents.papers.notices import (
    NOTICES,
    ControlSlipFields,
    GuidanceFields,
    MandateFields,
    Notice,
    RegisterFields,
)
from motcua.documents.papers.typesetting import date_words, moment_words, render_form, render_plain

TEMPLATE = {
    "02": "supplement.typ",
    "03": "refusal.typ",
    "04": "apology.typ",
    "05": "stop.typ",
    "06": "control_slip.typ",
}
_MOMENTS = {
    "issued_at": "issued_words",
    "received_at": "received_words",
    "due_at": "due_words",
    "former_due_at": "former_due_words",
    "finished_at": "finished_words",
    "until": "until_words",
}


def render_notice(fields: Notice, *, now: datetime) -> bytes:
    """Form 02 to 06 as PDF; `now` is the moment of issue, written into the file."""
    form = next(form for form, kind in NOTICES.items() if type(fields) is kind)
    return render_form(TEMPLATE[form], fields, now, **words_of(fields))


def words_of(fields: Notice) -> dict[str, Any]:
    """The moments of a notice in words, by the names that the templates use; empty where there is none."""
    words: dict[str, Any] = {"issued_on_words": date_words(timezone.localdate(fields.issued_at))}
    for name, told in _MOMENTS.items():
        if hasattr(fields, name):
            moment = getattr(fields, name)
            words[told] = moment_words(moment) if moment else ""
    if isinstance(fields, ControlSlipFields):
        words["hand_overs"] = [{**asdict(one), "at_words": moment_words(one.at)} for one in fields.hand_overs]
    return words


def render_guidance(fields: GuidanceFields, *, now: datetime) -> bytes:
    """The guidance notice as PDF; it is handed out and kept nowhere, since there is no dossier yet."""
    return render_form("guidance.typ", fields, now, issued_on_words=date_words(timezone.localdate(fields.issued_at)))


def render_mandate(fields: MandateFields, *, now: datetime) -> bytes:
    """The mandate as PDF, to be signed; what is printed again is the same to the byte for the same moment."""
    return render_form("mandate.typ", fields, now, issued_on_words=date_words(timezone.localdate(fields.issued_at)))


def render_register(fields: RegisterFields, *, now: datetime) -> bytes:
    """Form 07 as PDF, A4 lying on its side."""
    return render_plain("register.typ", fields, now)
