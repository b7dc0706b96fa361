"""Which layer and which source each part of the page comes from."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import Layered
from motcua.portal.presenters.leaflet.doubts import Doubts
from motcua.portal.presenters.leaflet.views import Part
from motcua.ui.values import SummaryRow

LAYER_WORDS = {
    "national": _("Dữ liệu quốc gia"),
    "provincial": _("Quy định của tỉnh"),
    "ours": _("Viết lại cho dễ hiểu ở đây"),
}
SECTION_WORDS = {
    "name": _("Tên"),
    "papers": _("Cần mang gì"),
    "limits": _("Bao lâu"),
    "fees": _("Bao nhiêu tiền"),
    "doors": _("Nộp ở đâu"),
    "steps": _("Các bước"),
    "results": _("Nhận được gì"),
    "conditions": _("Yêu cầu, điều kiện"),
    "bases": _("Căn cứ pháp lý"),
}
ORDINARY, PROVINCIAL, OURS = "national", "provincial", "ours"
"""The layer that most of a page comes from, and the one that says so beside the heading: it holds here only."""


def present_parts(layers: Mapping[str, Layered[Any]], doubts: Doubts) -> dict[str, Part]:
    """The marks under each heading."""
    return {section: _part(layer, doubts, section) for section, layer in layers.items()}


def _part(layer: Layered[Any], doubts: Doubts, section: str) -> Part:
    if layer.layer != PROVINCIAL:
        return Part(doubts=doubts.of(section))
    return Part(str(LAYER_WORDS[layer.layer]), layer.source, doubts.of(section))


def present_origins(layers: Mapping[str, Layered[Any]]) -> tuple[SummaryRow, ...]:
    """One row for each layer and source, with the parts that rest on it."""
    parts: dict[tuple[str, str], list[str]] = {}
    for section, layer in layers.items():
        parts.setdefault((layer.layer, layer.source), []).append(str(SECTION_WORDS[section]))
    return tuple(
        SummaryRow(f"{LAYER_WORDS[layer]}: {', '.join(sections).lower()}", source, lang="vi")
        for (layer, source), sections in parts.items()
    )


def doubts_title(number: int) -> str:
    """The heading of the list of all doubts."""
    return gettext("Điều chưa chắc trong dữ liệu công bố (%(n)s)") % {"n": number}
