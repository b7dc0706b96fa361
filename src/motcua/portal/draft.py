"""What a person has filled in so far, kept on the server for this browser until it is submitted.

Every page that is sent is kept first and judged afterwards, so that going back, reloading or a refused answer loses
nothing. The draft lives in the browser's session, which only the server can read.
"""

import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import HttpRequest

_DRAFTS, _RECEIPTS = "portal_drafts", "portal_receipts"


@dataclass(slots=True)
class Draft:
    """One procedure at one unit.

    answers  as typed, nested by section; the applicant's own under `applicant`
    files    by paper code: `[{"id", "name"}]` of the uploads
    once     makes a second press on "submit" the same submission; scope says whose uploads the files are
    """

    unit_code: str
    once: str
    scope: str
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def find_draft(request: HttpRequest, code: str) -> Draft | None:
    """The open draft of this procedure in this browser."""
    kept = request.session.get(_DRAFTS, {}).get(code)
    return Draft(**kept) if kept else None


def open_drafts(request: HttpRequest) -> dict[str, Draft]:
    """All open drafts of this browser by procedure code; asks the database only where the browser has a session."""
    kept = request.session.get(_DRAFTS, {}) if request.session.session_key else {}
    return {code: Draft(**draft) for code, draft in kept.items()}


def begin_draft(request: HttpRequest, code: str, *, unit_code: str) -> Draft:
    """The open draft, moved to the chosen unit, or a new one: one draft a procedure, never two."""
    draft = find_draft(request, code) or Draft(unit_code, secrets.token_urlsafe(16), secrets.token_urlsafe(16))
    draft.unit_code = unit_code
    keep_draft(request, code, draft)
    return draft


def keep_draft(request: HttpRequest, code: str, draft: Draft) -> None:
    """Keep what stands in the draft now."""
    request.session[_DRAFTS] = request.session.get(_DRAFTS, {}) | {code: asdict(draft)}


def close_draft(request: HttpRequest, code: str, *, receipt: dict[str, Any]) -> None:
    """The dossier is submitted: forget the draft, keep the receipt for this browser."""
    drafts = dict(request.session.get(_DRAFTS, {}))
    drafts.pop(code, None)
    request.session[_DRAFTS] = drafts
    request.session[_RECEIPTS] = request.session.get(_RECEIPTS, {}) | {code: receipt}


def find_receipt(request: HttpRequest, code: str) -> dict[str, Any] | None:
    """What this browser submitted last under this procedure: `{"id", "code", "lookup_code", "practice"}`."""
    receipt: dict[str, Any] | None = request.session.get(_RECEIPTS, {}).get(code)
    return receipt
