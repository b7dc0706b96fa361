"""The door of administration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from motcua.admin.access import ADMINISTRATORS, any_page
from motcua.admin.request import actor_of


@any_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Straight on to the imports, or to the quality of the catalogue."""
    return redirect("admin:imports" if actor_of(request).units_as(*ADMINISTRATORS) else "admin:findings")
