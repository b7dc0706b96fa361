"""What happens around every page: headers that keep strangers out, who acts, and refusals in words."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.identity.api import actor_of_account
from motcua.ui.errors import too_large

GetResponse = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class SecurityHeaders:
    """No script, style or picture from elsewhere; no other site may frame a page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class NotTooMuchAtOnce:
    """Refuses a page's request that is far beyond any file we take, before its first byte is kept.

    Single files that are too large are refused at their field; this only guards the disk.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.MOST_BYTES_AT_ONCE:
            return too_large(request)
        return self.get_response(request)


class ActorOfRequest:
    """Puts `request.actor` beside `request.user`; pages hand the Actor on, never the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account_id = request.session.get("_auth_user_id")
        request.actor = (  # type: ignore[attr-defined]
            actor_of_account(request.user, on=timezone.localdate())
            if account_id and request.user.is_authenticated
            else Actor.anonymous()
        )
        return self.get_response(request)


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
