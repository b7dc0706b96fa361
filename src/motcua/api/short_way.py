"""Machines need no session, no cookie, no page language: their requests take a shorter way to the same views."""

from collections.abc import Callable
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve

from motcua.api.errors import answer_for
from motcua.api.problem import EdgeProblem
from motcua.documents.api import TUS_OVERRIDE_HEADER, TUS_VERSION

PREFIX = "/api/"
# The largest request of all, a file of 20 MiB in its multipart wrapping; whatever announces more is not even read.
REQUEST_LIMIT_BYTES = 22 * 1024 * 1024

GetResponse = Callable[[HttpRequest], HttpResponse]


class MachinesTakeTheShortWay:
    """Answers everything under `/api/`, always as JSON, and lets pages pass on to the rest of the chain."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        response = _answer(request)
        if response.status_code != 304:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        response.headers.setdefault("Cache-Control", "no-store")
        if "HTTP_TUS_RESUMABLE" in request.META:  # uploads in parts: the protocol wants its version on every answer
            response.headers.setdefault("Tus-Resumable", TUS_VERSION)
            response.headers.setdefault("Tus-Version", TUS_VERSION)
        # A machine's mistake is told to the machine; the log is for ours, which `errors` writes with a reference.
        response._has_been_logged = True  # type: ignore[attr-defined]
        if request.META.get("REQUEST_METHOD") == "HEAD":
            response.content = b""
        return response


def _answer(request: HttpRequest) -> HttpResponse:
    try:
        _check_size(request)
        if TUS_OVERRIDE_HEADER in request.headers and "HTTP_TUS_RESUMABLE" in request.META:
            request.method = request.headers[TUS_OVERRIDE_HEADER].upper()
        if request.method == "HEAD":
            request.method = "GET"
        try:
            match = resolve(request.path_info.rstrip("/"))
        except Http404 as error:
            raise EdgeProblem(404, "path_unknown") from error
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        if response.status_code == 405:
            allowed = response["Allow"]
            raise EdgeProblem(405, "method_not_allowed", headers={"Allow": allowed}, allowed=allowed)
    except Exception as error:  # the last door before the caller: nothing may leave as a page
        return answer_for(request, error)
    return response


def _check_size(request: HttpRequest) -> None:
    """Refuse what is too large by its announced length; read what comes in chunks without one. Raises EdgeProblem."""
    announced = request.META.get("CONTENT_LENGTH") or ""
    if not announced and "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        body = request.META["wsgi.input"].read(REQUEST_LIMIT_BYTES + 1)
        announced = request.META["CONTENT_LENGTH"] = str(len(body))
        request._stream = BytesIO(body)  # Django reads only what has a length
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > REQUEST_LIMIT_BYTES:
        raise EdgeProblem(413, "body_too_large", limit_bytes=REQUEST_LIMIT_BYTES)
