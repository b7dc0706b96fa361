"""The quality board: tallies, the list, one finding, and what an editor decides."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.admin.access import catalogue_page
from motcua.admin.catalogue_wording import field_words, words_of
from motcua.admin.presenters.finding import present_finding
from motcua.admin.presenters.findings import present_board, present_list, query_of, read_filter
from motcua.admin.request import actor_of
from motcua.catalogue import api as catalogue
from motcua.core.errors import Refused
from motcua.ui.words import number_words

REOPEN = "reopen"


@catalogue_page
@never_cache
@require_safe
def count_findings(request: HttpRequest) -> HttpResponse:
    """How much is doubtful and how much of it is done; `?by=agency`."""
    view = present_board(catalogue.count_findings(actor=actor_of(request)), by=request.GET.get("by", ""))
    title = gettext("Chất lượng danh mục thủ tục")
    return render(request, "admin/findings.html", {"view": view, "title": title})


@catalogue_page
@never_cache
@require_safe
def list_findings(request: HttpRequest) -> HttpResponse:
    """The findings that fit `?kind=&agency=&severity=&status=&code=`, page by page (`after`)."""
    return _list(request, after=request.GET.get("after", ""))


def _list(
    request: HttpRequest, *, after: str, refused: Refused | None = None, ticked: Sequence[str] = ()
) -> HttpResponse:
    sent = request.POST if refused is not None else request.GET
    chosen, actor = read_filter(sent), actor_of(request)
    try:
        page = catalogue.list_findings(actor=actor, chosen=chosen, after=after)
    except catalogue.AfterUnknown as unknown:
        raise Http404 from unknown
    errors = field_words(refused) if refused is not None and page.rows and chosen.status else {}
    errors = {name: words for name, words in errors.items() if name in ("reason", "finding")}
    counts = catalogue.count_findings(actor=actor)
    view = present_list(page, chosen, counts, after=after, typed=request.POST, ticked=ticked, errors=errors)
    context = {"view": view, "form": view.form, "title": gettext("Các điểm nghi ngờ"), "crumbs": view.crumbs}
    context["refusal"] = words_of(refused) if refused is not None and not errors else ""
    return render(request, "admin/finding_list.html", context, status=_status(refused))


def _status(refused: Refused | None) -> int:
    return 200 if refused is None else 409 if refused.conflict else 422


@catalogue_page
@require_POST
def decide_findings(request: HttpRequest) -> HttpResponse:
    """Decide about the findings ticked in the list, or undo what was decided about them: all or none."""
    ticked, after = request.POST.getlist("finding"), request.POST.get("after", "")
    ids = [int(one) for one in ticked if one.isascii() and one.isdecimal() and len(one) < 19]
    what, actor, reason = request.POST.get("decision", ""), actor_of(request), request.POST.get("reason", "")
    try:
        if what == REOPEN:
            count = catalogue.reopen_findings(actor=actor, finding_ids=ids, reason=reason, now=timezone.now())
        else:
            decision = catalogue.Decision(_conclusion(what), reason)
            count = catalogue.decide_findings(actor=actor, finding_ids=ids, decision=decision, now=timezone.now())
    except Refused as refused:
        return _list(request, after=after, refused=refused, ticked=ticked)
    messages.success(
        request,
        ngettext("Đã ghi kết luận cho %(count)s mục.", "Đã ghi kết luận cho %(count)s mục.", count)
        % {"count": number_words(count)},
    )
    return redirect(f"{reverse('admin:finding_list')}?{urlencode(query_of(read_filter(request.POST)))}")


@catalogue_page
@never_cache
@require_safe
def show_finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """One finding with what stands in the record, its decision and story."""
    return _one(request, finding_id)


def _one(request: HttpRequest, finding_id: int, refused: Refused | None = None) -> HttpResponse:
    found = catalogue.get_finding(actor=actor_of(request), finding_id=finding_id)
    errors = field_words(refused) if refused is not None else {}
    view = present_finding(found, typed=request.POST.dict(), errors=errors)
    context = {"view": view, "form": view.form, "title": view.title, "crumbs": view.crumbs}
    context["refusal"] = words_of(refused) if refused is not None and not errors else ""
    return render(request, "admin/finding.html", context, status=_status(refused))


@catalogue_page
@require_POST
def decide_finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Write the conclusion down; a page that is behind the times is refused."""
    actor, typed = actor_of(request), request.POST.dict()
    try:
        found = catalogue.get_finding(actor=actor, finding_id=finding_id)
        status = _conclusion(typed.get("decision", ""))
        overrides = status is catalogue.FindingStatus.OVERRIDDEN
        decision = catalogue.Decision(
            status,
            reason=typed.get("reason", ""),
            source=typed.get("source", "") if overrides else "",
            value=catalogue.read_value(found.shape, typed) if overrides else "",
        )
        catalogue.decide_findings(actor=actor, finding_ids=[finding_id], decision=decision, now=timezone.now())
    except Refused as refused:
        return _one(request, finding_id, refused)
    messages.success(request, gettext("Đã ghi kết luận. Có thể hoàn tác ở dưới."))
    return redirect("admin:finding", finding_id=finding_id)


@catalogue_page
@require_POST
def reopen_finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Undo the decision; what was decided stays in the story."""
    try:
        catalogue.reopen_findings(
            actor=actor_of(request),
            finding_ids=[finding_id],
            reason=request.POST.get("reason", ""),
            now=timezone.now(),
        )
    except Refused as refused:
        return _one(request, finding_id, refused)
    messages.success(request, gettext("Đã hoàn tác. Mục này trở lại chưa xử lý."))
    return redirect("admin:finding", finding_id=finding_id)


def _conclusion(given: str) -> catalogue.FindingStatus:
    """Raises DecisionRefused for what is none."""
    try:
        return catalogue.FindingStatus(given)
    except ValueError as unknown:
        raise catalogue.DecisionRefused(field_errors={"decision": "decision_missing"}) from unknown
