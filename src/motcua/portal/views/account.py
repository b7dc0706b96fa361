"""The person's account: her dossiers from every door, taking one in by its code, and the open sign-ins."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from motcua.core.access import public
from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.api import claim_dossier, list_own_dossiers
from motcua.identity.api import end_session, end_sign_in, get_account, list_sign_ins, mark_of, sign_out_everywhere
from motcua.portal.account_words import words_of
from motcua.portal.acting import acting_of, as_oneself
from motcua.portal.entering import signed_in
from motcua.portal.presenters.account import present_account, present_acting, present_sign_ins
from motcua.portal.presenters.own import present_own_list
from motcua.portal.presenters.sign_on import provider_buttons
from motcua.ui.values import FormState

LEAVE_NOTHING = '"cache", "storage"'


@public
@never_cache
@require_GET
@signed_in
def account(request: HttpRequest) -> HttpResponseBase:
    """Her dossiers, and a place to take one more in. Staff have their own pages."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.kind is ActorKind.STAFF:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return _page(request, FormState())


def _page(request: HttpRequest, form: FormState, *, status: int = 200) -> HttpResponseBase:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    listed = present_own_list(list_own_dossiers(actor=actor))
    acting = acting_of(request)
    view = present_acting(acting) if acting else present_account(get_account(actor))
    context = {"title": gettext("Tài khoản của tôi"), "form": form, "listed": listed, "view": view, "acting": acting}
    context["providers"] = () if acting else provider_buttons("")
    return render(request, "portal/account.html", context, status=status)


@public
@never_cache
@require_POST
@signed_in
def claim(request: HttpRequest) -> HttpResponseBase:
    """Take a dossier into the account by its two codes."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    code = request.POST.get("code", "")
    if actor.kind is ActorKind.STAFF:
        return redirect(settings.LOGIN_REDIRECT_URL)
    try:
        claim_dossier(actor=actor, code=code, resume_code=request.POST.get("resume_code", ""), now=timezone.now())
    except NotFound:
        words = gettext("Hai mã không khớp với hồ sơ nào. Xem lại phiếu: cần mã mở hồ sơ, không phải mã tra cứu.")
        return _page(request, FormState({"code": code[:64]}, {"resume_code": words}), status=422)
    except Refused as refused:
        form = FormState({"code": code[:64]}, {"resume_code": words_of(refused)})
        return _page(request, form, status=429 if refused.code == "lookup_locked" else 409)
    return redirect("portal:account")


@public
@never_cache
@require_GET
@as_oneself
@signed_in
def sign_ins(request: HttpRequest) -> HttpResponseBase:
    """Where this account is open now; for citizens and staff alike."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = present_sign_ins(list_sign_ins(actor.account_id or 0), own_mark=mark_of(request))
    return render(request, "portal/sign_ins.html", {"title": gettext("Nơi đang đăng nhập"), "rows": rows})


@public
@require_POST
@as_oneself
@signed_in
def end_one(request: HttpRequest) -> HttpResponseBase:
    """End one sign-in of the own account; a mark of somebody else's is not among them and ends nothing."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mark = request.POST.get("mark", "")
    if mark == mark_of(request):
        return _left(request)
    end_sign_in(actor.account_id or 0, mark)
    return redirect("portal:sign_ins")


@public
@require_POST
@as_oneself
@signed_in
def end_all(request: HttpRequest) -> HttpResponseBase:
    """Sign out on every device, this one too."""
    sign_out_everywhere(actor=request.actor, now=timezone.now())  # type: ignore[attr-defined]
    return _left(request)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """End the session on this device; the back button finds nothing."""
    return _left(request)


def _left(request: HttpRequest) -> HttpResponseBase:
    end_session(request)
    response = redirect("portal:sign_in")
    response["Clear-Site-Data"] = LEAVE_NOTHING
    return response
