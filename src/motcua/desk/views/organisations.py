"""At the counter an organisation gets its account, and who speaks for it the code to manage it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.actor import Role
from motcua.core.errors import Refused
from motcua.desk.access import intake_page
from motcua.desk.request import actor_of, chosen_unit
from motcua.organisations.api import Invitation, register_organisation
from motcua.told.organisation import field_words
from motcua.ui.question_shapes import YES
from motcua.ui.values import Choice, Field, FormState

_TYPED = ("tax_code", "name", "manager_name")


@intake_page
@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """What stands on the papers, and the code that is handed over; it is shown this once."""
    actor, made, errors = actor_of(request), None, {}
    unit, _units = chosen_unit(actor, request.POST.get("unit", ""), roles=(Role.CLERK,))
    typed = {name: request.POST.get(name, "")[:300] for name in _TYPED}
    if request.method == "POST":
        try:
            made = _register(request, unit.id, typed)
        except Refused as refused:
            errors = field_words(refused)
    seen = Field(
        "checkboxes",
        "papers_seen",
        gettext("Giấy tờ"),
        value=(YES,) if request.POST.get("papers_seen") == YES and not made else (),
        choices=(
            Choice(YES, gettext("Đã xem giấy chứng nhận đăng ký và giấy tờ của người đại diện hoặc được ủy quyền")),
        ),
        error=errors.get("papers_seen", ""),
    )
    context = {
        "title": gettext("Doanh nghiệp, tổ chức"),
        "unit": unit,
        "made": made,
        "seen": seen,
        "form": FormState({} if made else typed, errors),
        "practice": unit.practice,
    }
    return render(request, "desk/register_organisation.html", context, status=422 if errors else 200)


def _register(request: HttpRequest, unit_id: int, typed: dict[str, str]) -> Invitation:
    return register_organisation(
        actor=actor_of(request),
        unit_id=unit_id,
        **typed,
        papers_seen=request.POST.get("papers_seen") == YES,
        now=timezone.now(),
    )
