"""Open data: the whole catalogue as files, what is in them, and how to keep a copy up to date."""

import gzip

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.catalogue import api as catalogue
from motcua.core.access import public
from motcua.portal.presenters.open_data import present_open_data

KINDS = {
    "procedures.csv": "text/csv; charset=utf-8",
    "procedures.json": "application/json",
    "datapackage.json": "application/json",
}


@public
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is to take, of which day, and the dictionary."""
    view = present_open_data(catalogue.open_data())
    return render(request, "portal/open_data.html", {"title": gettext("Dữ liệu mở"), "view": view})


@public
@require_safe
def download(request: HttpRequest, file_name: str) -> HttpResponse | FileResponse:
    """One file as it was last written; packed where the browser can unpack it, and nothing where it has it already."""
    made = catalogue.open_data()
    file = made.file(file_name) if made is not None and file_name in KINDS else None
    if file is None:
        raise Http404
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    tag = f'"{file.digest[:32]}{"-gzip" if packed else ""}"'
    if _has(request.headers.get("If-None-Match", ""), tag):
        response: HttpResponse | FileResponse = HttpResponseNotModified()
    else:
        stream = file.path.open("rb") if packed else gzip.open(file.path, "rb")  # noqa: SIM115 -- closed when sent
        response = FileResponse(
            stream,
            as_attachment=True,
            filename=file_name,
            content_type=KINDS[file_name],
        )
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(file.path.stat().st_size if packed else file.size_bytes)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, max-age=300"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _has(given: str, tag: str) -> bool:
    return given.strip() == "*" or any(part.strip().removeprefix("W/") == tag for part in given.split(","))
