"""Which drafts this browser holds: their ids stand in its session, which only the server reads; nothing else does.

What was typed is in the room of drafts, sealed. The first held draft of a procedure is the one that is being filled in.
"""

import base64
import hashlib
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from motcua.core.asking import admit
from motcua.core.errors import NotFound
from motcua.drafts.api import KEPT_FOR, Draft, DraftState, DraftUnreadable, get_draft, list_drafts
from motcua.orgs.api import unit_in_force
from motcua.portal.assisted import person_of

_HELD, _RECEIPTS = "portal_held", "portal_receipts"
MOST_HELD = 8


def tag_of(draft_id: str) -> str:
    """A short mark of a draft that pages carry, so that a window never saves into another draft; it opens nothing."""
    return hashlib.sha256(f"tag {draft_id}".encode()).hexdigest()[:12]


def device_key(draft: Draft) -> str:
    """256 bits in base 64 for what this device keeps of the draft; who does not hold the draft never gets them."""
    return base64.b64encode(hashlib.sha256(f"device {draft.scope}".encode()).digest()).decode()


def read_seen(text: str) -> dict[str, int]:
    """`child:3,mother:1`, by section how often it had been saved when the page was made; what is not so is left out."""
    found = {}
    for part in text.split(",")[:200]:
        section_id, _colon, times = part.partition(":")
        if times.isascii() and times.isdecimal() and len(times) < 8:
            found[section_id] = int(times)
    return found


def seen_of(draft: Draft, section_ids: Iterable[str]) -> str:
    """The same, to be sent with a page."""
    return ",".join(f"{one}:{draft.seen.get(one, 0)}" for one in section_ids)


def held_draft(request: HttpRequest, code: str, *, tag: str = "") -> Draft | None:
    """The open draft of this procedure in this browser or of this account; with a tag exactly that one.

    A held draft that was handed in becomes this browser's receipt. Raises DraftUnreadable.
    """
    for draft_id in _ids(request, code):
        if tag and tag_of(draft_id) != tag:
            continue
        try:
            draft = get_draft(draft_id, now=timezone.now())
        except NotFound:
            _drop(request, code, draft_id)
            continue
        if draft.state is DraftState.OPEN:
            return draft
        close_draft(request, draft)
    return _draft_of_account(request, code, tag)


def _draft_of_account(request: HttpRequest, code: str, tag: str) -> Draft | None:
    """The open draft that was begun with this account, here or elsewhere; it is held from now on."""
    now = timezone.now()
    for listed in list_drafts(actor=person_of(request), now=now):
        if listed.procedure_code == code and tag in ("", tag_of(listed.public_id)):
            draft = get_draft(listed.public_id, now=now)
            hold_draft(request, draft)
            return draft
    return None


def other_drafts(request: HttpRequest, code: str, current: Draft) -> list[Draft]:
    """The other open drafts of the same procedure in this browser."""
    found = (held_draft(request, code, tag=tag_of(one)) for one in _ids(request, code) if one != current.public_id)
    return [draft for draft in found if draft is not None]


def all_held(request: HttpRequest) -> list[Draft]:
    """Every open draft that this browser holds; one that cannot be opened is left out."""
    found = []
    for ids in (request.session.get(_HELD, {}) if request.session.session_key else {}).values():
        for draft_id in ids:
            try:
                draft = get_draft(draft_id, now=timezone.now())
            except (NotFound, DraftUnreadable):
                continue
            if draft.state is DraftState.OPEN:
                found.append(draft)
    return found


def open_codes(request: HttpRequest) -> list[str]:
    """Codes of procedures of which this browser or account holds a draft."""
    held = request.session.get(_HELD, {}) if request.session.session_key else {}
    listed = list_drafts(actor=person_of(request), now=timezone.now())
    return list(dict.fromkeys([*held, *(one.procedure_code for one in listed)]))


def hold_draft(request: HttpRequest, draft: Draft) -> None:
    """This browser holds the draft and is filling it in; without an account for as long as the draft is kept.

    The session gets another key, so that who noted the one before does not hold the draft with it.
    """
    code = draft.procedure_code
    if draft.public_id not in _ids(request, code):
        request.session.cycle_key()
    if person_of(request).account_id is None:
        request.session.set_expiry(KEPT_FOR)
    _keep(request, code, [draft.public_id, *(one for one in _ids(request, code) if one != draft.public_id)])


def close_draft(request: HttpRequest, draft: Draft) -> None:
    """The draft was handed in: this browser keeps the receipt."""
    _drop(request, draft.procedure_code, draft.public_id)
    receipts = request.session.get(_RECEIPTS, {})
    request.session[_RECEIPTS] = receipts | {draft.procedure_code: draft.public_id}


def let_go(request: HttpRequest, draft: Draft) -> None:
    """This browser holds the draft no longer."""
    _drop(request, draft.procedure_code, draft.public_id)


def find_receipt(request: HttpRequest, code: str) -> dict[str, Any] | None:
    """What this browser submitted last under this procedure, with its three codes, or nothing."""
    draft_id = request.session.get(_RECEIPTS, {}).get(code)
    if draft_id is None:
        return None
    try:
        draft = get_draft(draft_id, now=timezone.now())
        practice = unit_in_force(draft.unit_code, on=timezone.localdate()).practice
    except NotFound:
        return None
    if draft.receipt is None:
        return None
    receipt = draft.receipt
    admit(receipt.dossier_id)  # the browser holds the receipt with its secrets
    return {
        "id": receipt.dossier_id,
        "code": receipt.code,
        "lookup_code": receipt.lookup_code,
        "resume_code": receipt.resume_code,
        "practice": practice,
        "tag": tag_of(draft_id),
    }


def _ids(request: HttpRequest, code: str) -> list[str]:
    return list(request.session.get(_HELD, {}).get(code, ()))


def _drop(request: HttpRequest, code: str, draft_id: str) -> None:
    _keep(request, code, (one for one in _ids(request, code) if one != draft_id))


def _keep(request: HttpRequest, code: str, ids: Iterable[str]) -> None:
    held = {name: kept for name, kept in request.session.get(_HELD, {}).items() if name != code}
    left = list(ids)[:MOST_HELD]
    request.session[_HELD] = held | ({code: left} if left else {})
