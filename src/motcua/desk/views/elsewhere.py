"""Where a ministry decides in its own system: type the dossier there, paste its code back, tell how it stands."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.audit.api import Purpose
from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.desk.access import handling_page
from motcua.desk.arrival import read_moment
from motcua.desk.input import whole_number
from motcua.desk.opening import opened
from motcua.desk.presenters.elsewhere import present_double_entry, present_elsewhere
from motcua.desk.request import actor_of
from motcua.desk.wording import field_words, words_of
from motcua.dossiers.api import list_parts, mirror_part
from motcua.dossiers.door_api import double_entry, get_elsewhere, mirror_entry, record_entry, time_entry
from motcua.dossiers.states import PartState
from motcua.orgs.api import get_unit

HERE = "elsewhere"


class StateMissing(Refused):
    """How it stands there was not chosen."""

    code = "state_missing"


@handling_page
@never_cache
@require_http_methods(["GET", "POST"])
def show_elsewhere(request: HttpRequest, code: str) -> HttpResponse:
    """One page: what to copy and in which order, the watch, the code that came back, and how it stands there."""
    actor, refused = actor_of(request), None
    if request.method == "POST":
        try:
            _ACTS.get(request.POST.get("do", ""), _nothing)(actor, code, request.POST, timezone.now())
            return redirect("desk:elsewhere", code=code)
        except Refused as told:
            refused = told
    dossier = opened(request, code, Purpose.ACT)
    parts = list_parts(dossier.id, version_id=dossier.procedure_version_id)
    view = present_elsewhere(
        dossier,
        get_elsewhere(dossier.id),
        parts,
        typed=request.POST,
        errors=field_words(refused) if refused else {},
        on=timezone.localdate(),
    )
    context = {
        "view": view,
        "title": view.title,
        "caption": dossier.code,
        "form": view.form,
        "refusal": words_of(refused) if refused else None,
        "practice": bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        "simulated": dossier.simulated,
    }
    status = (409 if refused.conflict else 422) if refused else 200
    return render(request, "desk/elsewhere.html", context, status=status)


@handling_page
@never_cache
@require_safe
def show_double_entry(request: HttpRequest) -> HttpResponse:
    """What typing everything twice costs the officer's units, by procedure; never by officer."""
    view = present_double_entry(double_entry(actor=actor_of(request), now=timezone.now()))
    title = gettext("Nhập hai lần mất bao lâu")
    return render(request, "desk/double_entry.html", {"view": view, "title": title})


def _start(actor: Actor, code: str, typed: Any, now: datetime) -> None:
    time_entry(actor=actor, code=code, system=typed.get("system", ""), typing=True, now=now)


def _pause(actor: Actor, code: str, typed: Any, now: datetime) -> None:
    time_entry(actor=actor, code=code, system=typed.get("system", ""), typing=False, now=now)


def _record(actor: Actor, code: str, typed: Any, now: datetime) -> None:
    record_entry(
        actor=actor,
        code=code,
        system=typed.get("system", ""),
        their_code=typed.get("their_code", ""),
        now=now,
        revision=whole_number(typed.get("revision", "")),
    )


def _mirror(actor: Actor, code: str, typed: Any, now: datetime) -> None:
    """How the dossier, or one agency's part of it, stands there."""
    state = typed.get("state", "")
    if state not in set(PartState):
        raise StateMissing(field_errors={"state": "required"})
    news = {
        "state": PartState(state),
        "since": read_moment(typed, "since", "since_time"),
        "as_given": typed.get("as_given", "").strip(),
        "result": typed.get("result", "").strip(),
        "revision": whole_number(typed.get("revision", "")),
    }
    of = typed.get("of", HERE)
    if of == HERE:
        mirror_entry(actor=actor, code=code, now=now, **news)
    else:
        mirror_part(actor=actor, code=code, part=of, source_system="desk", now=now, **news)


def _nothing(actor: Actor, code: str, typed: Any, now: datetime) -> None:
    """A button that this page does not have."""


_ACTS: dict[str, Callable[[Actor, str, Any, datetime], None]] = {
    "start": _start,
    "pause": _pause,
    "record": _record,
    "mirror": _mirror,
}
