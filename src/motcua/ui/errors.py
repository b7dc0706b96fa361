"""Pages for what went wrong: what happened, what became of the dossier, what to do now."""

import logging
import secrets

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext

log = logging.getLogger("motcua.pages")


def _page(request: HttpRequest, name: str, title: str, status: int) -> HttpResponse:
    response = render(request, f"ui/errors/{name}.html", {"title": title}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is no such page, or it is not this person's to know of."""
    return _page(request, "not_found", gettext("Không tìm thấy trang này"), 404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the person is known and may not do this."""
    return _page(request, "not_allowed", gettext("Tài khoản này không mở được trang"), 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read; 413 where it is simply too much."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return _page(request, "bad_request", gettext("Không đọc được nội dung gửi đến"), 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than one page may carry."""
    return _page(request, "too_large", gettext("Tệp gửi lên quá lớn"), 413)


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was opened too long ago, or cookies are switched off, so that it cannot be trusted."""
    log.info("form refused, mark of origin missing or stale: %s", reason)
    return _page(request, "stale_page", gettext("Trang này mở đã lâu, chưa gửi được"), 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Shows a code that leads to the line in the log; needs neither database nor session."""
    code = secrets.token_hex(4).upper()
    log.exception("page failed, reference %s, path %s", code, request.path)
    title = gettext("Trang này đang trục trặc")
    html = render_to_string("ui/errors/server_error.html", {"title": title, "code": code})
    return HttpResponse(html, status=500, headers={"Cache-Control": "no-store"})
