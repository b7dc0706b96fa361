"""Uploads of a draft by parts, for the page's script: tus 1.0.0 under the browser's session."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.documents.api import TUS_STATUS_BY_CODE, TusAnswer, TusDoor, list_waiting, tus_capabilities
from motcua.portal.journey import PAPERS, Journey
from motcua.portal.opening import open_journey
from motcua.portal.tracing import note_first_file, note_step_of
from motcua.portal.views.papers import note_file
from motcua.portal.wording import words_of

PIECE = 64 * 1024


@public
@never_cache
@require_http_methods(["OPTIONS", "POST"])
def begin_upload(request: HttpRequest, code: str) -> HttpResponse:
    """Begin an upload for one of the draft's papers; the metadata name it in `paper`."""
    if request.method == "OPTIONS":
        return _answered(tus_capabilities())
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return _closed()

    def address_of(public_id: str) -> str:
        return reverse("portal:upload", args=[code, public_id])

    try:
        answer = _door(request, journey).create(address_of)
    except Refused as refused:
        note_step_of(request, "upload_refused", journey, PAPERS, code=refused.code)
        return _refused(refused)
    return _noted(answer, journey)


@public
@never_cache
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def go_on_with_upload(request: HttpRequest, code: str, public_id: str) -> HttpResponse:
    """How far it is, the next part, or its end; with the last part the draft has the file."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return _closed()
    door = _door(request, journey)
    try:
        if request.method == "DELETE":
            return _answered(door.give_up(str(public_id)))
        answer = door.append(str(public_id)) if request.method == "PATCH" else door.look(str(public_id))
    except Refused as refused:
        note_step_of(request, "upload_refused", journey, PAPERS, code=refused.code)
        return _refused(refused)
    if answer.upload is not None and answer.upload.finished:
        note_first_file(request, journey)
    return _noted(answer, journey)


def _door(request: HttpRequest, journey: Journey) -> TusDoor:
    papers = frozenset(paper.code for paper in journey.papers)
    return TusDoor(request.headers, lambda: _pieces(request), journey.draft.scope, timezone.now(), papers)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """What arrives; where the line breaks it ends."""
    try:
        while piece := request.read(PIECE):
            yield piece
    except UnreadablePostError:
        return


def _noted(answer: TusAnswer, journey: Journey) -> HttpResponse:
    """A file that is whole belongs to the draft before anybody is told so."""
    if answer.upload is not None and answer.upload.finished:
        for file in list_waiting(scope=journey.draft.scope):
            if file.public_id == answer.upload.public_id:
                note_file(journey, file.paper, file.public_id, file.name)
    return _answered(answer)


def _answered(answer: TusAnswer) -> HttpResponse:
    return HttpResponse(status=answer.status, headers=answer.headers)


def _refused(refused: Refused) -> HttpResponse:
    status = TUS_STATUS_BY_CODE.get(refused.code, 409 if refused.conflict else 422)
    return HttpResponse(words_of(refused), status=status, content_type="text/plain; charset=utf-8")


def _closed() -> HttpResponse:
    words = gettext("Trang này đã cũ. Hãy tải lại trang; tệp đã nhận vẫn còn.")
    return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
