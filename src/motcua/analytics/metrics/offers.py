"""What is on offer: services of the catalogue by level, which of them online, and which through the national portal."""

from collections.abc import Mapping
from datetime import date, timedelta, timezone
from typing import Any

from motcua.analytics.dimensions import OF_SERVICES
from motcua.analytics.metrics.frame import NO_DENOMINATOR, PART_OF_ONE
from motcua.analytics.shapes import Asked, Column, MetricDefinition, Table, Tally, Words

_LOCAL = timezone(timedelta(hours=7))
_IN_FORCE = Words(
    "Dịch vụ (thủ tục tại một loại đơn vị) có hiệu lực vào ngày cuối kỳ.",
    "Services (a procedure at a kind of unit) in force on the last day of the period.",
)
_FRAME: Mapping[str, Any] = {
    "table": "services",
    "time": "in_force",
    "dimensions": OF_SERVICES,
    "valid_from": date(2021, 1, 1),
    "grain": Words(
        "Mỗi thủ tục tại một loại đơn vị đếm một lần.", "Each procedure at a kind of unit counts once."
    ),
    "source": Words("Danh mục thủ tục của hệ thống này.", "The catalogue of procedures of this system."),
    "suppression": Words("Không ẩn: đếm dịch vụ, không đếm người.", "Nothing hidden: no people are counted."),
}  # fmt: skip
_SERVICES = Words("dịch vụ", "services")


def _in_force(table: Table, asked: Asked) -> Column:
    on = (asked.until - timedelta(microseconds=1)).astimezone(_LOCAL).date()
    begun = (table.valid_from <= on).fill_null(True)
    return begun & (table.valid_to.isnull() | (table.valid_to > on))


def _provided(table: Table, asked: Asked) -> Column:
    return table.online_here.fill_null(False) | table.national_portal.fill_null(False)


def _provided_in_force(table: Table, asked: Asked) -> Column:
    return _in_force(table, asked) & _provided(table, asked)


def _integrated(table: Table, asked: Asked) -> Column:
    return table.national_portal.fill_null(False)


METRICS = (
    MetricDefinition(
        name="services_by_level",
        kind="count",
        title=Words("Dịch vụ công theo mức độ", "Services by level"),
        words=Words(
            "Số dịch vụ công (thủ tục tại một loại đơn vị) có hiệu lực vào ngày cuối kỳ; chia theo mức độ bằng "
            "service_level.",
            "The number of services (a procedure at a kind of unit) in force on the last day of the period; broken "
            "down by service_level.",
        ),
        numerator=_IN_FORCE,
        denominator=NO_DENOMINATOR,
        formula=Tally(yes=_in_force),
        unit=_SERVICES,
        **_FRAME,
    ),
    MetricDefinition(
        name="provision_share",
        kind="share",
        title=Words("Tỷ lệ dịch vụ được cung cấp trực tuyến", "Share of services offered online"),
        words=Words(
            "Trong số dịch vụ có hiệu lực vào ngày cuối kỳ, bao nhiêu phần nộp được trực tuyến, tại đây hoặc trên Cổng "
            "Dịch vụ công quốc gia.",
            "Of the services in force on the last day of the period, what part can be submitted online, here or on the "
            "National Public Service Portal.",
        ),
        numerator=Words("Dịch vụ nộp được trực tuyến.", "Services that can be submitted online."),
        denominator=_IN_FORCE,
        formula=Tally(yes=_provided, belongs=_in_force),
        unit=PART_OF_ONE,
        **_FRAME,
    ),
    MetricDefinition(
        name="integrated_share",
        kind="share",
        title=Words("Tỷ lệ dịch vụ tích hợp với Cổng quốc gia", "Share of services on the national portal"),
        words=Words(
            "Trong số dịch vụ nộp được trực tuyến vào ngày cuối kỳ, bao nhiêu phần nộp được trên Cổng Dịch vụ công "
            "quốc gia.",
            "Of the services that can be submitted online on the last day of the period, what part can be on the "
            "National Public Service Portal.",
        ),
        numerator=Words("Dịch vụ nộp được trên Cổng quốc gia.", "Services that can be on the national portal."),
        denominator=Words("Dịch vụ nộp được trực tuyến.", "Services that can be submitted online."),
        formula=Tally(yes=_integrated, belongs=_provided_in_force),
        unit=PART_OF_ONE,
        **_FRAME,
    ),
)
