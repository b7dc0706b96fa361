"""A supplement as one guided task: a page for each thing that was asked for, then everything together, once."""

from contextlib import suppress
from datetime import timedelta

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import get_version
from motcua.core.access import public
from motcua.core.errors import NotFound, Refused
from motcua.documents.api import discard_upload, keep_uploads, store_upload
from motcua.dossiers.api import AskedSupplement, DossierView, hand_in_supplement, save_supplement_item
from motcua.portal.own import own_actor
from motcua.portal.presenters.own import paper_names
from motcua.portal.views.own import opened
from motcua.portal.wording import words_of
from motcua.ui.values import FormState
from motcua.ui.words import date_words

KEPT_AFTERWARDS = timedelta(days=60)
"""How long files of a supplement that was begun wait beyond the day named, or beyond today."""


@public
@never_cache
@require_http_methods(["GET", "POST"])
@opened
def supplement(request: HttpRequest, dossier: DossierView) -> HttpResponseBase:
    """What was asked for and what is put to it; handing in ends the task."""
    actor, wrong = own_actor(request), ""
    try:
        if request.method == "POST":
            hand_in_supplement(actor=actor, code=dossier.code, own_id=dossier.id, now=timezone.now())
            return redirect("portal:own")
    except Refused as refused:
        wrong = words_of(refused)
    try:
        asked = save_supplement_item(actor=actor, code=dossier.code, own_id=dossier.id)
    except Refused:
        return redirect("portal:own")
    names = _names(dossier)
    context = {
        "title": gettext("Bổ sung hồ sơ %(code)s") % {"code": dossier.code},
        "until": date_words(asked.until),
        "over": asked.until is not None and asked.until < timezone.now(),
        "items": tuple((names.get(item.paper, item.paper), item) for item in asked.items),
        "ready": any(item.answered for item in asked.items),
        "missing": sum(not item.answered for item in asked.items),
        "wrong": wrong,
    }
    return render(request, "portal/own_supplement.html", context, status=409 if wrong else 200)


@public
@never_cache
@require_http_methods(["GET", "POST"])
@opened
def supplement_item(request: HttpRequest, dossier: DossierView, place: int) -> HttpResponseBase:
    """One thing: why it is wanted, files for it, and a few words; what was put in is kept at once."""
    actor = own_actor(request)
    errors: dict[str, str] = {}
    try:
        asked = save_supplement_item(actor=actor, code=dossier.code, own_id=dossier.id)
        if place >= len(asked.items):
            raise NotFound("item of the supplement")
        if request.method == "POST":
            asked, errors = _keep(request, dossier, asked, place)
            if not errors and "more" not in request.POST and "remove" not in request.POST:
                following = place + 1
                more = following < len(asked.items)
                return redirect("portal:own_supplement_item", following) if more else redirect("portal:own_supplement")
    except Refused:
        return redirect("portal:own")
    item = asked.items[place]
    name = _names(dossier).get(item.paper, item.paper)
    context = {
        "title": name,
        "caption": gettext("Bổ sung, mục %(place)s trên %(count)s") % {"place": place + 1, "count": len(asked.items)},
        "item": item,
        "until": date_words(asked.until),
        "form": FormState({"text": item.text, "file": ()}, errors, {"file": name}),
    }
    return render(request, "portal/own_supplement_item.html", context, status=422 if errors else 200)


def _keep(
    request: HttpRequest, dossier: DossierView, asked: AskedSupplement, place: int
) -> tuple[AskedSupplement, dict[str, str]]:
    """Keep the words and every file that can be used; words for those that cannot."""
    kept: list[tuple[str, str]] = []
    errors: dict[str, str] = {}
    for file in request.FILES.getlist("file"):
        try:
            stored = store_upload(file=file, scope=asked.scope, now=timezone.now())
        except Refused as refused:
            errors["file"] = f"{file.name}: {words_of(refused)}"
        else:
            kept.append((stored.public_id, stored.name))
            keep_uploads(scope=asked.scope, until=(asked.until or timezone.now()) + KEPT_AFTERWARDS)
    removed = request.POST.get("remove", "")
    changed = save_supplement_item(
        actor=own_actor(request),
        code=dossier.code,
        own_id=dossier.id,
        place=place,
        text=request.POST.get("text", ""),
        add_files=tuple(kept),
        remove_file=removed,
    )
    if removed:
        with suppress(NotFound):
            discard_upload(removed, scope=asked.scope)
    return changed, errors


def _names(dossier: DossierView) -> dict[str, str]:
    version = get_version(dossier.procedure_version_id) if dossier.procedure_version_id else None
    return paper_names(version.definition if version else None)
