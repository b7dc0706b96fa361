"""Scans at the counter: from the folder of the scanner, or from the officer's machine, each to its paper."""

from contextlib import suppress
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.audit.api import Purpose
from motcua.catalogue.api import get_version
from motcua.core.errors import NotFound, Refused
from motcua.desk.access import handling_page
from motcua.desk.input import whole_number
from motcua.desk.opening import opened
from motcua.desk.presenters.answers import paper_names
from motcua.desk.request import actor_of
from motcua.desk.scan_folder import list_scans, open_scan, put_away_scan
from motcua.desk.wording import words_of
from motcua.documents.api import discard_upload, store_upload
from motcua.dossiers.api import DossierView, PaperGiven
from motcua.dossiers.door_api import add_scans
from motcua.orgs.api import get_unit
from motcua.ui.values import Choice, Field, FormState
from motcua.ui.words import moment_words, size_words

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.heic"


@handling_page
@never_cache
@require_http_methods(["GET", "POST"])
def take_scans(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the paper, then files from the folder, from this machine, or both; all are taken or none."""
    now, refused = timezone.now(), None
    dossier = opened(request, code, Purpose.ACT)
    if request.method == "POST":
        try:
            _take(request, dossier, now)
            return redirect("desk:scans", code=code)
        except Refused as told:
            refused = told
    unit = get_unit(dossier.unit_id) if dossier.unit_id else None
    errors = {"file": words_of(refused)} if refused else {}
    context = {
        "title": gettext("Thêm bản quét"),
        "caption": dossier.code,
        "code": dossier.code,
        "revision": dossier.revision,
        "fields": _fields(request, dossier, unit.code if unit else "", errors, now),
        "form": FormState({}, errors),
        "practice": bool(unit and unit.practice),
        "simulated": dossier.simulated,
    }
    return render(request, "desk/scans.html", context, status=(409 if refused.conflict else 422) if refused else 200)


def _take(request: HttpRequest, dossier: DossierView, now: datetime) -> None:
    """Keep what was chosen and lay it beside its paper; what cannot be used leaves nothing behind. Raises Refused."""
    actor = actor_of(request)
    scope, paper = f"desk:{actor.account_id}:{dossier.id}", request.POST.get("paper", "")
    unit_code = get_unit(dossier.unit_id).code if dossier.unit_id else ""
    kept: list[str] = []
    chosen = request.POST.getlist("scan")
    try:
        for name in chosen:
            with open_scan(unit_code, name) as file:
                if file is None:
                    raise ScanGone(name=name)
                kept.append(store_upload(file=file, scope=scope, now=now).public_id)
        kept += [store_upload(file=file, scope=scope, now=now).public_id for file in request.FILES.getlist("file")]
        add_scans(
            actor=actor,
            code=dossier.code,
            papers=(PaperGiven(paper, tuple(kept)),),
            file_scope=scope,
            now=now,
            revision=whole_number(request.POST.get("revision", "")),
        )
    except Refused:
        for public_id in kept:
            with suppress(NotFound):
                discard_upload(public_id, scope=scope)
        raise
    for name in chosen:
        put_away_scan(unit_code, name)


class ScanGone(Refused):
    """Somebody took the file out of the folder meanwhile."""

    code = "scan_gone"


def _fields(
    request: HttpRequest, dossier: DossierView, unit_code: str, errors: dict[str, str], now: datetime
) -> list[Field]:
    definition = get_version(dossier.procedure_version_id).definition if dossier.procedure_version_id else None
    names = paper_names(definition) if definition else {}
    papers = tuple(Choice(code, words) for code, words in names.items())
    fields = [
        Field("select", "paper", gettext("Giấy tờ"), value=request.POST.get("paper", ""), choices=papers),
    ]
    if scans := list_scans(unit_code, now=now):
        choices = tuple(
            Choice(scan.name, scan.name, f"{moment_words(scan.at)}, {size_words(scan.size_bytes)}") for scan in scans
        )
        label = gettext("Trong thư mục máy quét")
        fields.append(Field("checkboxes", "scan", label, choices=choices, required=False))
    hint = gettext("PDF hoặc ảnh; có thể chọn nhiều tệp.")
    fields.append(
        Field(
            "file",
            "file",
            gettext("Từ máy này"),
            hint=hint,
            error=errors.get("file", ""),
            required=False,
            multiple=True,
            accept=ACCEPTED,
        )
    )
    return fields
