"""Saying how a file is read: guesses, choices, a preview; and the mapping to keep and to take away."""

import uuid

import yaml
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.admin.access import administration_page
from motcua.admin.mapping_form import MappingForm, read_form
from motcua.admin.presenters.imports import says_simulated
from motcua.admin.presenters.mapping import present_mapping
from motcua.admin.request import actor_of
from motcua.admin.wording import field_words, words_of
from motcua.core.errors import Refused
from motcua.dossiers import api as dossiers


@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def map_import(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """Show what was recognised; keep what the person says; on the wish, order the dry run."""
    actor = actor_of(request)
    run = dossiers.get_import_run(actor=actor, public_id=import_id)
    file = dossiers.import_file_of(import_id, "dossiers")
    if file is None or run.state in (*dossiers.IMPORTS_AT_WORK, dossiers.ImportState.IMPORTED):
        return redirect("admin:import", import_id=import_id)
    form, refusal = MappingForm(dict(run.mapping), run.origin), ""
    if request.method == "POST":
        form = read_form(request.POST)
        if not form.errors:
            try:
                run = dossiers.map_import(
                    actor=actor, public_id=import_id, mapping=form.mapping, origin=form.origin, now=timezone.now()
                )
                if request.POST.get("next") == "check":
                    dossiers.order_import(actor=actor, public_id=import_id, dry_run=True, now=timezone.now())
                    return redirect("admin:import", import_id=import_id)
            except Refused as refused:
                refusal = words_of(refused)
    events = dossiers.import_file_of(import_id, "events") if run.events_name else None
    inspection = dossiers.inspect_file(file, form.mapping, origin=form.origin)
    headings = dossiers.headings_of(events, form.mapping) if events else ()
    view = present_mapping(run, inspection, form, event_headings=headings)
    context = {"view": view, "form": view.form, "title": view.title, "caption": run.file_name, "refusal": refusal}
    context |= {"crumbs": view.crumbs, "simulated": says_simulated(run)}
    return render(request, "admin/map_import.html", context, status=422 if refusal or form.errors else 200)


@administration_page
@never_cache
@require_safe
def download_mapping(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """The mapping as the file that `motcua dossiers import --mapping` takes."""
    run = dossiers.get_import_run(actor=actor_of(request), public_id=import_id)
    mapping = dict(run.mapping)
    if run.origin and "origin_system" not in mapping.get("columns", {}):
        mapping["constants"] = {**mapping.get("constants", {}), "origin_system": run.origin}
    text = yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False)
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="mapping.yaml"'
    return response


@administration_page
@require_POST
def save_mapping(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """Keep the mapping under a name, for the next file of this source."""
    try:
        saved = dossiers.save_mapping(
            actor=actor_of(request),
            public_id=import_id,
            name=request.POST.get("mapping_name", ""),
            now=timezone.now(),
        )
    except Refused as refused:
        messages.warning(request, field_words(refused).get("mapping_name") or words_of(refused))
    else:
        messages.success(request, gettext("Đã lưu cách hiểu tệp với tên “%(name)s”.") % {"name": saved.name})
    return redirect("admin:import", import_id=import_id)
