"""Filling in what is known of the person into her own application, and saying why a filled-in value was changed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.drafts.api import DraftSubmitted, Offer, explain_corrections, origins_of, prefill_draft
from motcua.identity.api import get_account
from motcua.population.api import LEVEL_NEEDED, NotSurelyKnown
from motcua.portal.acting import acting_of
from motcua.portal.journey import Journey
from motcua.portal.opening import elsewhere, language_now, open_journey
from motcua.portal.prefill import asked_before, known_offers, may_be_offered, register_offer
from motcua.portal.presenters.fill_in import present_fill_in, wants_reasons
from motcua.portal.wording import words_of
from motcua.ui.posted import posted_date
from motcua.ui.values import FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def fill_in(request: HttpRequest, code: str) -> HttpResponse:
    """What is known with its sources; taken over only for oneself, and the register asked only after a yes."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    if away := elsewhere(request, journey):
        return away
    may = may_be_offered(request, journey.draft)
    offers = known_offers(request.actor) if may else []  # type: ignore[attr-defined]
    try:
        if request.method == "POST" and "explain" in request.POST:
            return _explain(request, journey, offers)
        if request.method == "POST" and may:
            return _take_over(request, journey, offers)
    except (NotFound, DraftSubmitted, NotAllowed):
        return redirect("portal:begin", code=code)
    return _show(request, journey, offers, _form(journey, offers))


def _take_over(request: HttpRequest, journey: Journey, offers: list[Offer]) -> HttpResponse:
    """Fill in; what the register refuses is said, and the rest is filled in all the same."""
    who, typed = request.POST.get("who", ""), _typed(request)
    if who not in {"self", "other"}:
        return _show(request, journey, offers, FormState(typed, {"who": gettext("Hãy chọn một mục.")}), status=422)
    if who == "other":
        return redirect(journey.href(journey.pages[0]))
    refusal, found = "", list(offers)
    if "register" in request.POST:
        try:
            consent, number = "yes" in request.POST.getlist("agree"), str(typed["identity_number"])
            born = posted_date(request.POST, "birth_date")
            found.insert(0, register_offer(request, journey, number=number, born=born, consent=consent))
        except Refused as refused:
            refusal = words_of(refused)
    draft = prefill_draft(
        journey.draft.public_id,
        actor=request.actor,  # type: ignore[attr-defined]
        for_self=True,
        acting=acting_of(request) is not None,
        offers=found,
        now=timezone.now(),
    )
    journey = journey.with_draft(draft)
    if refusal:
        return _show(request, journey, offers, FormState(typed), refusal=refusal)
    return redirect(journey.href(journey.pages[0]))


def _explain(request: HttpRequest, journey: Journey, offers: list[Offer]) -> HttpResponse:
    """Keep the reasons; one that must be given and is not is asked for again."""
    corrected = [one for one in origins_of(journey.draft) if one.corrected]
    reasons = {one.path: request.POST.get(f"reason.{one.path}", "").strip() for one in corrected}
    journey = journey.with_draft(explain_corrections(journey.draft.public_id, reasons=reasons, now=timezone.now()))
    if wants_reasons(journey.draft):
        wanting = [one.path for one in origins_of(journey.draft) if one.wants_reason]
        errors = {f"reason.{path}": gettext("Hãy ghi vì sao sửa; một câu là đủ.") for path in wanting}
        return _show(request, journey, offers, FormState(_form(journey, offers).values, errors), status=422)
    return redirect(journey.first_unfinished() or journey.review_href)


def _typed(request: HttpRequest) -> dict[str, object]:
    return {
        "who": request.POST.get("who", ""),
        "agree": tuple(request.POST.getlist("agree")),
        "identity_number": request.POST.get("identity_number", "")[:40],
        "birth_date": posted_date(request.POST, "birth_date"),
    }


def _form(journey: Journey, offers: list[Offer]) -> FormState:
    """What is known already stands in the question to the register."""
    return FormState({"who": "", "agree": (), **asked_before(journey, offers)})


def _show(
    request: HttpRequest,
    journey: Journey,
    offers: list[Offer],
    form: FormState,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    may = may_be_offered(request, journey.draft)
    view = present_fill_in(journey, offers, form, language=language_now())
    sure = may and get_account(actor).assurance >= LEVEL_NEEDED
    context = {
        "view": view,
        "title": view.title,
        "form": form,
        "may": may,
        "asks": bool(settings.POPULATION) and sure,
        "needs_level": words_of(NotSurelyKnown()) if settings.POPULATION and may and not sure else "",
        "refusal": refusal,
        "practice": journey.unit.practice,
    }
    return render(request, "portal/fill_in.html", context, status=status)
