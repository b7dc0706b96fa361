"""The list of imports, one import from its dry run to its report, and what can be ordered there."""

import uuid

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.admin.access import administration_page
from motcua.admin.presenters.imports import present_import, present_list
from motcua.admin.request import actor_of
from motcua.admin.wording import words_of
from motcua.core.errors import Refused
from motcua.dossiers import api as dossiers


@administration_page
@never_cache
@require_safe
def list_imports(request: HttpRequest) -> HttpResponse:
    """Past imports and those under way, newest first; `?after=`."""
    after = request.GET.get("after", "")
    view = present_list(dossiers.list_import_runs(actor=actor_of(request), after=after), goes_on=bool(after))
    return render(request, "admin/imports.html", {"view": view, "title": gettext("Nhập hồ sơ từ hệ thống khác")})


@administration_page
@never_cache
@require_safe
def show_import(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """Where the import is: to be mapped, at work, its dry run, its report."""
    run = dossiers.get_import_run(actor=actor_of(request), public_id=import_id)
    if run.state is dossiers.ImportState.RECEIVED:
        return redirect("admin:map_import", import_id=import_id)
    return _page(request, run)


def _page(request: HttpRequest, run: dossiers.ImportRunView, *, refusal: str = "", status: int = 200) -> HttpResponse:
    view = present_import(run, now=timezone.now())
    context = {"view": view, "title": view.title, "caption": view.caption, "refusal": refusal, "crumbs": view.crumbs}
    context["simulated"] = view.simulated
    return render(request, "admin/import.html", context, status=status)


@administration_page
@require_POST
def order_import(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """Order the dry run or the import itself; pressing twice orders once."""
    actor = actor_of(request)
    try:
        dossiers.order_import(
            actor=actor,
            public_id=import_id,
            dry_run=request.POST.get("what") != "import",
            accept_partial=request.POST.get("accept_partial") == "yes",
            now=timezone.now(),
        )
    except Refused as refused:
        run = dossiers.get_import_run(actor=actor, public_id=import_id)
        return _page(request, run, refusal=words_of(refused), status=409 if refused.conflict else 422)
    return redirect("admin:import", import_id=import_id)


@administration_page
@require_POST
def abandon_import(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """Give it up and remove its files."""
    actor = actor_of(request)
    try:
        dossiers.abandon_import(actor=actor, public_id=import_id, now=timezone.now())
    except Refused as refused:
        run = dossiers.get_import_run(actor=actor, public_id=import_id)
        return _page(request, run, refusal=words_of(refused), status=409)
    messages.success(request, gettext("Đã bỏ lần nhập này và xóa tệp đã gửi lên. Chưa có hồ sơ nào được nhập."))
    return redirect("admin:imports")


@administration_page
@never_cache
@require_safe
def download_refusals(request: HttpRequest, import_id: uuid.UUID) -> FileResponse:
    """Every refused row with reason and remedy, as CSV."""
    run = dossiers.get_import_run(actor=actor_of(request), public_id=import_id)
    path = dossiers.refusals_of(run.public_id)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename="refused.csv", content_type="text/csv; charset=utf-8"
    )
