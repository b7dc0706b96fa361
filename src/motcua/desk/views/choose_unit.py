"""Choosing among many units: an officer of a province looks for one by its name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.core.folding import fold
from motcua.desk.access import HANDLING, handling_page
from motcua.desk.request import actor_of
from motcua.orgs.api import get_units
from motcua.ui.values import FormState

MOST_SHOWN = 50
TYPED_MAX = 200


@handling_page
@never_cache
@require_safe
def choose_unit(request: HttpRequest) -> HttpResponse:
    """The officer's own units whose name holds what was typed; `?q=`."""
    typed = request.GET.get("q", "")[:TYPED_MAX]
    wanted = fold(typed).split()
    own = sorted(get_units(actor_of(request).units_as(*HANDLING)).values(), key=lambda unit: (unit.name, unit.id))
    found = [unit for unit in own if all(word in fold(unit.name) for word in wanted)]
    context = {
        "title": gettext("Chọn đơn vị"),
        "form": FormState({"q": typed}),
        "units": [(unit.name, f"{reverse('desk:work_list')}?unit={unit.id}") for unit in found[:MOST_SHOWN]],
        "more": len(found) > MOST_SHOWN,
    }
    return render(request, "desk/choose_unit.html", context)
