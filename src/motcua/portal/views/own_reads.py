"""Who looked at my dossier: which office, in which role, for what, on which day; machines too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.audit.api import list_reads
from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.dossiers.api import get_own_dossier
from motcua.orgs.api import get_unit
from motcua.population.api import list_queries
from motcua.portal.own import own_of
from motcua.portal.presenters.fill_in import query_columns, query_rows
from motcua.portal.presenters.reads import read_columns, read_rows


@public
@never_cache
@require_GET
def own_reads(request: HttpRequest) -> HttpResponse:
    """The access log of the open dossier; without one the question for its codes."""
    own_id = own_of(request, now=timezone.now())
    try:
        dossier = get_own_dossier(own_id) if own_id is not None else None
    except NotFound:
        dossier = None
    if dossier is None:
        return redirect("portal:own")
    context = {
        "title": gettext("Ai đã xem hồ sơ của tôi"),
        "caption": dossier.code,
        "columns": read_columns(),
        "rows": read_rows(list_reads(subject="dossier", subject_id=dossier.id)),
        "query_columns": query_columns(),
        "queries": query_rows(list_queries(dossier.id)),
        "practice": bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        "simulated": dossier.simulated,
    }
    return render(request, "portal/own_reads.html", context)
