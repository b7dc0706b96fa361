"""Handing in another system's file of dossiers."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from motcua.admin.access import ADMINISTRATORS, administration_page
from motcua.admin.presenters.start import present_start
from motcua.admin.request import actor_of, administered_units, chosen_unit
from motcua.admin.uploads import FileOnDisk, FolderUploadHandler
from motcua.admin.wording import field_words, words_of
from motcua.core.access import large_upload
from motcua.core.errors import Refused
from motcua.dossiers import api as dossiers


@csrf_exempt  # checked in `_start`, after the permission and with the handler that writes to the disk
@large_upload(setting="IMPORT_MOST_BYTES", roles=ADMINISTRATORS)
@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def start_import(request: HttpRequest) -> HttpResponse:
    """Take the files in; nothing of them is kept unless an import was begun with them."""
    handler = FolderUploadHandler(request)
    request.upload_handlers = [handler]
    try:
        return _start(request, handler)
    finally:
        handler.discard()


@csrf_protect
def _start(request: HttpRequest, handler: FolderUploadHandler) -> HttpResponse:
    errors: dict[str, str] = {}
    refusal = None
    if request.method == "POST":
        files = {name: _handed_in(request, name) for name in ("dossiers", "events")}
        if handler.too_large or handler.no_room:
            errors["dossiers"] = words_of(TooMuch() if handler.too_large else NoRoom())
        elif files["dossiers"] is None:
            errors["dossiers"] = gettext("Hãy chọn tệp hồ sơ để nhập.")
        else:
            try:
                return redirect("admin:map_import", import_id=_begin(request, files["dossiers"], files["events"]))
            except Refused as refused:
                errors, refusal = field_words(refused), words_of(refused)
    actor = actor_of(request)
    view = present_start(administered_units(actor), dossiers.list_mappings(actor=actor), request.POST, errors)
    context = {"view": view, "form": view.form, "title": view.title, "refusal": refusal}
    status = 413 if handler.too_large else 422 if errors or refusal else 200
    return render(request, "admin/start_import.html", context, status=status)


class TooMuch(Refused):
    """More than one import may hand in."""

    code = "import_too_large"


class NoRoom(Refused):
    """The disk would be full."""

    code = "import_no_room"


def _handed_in(request: HttpRequest, name: str) -> dossiers.HandedIn | None:
    file = request.FILES.get(name)
    return cast(FileOnDisk, file).handed_in if file is not None else None


def _begin(request: HttpRequest, file: dossiers.HandedIn, events: dossiers.HandedIn | None) -> str:
    """Begin the import; where a kept mapping was chosen it is already laid on."""
    actor, now = actor_of(request), timezone.now()
    unit = chosen_unit(actor, request.POST.get("unit", ""))
    run = dossiers.start_import(actor=actor, unit_id=unit.id, dossiers=file, events=events, now=now)
    kept = {str(one.id): one for one in dossiers.list_mappings(actor=actor)}
    if chosen := kept.get(request.POST.get("mapping", "")):
        dossiers.map_import(actor=actor, public_id=run.public_id, mapping=chosen.mapping, origin=chosen.origin, now=now)
    return str(run.public_id)
