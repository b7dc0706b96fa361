"""A draft that was begun on an earlier form: what changed, in words, and then only what is new is asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import ProcedureVersionRef
from motcua.core.access import public
from motcua.drafts.api import Draft, change_draft
from motcua.forms.api import carry_over, form_difference
from motcua.portal.journey import APPLICANT, REVIEW, Journey
from motcua.portal.opening import language_now, on_its_way, open_journey, stopped
from motcua.portal.presenters.renewed import present_changes


@public
@never_cache
@require_http_methods(["GET", "POST"])
def renewed(request: HttpRequest, code: str) -> HttpResponse:
    """Show what changed; POST takes the answers over and leads to the first new question."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    if journey.current is None:
        return stopped(request, "withdrawn", journey, code=code)
    if not journey.is_outdated:
        return redirect(journey.last_href)
    if request.method == "POST":
        return _go_over(journey, journey.current)
    context = {
        "title": gettext("Biểu mẫu đã thay đổi"),
        "caption": journey.current.definition.title.in_language(language_now()),
        "changes": present_changes(journey.version, journey.current, language=language_now()),
        "since": journey.current.valid.start,
        "practice": journey.unit.practice,
        "stale": "stale" in request.GET,
    }
    return render(request, "portal/renewed.html", context)


def _go_over(journey: Journey, current: ProcedureVersionRef) -> HttpResponse:
    old, new = journey.form, current.definition.form
    carried = carry_over(old, new, {name: part for name, part in journey.draft.answers.items() if name != APPLICANT})
    if APPLICANT in journey.draft.answers:
        carried[APPLICANT] = dict(journey.draft.answers[APPLICANT])
    draft: Draft = change_draft(
        journey.draft.public_id,
        now=timezone.now(),
        version_id=current.id,
        answers=carried,
        anew=form_difference(old, new).to_ask if journey.draft.answers else (),
    )
    goes_on = on_its_way(draft)
    if not isinstance(goes_on, Journey):
        return goes_on
    first = goes_on.first_anew()
    return redirect(goes_on.last_href if first == REVIEW else goes_on.href(first))
