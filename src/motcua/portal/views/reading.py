"""How pages are read: larger text, pictures, plain words and voices; and the recordings themselves."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_http_methods

from motcua.core.access import public
from motcua.forms.api import content_packs, find_pack, open_recording
from motcua.portal.tracing import note_away
from motcua.ui.reading_ways import SIZES, ReadingWays, reading_ways, remember_reading_ways
from motcua.ui.values import Choice, FormState

_MEDIA = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg"}


@public
@never_cache
@require_http_methods(["GET", "POST"])
def choose_reading(request: HttpRequest) -> HttpResponse:
    """Choose, and go back to where the reader came from; every page keeps the choice."""
    back = _inside(request.POST.get("ve", "") or request.GET.get("ve", ""))
    if request.method == "POST":
        size = request.POST.get("size", "")
        pack = request.POST.get("pack", "")
        ways = ReadingWays(
            size=size if size in SIZES else SIZES[0],
            pictures=request.POST.get("pictures") == "yes",
            pack=pack if find_pack(pack) else "",
        )
        response = HttpResponseRedirect(back)
        remember_reading_ways(response, ways, secure=settings.SESSION_COOKIE_SECURE)
        return response
    note_away(request, "help", back)
    now, language = reading_ways(request), get_language() or "vi"
    packs = [
        Choice(pack.id, pack.name.in_language(language), pack.source.in_language(language)) for pack in content_packs()
    ]
    context = {
        "title": gettext("Cách đọc"),
        "back": back,
        "form": FormState({"size": now.size, "pictures": "yes" if now.pictures else "no", "pack": now.pack}),
        "sizes": (
            Choice("normal", gettext("Chữ thường")),
            Choice("large", gettext("Chữ lớn")),
            Choice("largest", gettext("Chữ rất lớn")),
        ),
        "pictures": (Choice("yes", gettext("Có hình lớn cạnh câu hỏi")), Choice("no", gettext("Không có hình"))),
        "packs": (Choice("", gettext("Lời của biểu mẫu")), *packs),
    }
    return render(request, "portal/reading.html", context)


@public
@require_GET
@cache_control(public=True, max_age=86_400)
def hear(request: HttpRequest, pack: str, file: str) -> FileResponse:
    """One recording of a pack."""
    place = open_recording(pack, file)
    return FileResponse(place.open("rb"), content_type=_MEDIA[place.suffix])


def _inside(path: str) -> str:
    """The path within this site; the first page for anything else."""
    inside = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if inside else reverse("portal:home")
