"""Columns that tell through which doors a procedure may lawfully be submitted, at a centre of a commune."""

from collections.abc import Callable

from motcua.catalogue.channels.deciding import state_of
from motcua.catalogue.effective.values import EffectiveProcedure
from motcua.catalogue.open_data.column import OpenColumn, joined
from motcua.forms.values import Words


def _state(channel: str) -> Callable[[EffectiveProcedure], str]:
    return lambda found: state_of(channel, found.ways)


def _ways(found: EffectiveProcedure) -> str:
    return joined(f"{way.channel}:{way.where}" for way in found.ways if way.verified)


def _territory(found: EffectiveProcedure) -> str:
    return joined(way.territory for way in found.ways if way.channel == "counter") or "unknown"


WAY_COLUMNS: tuple[OpenColumn, ...] = (
    *(
        OpenColumn(
            f"open_{channel}",
            "string",
            Words(
                f"Nộp {words} được theo luật: open được, closed không, unknown chưa rõ (ở trung tâm cấp xã)",
                f"Whether {channel} is open by law: open, closed, unknown (at a centre of a commune)",
            ),
            _state(channel),
        )
        for channel, words in (("online", "trực tuyến"), ("counter", "trực tiếp"), ("post", "qua bưu chính"))
    ),
    OpenColumn(
        "ways",
        "string",
        Words(
            "Các nơi nộp theo luật: cách nộp:nơi (national_portal Cổng quốc gia, vneid, ministry_system hệ thống của"
            " bộ, counter trung tâm phục vụ hành chính công, office cơ quan thực hiện, here tại đây)",
            "Lawful ways: channel:place (national_portal, vneid, ministry_system, counter a public service centre,"
            " office the deciding office, here this system)",
        ),
        _ways,
    ),
    OpenColumn(
        "counter_territory",
        "string",
        Words(
            "Quầy nhận hồ sơ của ai: own_area địa bàn, province cả tỉnh, nation cả nước, unknown chưa rõ",
            "Whose dossiers a counter takes: own_area, province, nation, unknown",
        ),
        _territory,
    ),
)
