"""Keeping a work list as it is narrowed, and giving it up."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.core.errors import Refused
from motcua.desk.access import handling_page
from motcua.desk.presenters.narrowing import KEPT_OF_ADDRESS
from motcua.desk.request import actor_of
from motcua.desk.wording import field_words, words_of
from motcua.dossiers import work_api
from motcua.dossiers.rules.words import is_readable


@handling_page
@never_cache
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the list under `name`, and go back to it."""
    sent = request.POST
    query = {name: sent[name] for name in KEPT_OF_ADDRESS if sent.get(name) and is_readable(sent[name])}
    try:
        work_api.save_view(actor=actor_of(request), name=sent.get("name", ""), query=query, now=timezone.now())
    except Refused as refused:
        messages.error(request, " ".join(field_words(refused).values()) or words_of(refused))
    return redirect(reverse("desk:work_list") + "?" + urlencode(query))


@handling_page
@never_cache
@require_POST
def drop_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Give up one's own kept list."""
    work_api.drop_view(actor=actor_of(request), view_id=view_id)
    return redirect("desk:work_list")
