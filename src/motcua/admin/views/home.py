"""The door of administration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from motcua.admin.access import administration_page


@administration_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Straight on to the imports."""
    return redirect("admin:imports")
