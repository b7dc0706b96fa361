"""Intake at the counter and from the post: one dense page per procedure."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue.api import ProcedureVersionRef, search_procedures, version_in_force
from motcua.core.actor import Actor, Role
from motcua.core.errors import NotFound, Refused
from motcua.desk.access import intake_page
from motcua.desk.card import SCAN, scanned
from motcua.desk.earlier import earlier_dossiers
from motcua.desk.input import page_token, whole_number
from motcua.desk.prepared import open_prepared, prepared_for, put_away
from motcua.desk.presenters.intake import present_choice, present_intake
from motcua.desk.request import actor_of, chosen_unit
from motcua.desk.submission import read_submission
from motcua.desk.wording import field_words, words_of
from motcua.dossiers.api import IdempotencyKeyReused, Submission, accept_dossier, submit_dossier
from motcua.dossiers.door_api import give_guidance
from motcua.drafts.api import Draft, submit_draft
from motcua.orgs.api import UnitRef
from motcua.ui.rows import row_pressed
from motcua.ui.values import FormState


@intake_page
@never_cache
@require_safe
def choose_procedure(request: HttpRequest) -> HttpResponse:
    """Which procedure, for which unit; the number of one in the list opens it at once."""
    unit, units = chosen_unit(actor_of(request), request.GET.get("unit", ""), roles=(Role.CLERK,))
    text = request.GET.get("q", "").strip()
    today = timezone.localdate()
    number = whole_number(text)
    if number is not None:
        listed = search_procedures("", on=today, executable=True)
        if 0 < number <= len(listed):
            opened = reverse("desk:take_in_dossier", args=[listed[number - 1].code])
            return redirect(opened + "?" + urlencode({"unit": unit.id}))
    presented = present_choice(search_procedures(text, on=today, executable=True), unit=unit, units=units, text=text)
    return render(
        request,
        "desk/intake.html",
        {"view": presented, "title": presented.title, "form": FormState(), "practice": unit.practice},
    )


@intake_page
@never_cache
@require_POST
def open_sheet(request: HttpRequest) -> HttpResponse:
    """Open what a person prepared: the code on her sheet, scanned or read out; then the intake page, filled in."""
    actor, text = actor_of(request), request.POST.get("sheet", "")
    unit, _ = chosen_unit(actor, request.POST.get("unit", ""), roles=(Role.CLERK,))
    place = "?" + urlencode({"unit": unit.id})
    try:
        draft = open_prepared(request, text, actor=actor)
    except NotFound:
        messages.warning(request, gettext("Không có bản chuẩn bị nào có mã này. Quét lại, hoặc gõ 12 ký tự trên tờ."))
    except Refused as refused:
        messages.warning(request, words_of(refused))
    else:
        return redirect(reverse("desk:take_in_dossier", args=[draft.procedure_code]) + place)
    return redirect(reverse("desk:intake") + place)


@intake_page
@never_cache
@require_http_methods(["GET", "POST"])
def take_in_dossier(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Write down what the person hands over; accept at once where the clerk says that it is complete.

    Pressing Enter reads the card that was scanned; without one it is as pressing `look`, which only shows which papers,
    charges and time limit belong to what is written down so far.
    The page carries a token, so that pressing twice makes one dossier. Submitting and accepting are two acts: if the
    dossier cannot be accepted yet it stays submitted and its page says why.
    """
    actor, now = actor_of(request), timezone.now()
    unit, _ = chosen_unit(actor, request.POST.get("unit", request.GET.get("unit", "")), roles=(Role.CLERK,))
    version = version_in_force(procedure_code, on=timezone.localdate(now))
    if "put_away" in request.POST:
        put_away(request)
        return redirect(request.get_full_path())
    prepared = prepared_for(request, version)
    done = ""
    typed: QueryDict = request.POST
    refused: Refused | None = None
    try:
        if request.POST.get("go") and request.POST.get(SCAN, "").strip():
            done, typed = "scanned", scanned(typed)
        elif request.POST.get("go") or "look" in request.POST:
            done = "looked"
        elif "guide" in request.POST:
            return _guide(request, version, unit, now)
        elif request.method == "POST" and not row_pressed(request.POST):
            return _take_in(request, version, unit, prepared, now)
    except Refused as told:
        done, refused = "", told
    view = present_intake(
        version,
        unit=unit,
        typed=typed,
        errors=_errors(refused) if refused else {},
        channel=request.GET.get("channel", ""),
        once="" if isinstance(refused, IdempotencyKeyReused) else page_token(request.POST),
        on=timezone.localdate(now),
        done=done,
        prepared=prepared.answers if prepared else None,
    )
    context = {
        "prepared": prepared,
        "earlier": earlier_dossiers(typed, actor=actor),
        "view": view,
        "form": view.form,
        "practice": unit.practice,
        "title": view.title,
    }
    context["refusal"] = words_of(refused) if refused else None
    return render(request, "desk/take_in_dossier.html", context, status=422 if refused else 200)


def _take_in(
    request: HttpRequest, version: ProcedureVersionRef, unit: UnitRef, prepared: Draft | None, now: datetime
) -> HttpResponse:
    """File what stands on the page, accept it where the clerk says so, and go to the dossier. Raises Refused."""
    submission = read_submission(request.POST, version=version, unit=unit, on=timezone.localdate(now))
    receipt = _file(actor_of(request), submission, page_token(request.POST), prepared, now)
    put_away(request)
    if request.POST.get("accept") and not receipt.repeated:
        _accept(request, receipt.code, submission.intake.get("received_at", ""))
    return redirect("desk:dossier", code=receipt.code)


def _guide(request: HttpRequest, version: ProcedureVersionRef, unit: UnitRef, now: datetime) -> HttpResponse:
    """The guidance notice for the person who stands there, to print; the page stays as it is. Raises Refused."""
    submission = read_submission(request.POST, version=version, unit=unit, on=timezone.localdate(now))
    lacking = request.POST.get("lacking", "")
    notice = give_guidance(actor=actor_of(request), submission=submission, now=now, lacking=lacking)
    return HttpResponse(
        notice,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="phieu-huong-dan-{version.code}.pdf"'},
    )


@dataclass(frozen=True, slots=True)
class _Filed:
    code: str
    repeated: bool


def _file(actor: Actor, submission: Submission, once: str, prepared: Draft | None, now: datetime) -> _Filed:
    """File the dossier; what was prepared is closed with it, in one transaction."""
    if prepared is not None:
        receipt = submit_draft(
            prepared.public_id, actor=actor, submission=submission, revision=prepared.revision, now=now
        )
        return _Filed(receipt.code, repeated=False)
    filed = submit_dossier(
        actor=actor,
        submission=submission,
        now=now,
        idempotency_key=once,
        idempotency_scope=f"account:{actor.account_id}",
    )
    return _Filed(filed.code, filed.repeated)


def _errors(refused: Refused) -> dict[str, str]:
    """Words by control; a paper's fault stands at the papers."""
    return {("papers" if path.startswith("papers.") else path): words for path, words in field_words(refused).items()}


def _accept(request: HttpRequest, code: str, received: str) -> None:
    """Accept what was just taken in; a refusal is said on the dossier's page, where the remedy is."""
    try:
        accept_dossier(
            actor=actor_of(request),
            code=code,
            now=timezone.now(),
            received_at=datetime.fromisoformat(received) if received else None,
        )
    except Refused as refused:
        messages.warning(request, words_of(refused))
