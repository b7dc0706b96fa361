"""Everything once more before handing in; then handed in, once."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.assistance.api import SessionView, note_assisted_dossier
from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.api import Submission
from motcua.drafts.api import DraftChangedElsewhere, VersionNotInForce, get_draft, submit_draft
from motcua.population.api import bind_queries
from motcua.portal.acting import acting_of
from motcua.portal.assisted import assisted_by
from motcua.portal.draft import close_draft
from motcua.portal.journey import REVIEW, Journey
from motcua.portal.opening import elsewhere, in_this_language, language_now, open_journey
from motcua.portal.presenters.apply import present_review
from motcua.portal.presenters.fill_in import wants_reasons
from motcua.portal.representing import held_for, usable_for
from motcua.portal.submission import is_of_organisation, submission_of
from motcua.portal.tracing import note_step_of
from motcua.portal.wording import words_of

REVISION = "revision"


@public
@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, code: str) -> HttpResponse:
    """Everything once more with a way to change it; then submit, once, however often the button is pressed."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    if away := elsewhere(request, journey):
        return away
    if request.method == "POST" and not journey.prepares:
        return _submit(request, journey)
    if unfinished := journey.first_unfinished():
        return redirect(unfinished)
    if wants_reasons(journey.draft):
        return redirect("portal:fill_in", code=journey.code)
    journey = in_this_language(journey)
    stale = gettext("Trang này mở đã lâu nên chưa nộp được. Xem lại rồi bấm Nộp lần nữa.")
    return _show(request, journey, stale if "stale" in request.GET else "", status=200)


def _submit(request: HttpRequest, journey: Journey) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    acting = acting_of(request)
    if acting and not is_of_organisation(journey, acting.organisation.name):
        return _show(request, journey, _not_its_own(acting.organisation.name), status=422)
    if wants_reasons(journey.draft):
        return redirect("portal:fill_in", code=journey.code)
    typed = {**request.POST.dict(), "hand": "representative"} if acting else request.POST.dict()
    draft_id, now = journey.draft.public_id, timezone.now()
    assisted = assisted_by(request)
    try:
        with transaction.atomic():
            receipt = submit_draft(
                draft_id,
                actor=actor,
                submission=_submission(request, journey, typed, assisted),
                revision=_revision(request, journey),
                now=now,
            )
            bind_queries(draft_id, dossier_id=receipt.dossier_id)
            if assisted is not None:
                note_assisted_dossier(actor=actor, dossier_code=receipt.code, now=now)
    except DraftChangedElsewhere as changed:
        return _show(request, journey, words_of(changed), status=409)
    except VersionNotInForce:
        return redirect("portal:renewed", code=journey.code)
    except Refused as refused:
        return _show(request, journey, words_of(refused), status=422)
    except NotFound:
        return redirect("portal:procedure", code=journey.code)
    close_draft(request, get_draft(draft_id, now=now))
    note_step_of(request, "submitted", journey, REVIEW)
    return redirect("portal:submitted", code=journey.code)


def _submission(
    request: HttpRequest, journey: Journey, typed: dict[str, str], assisted: SessionView | None
) -> Submission:
    # Also one that has just ended is named: it is refused in words, and not silently handed in as one's own.
    mandates = held_for(request, journey.code)
    return submission_of(journey, typed, language=language_now(), assisted=assisted, mandates=mandates)


def _not_its_own(name: str) -> str:
    return gettext(
        "Đang làm việc cho %(name)s. Ở phần người đứng tên, hãy chọn Doanh nghiệp, tổ chức và ghi đúng tên đó; "
        "hồ sơ của riêng ông/bà thì hãy thôi làm việc cho tổ chức rồi nộp."
    ) % {"name": name}


def _revision(request: HttpRequest, journey: Journey) -> int:
    """The state that was looked at; without a word about it the state of now."""
    typed = request.POST.get(REVISION, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else journey.draft.revision


def _show(request: HttpRequest, journey: Journey, refusal: str, *, status: int) -> HttpResponse:
    mandates = usable_for(request, journey.code)
    view = present_review(journey, request.POST, language=language_now(), mandates=mandates)
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(
        request,
        "portal/review.html",
        {"view": view, "refusal": refusal, "code": journey.code, "assisted": assisted_by(request)} | frame,
        status=status,
    )
