"""What the log that came with an import shows."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.admin.access import administration_page
from motcua.admin.presenters.log import present_log, present_no_log
from motcua.admin.request import actor_of
from motcua.analytics.api import FigureRefused, log_of_source
from motcua.dossiers import api as dossiers


@administration_page
@never_cache
@require_safe
def show_log(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """The log of one source of a carried-out import; `?source=` where it brought several, `?step=` a step of it."""
    run = dossiers.get_import_run(actor=actor_of(request), public_id=import_id)
    sources = [str(kept["origin"]) for kept in run.report.contradictions] if run.report else []
    source = request.GET.get("source", sources[0] if sources else "")
    if source not in sources:
        raise Http404
    step = request.GET.get("step", "")
    try:
        view = present_log(run, log_of_source(source, step=step))
    except FigureRefused as refused:
        if step:
            raise Http404 from refused
        view = present_no_log(run)
    title = gettext("Nhật ký của nguồn “%(origin)s”") % {"origin": source}
    context = {"title": title, "view": view, "source": source, "crumbs": view.crumbs, "simulated": view.simulated}
    return render(request, "admin/log.html", context)
