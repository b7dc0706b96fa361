"""What happens around every page: headers that keep strangers out, who acts, and refusals in words."""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from motcua.core.access import ACCESS_MARK, LARGE_MARK
from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import Asker, Asking, ask_as, asking, say_who_asks
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import asker_of
from motcua.identity.api import actor_of_account, drop_if_ended, end_session, has_second_factor, passed_two_steps
from motcua.portal.acting import act_as_organisation
from motcua.ui.errors import too_large

GetResponse = Callable[[HttpRequest], HttpResponse]
_WITHOUT_SECOND_STEP = ("public", "second_factor")

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class SecurityHeaders:
    """No script, style or picture from elsewhere; no other site may frame a page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy(request))
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


def _policy(request: HttpRequest) -> str:
    """The usual policy; a page that listens for news on another port of this machine may connect there, too."""
    other = getattr(request, "listens_at", "")
    return (
        CONTENT_SECURITY_POLICY.replace("connect-src 'self'", f"connect-src 'self' {other}")
        if other
        else (CONTENT_SECURITY_POLICY)
    )


class AsksForSomebody:
    """From here on the database is asked on a visitor's behalf, who is not known yet; never as the house itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ask_as(Asking.NOT_SAID):
            response = self.get_response(request)
            who = asking()
        _keep_asking(response, who)
        return response


def _keep_asking(response: HttpResponseBase, who: Asker | Asking) -> None:
    """An answer that goes out bit by bit still reads from the database; a kept file does not."""
    if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
        response.streaming_content = _asked_as(who, iter(response))


def _asked_as(who: Asker | Asking, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What is still read from the database while an answer goes out is read on the same visitor's behalf."""
    remaining = iter(pieces)
    while True:
        with ask_as(who):
            piece = next(remaining, None)
        if piece is None:
            return
        yield piece


class NotTooMuchAtOnce:
    """Refuses a page's request that is far beyond any file that the page takes, before its first byte is kept.

    Single files that are too large are refused at their field; this only guards the disk.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Runs when the page and the visitor are known and nothing of the body was read."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > _most_bytes(request, view):
            return too_large(request)
        return None


def _most_bytes(request: HttpRequest, view: Callable[..., HttpResponse]) -> int:
    """What this visitor may send to this page at once."""
    setting, roles = getattr(view, LARGE_MARK, ("", ()))
    if setting and request.actor.units_as(*roles):  # type: ignore[attr-defined]
        return int(getattr(settings, setting))
    return int(settings.MOST_BYTES_AT_ONCE)


class ActorOfRequest:
    """Puts `request.actor` beside `request.user`; pages hand the Actor on, never the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account_id = request.session.get("_auth_user_id")
        if account_id:
            drop_if_ended(request)
        request.actor = (  # type: ignore[attr-defined]
            actor_of_account(request.user, on=timezone.localdate())
            if account_id and request.user.is_authenticated
            else Actor.anonymous()
        )
        act_as_organisation(request)
        say_who_asks(asker_of(request.actor))  # type: ignore[attr-defined]
        return self.get_response(request)


class TwoStepsOfStaff:
    """From the operator's day on, officers work only after a second code; without one, its own page alone opens."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Runs when the page and the visitor are known."""
        day, actor = settings.SECOND_FACTOR_FROM, request.actor  # type: ignore[attr-defined]
        if day is None or actor.kind is not ActorKind.STAFF or timezone.localdate() < day:
            return None
        if getattr(view, ACCESS_MARK, "public") in _WITHOUT_SECOND_STEP or passed_two_steps(request):
            return None
        if not has_second_factor(actor):
            return redirect("desk:second_factor")
        end_session(request)  # it was opened by the password alone, before there was a second step
        return redirect("desk:sign_in")


class RefusalsAsPages:
    """Translates what the domain says into what a browser understands."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:  # nothing in the house is named so, and no database can look for it
            raise Http404
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Access failures become the pages 403 and 404; everything else goes on."""
        if isinstance(exception, NotFound):
            raise Http404 from exception
        if isinstance(exception, NotAllowed):
            raise PermissionDenied from exception
