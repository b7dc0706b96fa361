"""What a person prepared at home and brings along: opened by the code on her sheet, held for the officer's session."""

import re

from django.http import HttpRequest
from django.utils import timezone

from motcua.catalogue.api import ProcedureVersionRef, get_version
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.drafts.api import Draft, DraftState, DraftSubmitted, change_draft, get_draft, resume_draft
from motcua.forms.api import carry_over

_OPEN = "desk_prepared"
_CODE = re.compile(r"[0-9A-Za-z]{4}[-\s]?[0-9A-Za-z]{4}[-\s]?[0-9A-Za-z]{4}$")


def read_scan(text: str) -> str:
    """The code in what was scanned or typed: the last twelve letters and digits, in whatever address they stand."""
    found = _CODE.search(text.strip()[-200:])
    return found[0] if found else text.strip()[:40]


def open_prepared(request: HttpRequest, text: str, *, actor: Actor) -> Draft:
    """Open what the sheet's code names and hold it.

    Raises  NotFound, ResumeMustWait, DraftSubmitted, DraftUnreadable
    """
    draft = resume_draft(read_scan(text), origin=f"account:{actor.account_id}", now=timezone.now())
    if draft.state is not DraftState.OPEN:
        raise DraftSubmitted()
    request.session[_OPEN] = draft.public_id
    return draft


def prepared_for(request: HttpRequest, version: ProcedureVersionRef) -> Draft | None:
    """What is held for this procedure, brought to the version of today; nothing where it is gone or of another one."""
    draft_id = request.session.get(_OPEN)
    if not draft_id:
        return None
    try:
        draft = get_draft(draft_id, now=timezone.now())
    except NotFound:
        put_away(request)
        return None
    if draft.procedure_code != version.code or draft.state is not DraftState.OPEN:
        return None
    if draft.version_id == version.id:
        return draft
    answers = carry_over(get_version(draft.version_id).definition.form, version.definition.form, draft.answers)
    kept = {name: part for name, part in draft.answers.items() if name == "applicant"}
    return change_draft(draft_id, now=timezone.now(), version_id=version.id, answers={**kept, **answers})


def put_away(request: HttpRequest) -> None:
    """The officer has it open no longer."""
    request.session.pop(_OPEN, None)
