"""The first page."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import ProcedureDefinition
from motcua.portal.presenters.procedures import present_links
from motcua.ui.values import Link, Step

EVENTS = (
    (_("Sinh con"), _("Giấy khai sinh cho con, trong 60 ngày kể từ ngày sinh")),
    (_("Nhập học"), _("Bản sao giấy khai sinh, bản sao có chứng thực")),
    (_("Xin việc"), _("Bản sao có chứng thực bằng cấp, giấy tờ")),
    (_("Mất giấy khai sinh"), _("Xin lại bản sao từ sổ gốc")),
)
"""What happens in life and leads people here; the first words are what is searched for."""

SHOWN_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class HomeView:
    """Events of life, three steps, procedures, and what this browser has begun."""

    events: tuple[Link, ...]
    steps: tuple[Step, ...]
    procedures: tuple[Link, ...]
    drafts: tuple[Link, ...]


def present_home(definitions: Iterable[ProcedureDefinition], drafts: Iterable[str]) -> HomeView:
    """The first page with at most eight procedures; the others are found by the search."""
    definitions = list(definitions)
    links = present_links(definitions)
    titles = {one.code: link.text for one, link in zip(definitions, links, strict=True)}
    search = reverse("portal:procedures")
    return HomeView(
        events=tuple(Link(str(name), f"{search}?{urlencode({'q': name})}", hint=str(hint)) for name, hint in EVENTS),
        steps=(
            Step(gettext("Tìm thủ tục"), note=gettext("Xem cần giấy tờ gì, bao lâu, bao nhiêu tiền, nộp ở đâu.")),
            Step(
                gettext("Nộp hoặc chuẩn bị hồ sơ"),
                note=gettext("Nơi được nhận trực tuyến thì nộp ngay tại đây; nơi khác thì in tờ chuẩn bị mang đi."),
            ),
            Step(
                gettext("Theo dõi và nhận kết quả"),
                note=gettext("Giữ hai mã trên phiếu để xem hồ sơ đến đâu và ngày hẹn trả."),
            ),
        ),
        procedures=tuple(links[:SHOWN_AT_MOST]),
        drafts=tuple(Link(titles[code], reverse("portal:begin", args=[code])) for code in drafts if code in titles),
    )
