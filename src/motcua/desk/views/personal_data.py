"""People ask about their data: the office answers within two working days, and its leader has data erased."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.audit.api import Purpose, record_read
from motcua.core.actor import Role
from motcua.core.errors import Refused
from motcua.desk.access import HANDLING, handling_page
from motcua.desk.presenters.personal_data import outcome_choices, present_request, present_requests
from motcua.desk.request import actor_of, chosen_unit
from motcua.orgs.api import get_unit
from motcua.personal.api import (
    REFUSAL_WORDS,
    RequestState,
    answer_data_request,
    get_request,
    list_open_requests,
)
from motcua.ui.values import FormState


@handling_page
@never_cache
@require_safe
def show_requests(request: HttpRequest) -> HttpResponse:
    """What the unit still has to answer; `?unit=`."""
    actor, now = actor_of(request), timezone.now()
    unit, _units = chosen_unit(actor, request.GET.get("unit", ""), roles=HANDLING)
    table = present_requests(list_open_requests(actor=actor, unit_id=unit.id), now=now)
    context = {"title": gettext("Yêu cầu về dữ liệu cá nhân"), "table": table, "unit": unit, "practice": unit.practice}
    context["leads"] = unit.id in actor.units_as(Role.LEADER)
    return render(request, "desk/data_requests.html", context)


@handling_page
@never_cache
@require_http_methods(["GET", "POST"])
def show_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request and the answer to it."""
    actor, form, status = actor_of(request), FormState(), 200
    wrong = ""
    if request.method == "POST":
        outcome, answer = request.POST.get("outcome", ""), request.POST.get("answer", "")
        try:
            answer_data_request(request_id, actor=actor, outcome=outcome, answer=answer, now=timezone.now())
        except Refused as refused:
            errors = {name: str(REFUSAL_WORDS[code]) for name, code in refused.field_errors.items()}
            form = FormState({"outcome": outcome, "answer": answer[:5000]}, errors)
            wrong = (
                ""
                if errors
                else str(REFUSAL_WORDS.get(refused.code) or gettext("Chưa thực hiện được. Hãy tải lại trang."))
            )
            status = 409 if refused.conflict else 422
        else:
            messages.success(request, gettext("Đã trả lời. Người yêu cầu đọc câu trả lời trong hồ sơ của mình."))
            return redirect("desk:data_requests")
    found = get_request(request_id, actor=actor)
    record_read(
        actor=actor,
        subject="dossier",
        subject_id=found.dossier_id,
        purpose=Purpose.DATA_REQUEST,
        now=timezone.now(),
        unit_id=found.unit_id,
    )
    unit = get_unit(found.unit_id)
    context = {
        "title": gettext("Yêu cầu về dữ liệu cá nhân"),
        "caption": found.dossier_code,
        "found": found,
        "open": found.state is RequestState.OPEN,
        "rows": present_request(found),
        "choices": outcome_choices(found, leads=unit.id in actor.units_as(Role.LEADER)),
        "form": form,
        "wrong": wrong,
        "practice": unit.practice,
    }
    return render(request, "desk/data_request.html", context, status=status)
