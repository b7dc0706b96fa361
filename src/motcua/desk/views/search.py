"""Finding a dossier by whatever the person at the counter can say: its code, a name, a number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.audit.api import Purpose, record_reads
from motcua.desk.access import handling_page
from motcua.desk.presenters.search import present_search
from motcua.desk.request import actor_of
from motcua.desk.wording import field_words
from motcua.dossiers.work_api import AfterUnknown, SearchRefused, search_dossiers
from motcua.identity.api import names_of_accounts
from motcua.orgs.api import get_units
from motcua.ui.values import FormState


@handling_page
@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` what was typed, `?after=` the place in the list; a code leads straight to its dossier."""
    actor, typed, after = actor_of(request), request.GET.get("q", ""), request.GET.get("after", "")
    context: dict[str, object] = {"title": gettext("Tìm hồ sơ"), "q": typed}
    try:
        try:
            page = search_dossiers(actor=actor, typed=typed, after=after)
        except AfterUnknown:  # an address that somebody cut off on its way
            after, page = "", search_dossiers(actor=actor, typed=typed)
    except SearchRefused as refused:
        context["form"] = FormState({"q": typed}, field_words(refused) if "q" in request.GET else {})
        return render(request, "desk/search.html", context, status=422 if "q" in request.GET else 200)
    if page.sought.code and page.rows:
        return redirect("desk:dossier", code=page.rows[0].code)
    ids = [row.id for row in page.rows]
    record_reads(actor=actor, subject="dossier", subject_ids=ids, purpose=Purpose.SEARCH, now=timezone.now())
    units = get_units({row.unit_id for row in page.rows if row.unit_id})
    people = names_of_accounts(row.assigned_to for row in page.rows if row.assigned_to)
    context["view"] = present_search(page, typed, units=units, people=people, goes_on=bool(after), now=timezone.now())
    context["form"] = FormState({"q": typed})
    return render(request, "desk/search.html", context, status=404 if page.sought.code else 200)
