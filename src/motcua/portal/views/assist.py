"""Helping somebody to file: a session is begun with consent, the usual pages are filled in, the session is ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.assistance.api import (
    HELPERS,
    AssistanceRefused,
    Consent,
    Device,
    Helper,
    SessionEnded,
    SessionGiven,
    Step,
    Where,
    begin_assistance,
    end_assistance,
    find_open_session,
    list_own_sessions,
)
from motcua.core.access import page
from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.orgs.api import get_units
from motcua.portal.assisted import forget_person
from motcua.portal.presenters.assist import (
    CONSENT_WORDS,
    DEVICE_WORDS,
    HELPER_WORDS,
    REFUSAL_WORDS,
    STEP_WORDS,
    WHERE_WORDS,
    barrier_choices,
    choices_of,
    session_columns,
    session_rows,
)
from motcua.ui.values import Choice, FormState

helping_page = page(permission="assistance", roles=HELPERS)
DONE = {"yes": True, "no": False}


@helping_page
@never_cache
@require_http_methods(["GET", "POST"])
def assist(request: HttpRequest) -> HttpResponse:
    """Begin a session; while one is open, go on with it or end it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now = timezone.now()
    if request.method == "POST":
        return _begin(request, actor)
    found = find_open_session(actor=actor, now=now)
    if found is not None:
        context = {
            "title": gettext("Đang hỗ trợ"),
            "form": FormState(),
            "session": found,
            "steps": choices_of(STEP_WORDS),
            "barriers": barrier_choices(),
            "done": (Choice("yes", gettext("Xong")), Choice("no", gettext("Chưa xong"))),
        }
        return render(request, "portal/assist_open.html", context)
    return _ask(request, actor, FormState())


def _begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    typed = request.POST
    try:
        units = actor.units_as(*HELPERS)
        unit_id = next((one for one in units if str(one) == typed.get("unit")), min(units))
        given = SessionGiven(
            Helper(typed.get("helper", "")),
            Where(typed.get("where", "")),
            Device(typed.get("device") or Device.UNKNOWN),
            Consent(typed.get("consent", "")),
            typed.get("language", "").strip(),
        )
        forget_person(request)
        begin_assistance(actor=actor, unit_id=unit_id, given=given, now=timezone.now())
    except ValueError:
        missing = [name for name in ("helper", "where", "consent") if not typed.get(name)]
        errors = {name: gettext("Hãy chọn một mục.") for name in missing or ("helper",)}
        return _ask(request, actor, FormState(typed.dict(), errors), status=422)
    except Refused as refused:
        words = str(REFUSAL_WORDS.get(refused.code, gettext("Chưa thực hiện được.")))
        errors = dict.fromkeys(refused.field_errors, words) or {"helper": words}
        return _ask(request, actor, FormState(typed.dict(), errors), status=409 if refused.conflict else 422)
    return redirect("portal:assist")


def _ask(request: HttpRequest, actor: Actor, form: FormState, *, status: int = 200) -> HttpResponse:
    units = get_units(actor.units_as(*HELPERS))
    context = {
        "title": gettext("Hỗ trợ người dân nộp hồ sơ"),
        "form": form,
        "units": tuple(Choice(str(key), unit.name) for key, unit in units.items()) if len(units) > 1 else (),
        "helpers": choices_of(HELPER_WORDS),
        "places": choices_of(WHERE_WORDS),
        "devices": choices_of(DEVICE_WORDS),
        "consents": choices_of(CONSENT_WORDS),
        "columns": session_columns(),
        "rows": session_rows(list_own_sessions(actor=actor)),
    }
    return render(request, "portal/assist.html", context, status=status)


@helping_page
@require_POST
def end_assist(request: HttpRequest) -> HttpResponse:
    """What was done is written down; nothing of the person stays on this device."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    typed, declined = request.POST, "declined" in request.POST
    ended = SessionEnded(
        steps=tuple(step for step in Step if step.value in typed.getlist("steps")),
        barrier="" if declined else typed.get("barrier", ""),
        completed=DONE.get(typed.get("completed", "")),
        declined=declined,
    )
    try:
        minutes = end_assistance(actor=actor, ended=ended, now=timezone.now())
    except AssistanceRefused:
        messages.warning(request, str(REFUSAL_WORDS["assistance_refused"]))
        return redirect("portal:assist")
    except Refused as refused:
        messages.warning(request, str(REFUSAL_WORDS[refused.code]))
    else:
        words = gettext("Đã kết thúc sau %(minutes)s phút. Máy này không còn giữ gì của người được hỗ trợ.")
        messages.success(request, words % {"minutes": minutes})
    forget_person(request)
    return redirect("portal:assist")
