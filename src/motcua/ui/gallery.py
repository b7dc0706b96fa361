"""The gallery: every component in every variant on one page, for those who build pages and those who judge them."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from motcua.core.access import public
from motcua.ui.values import (
    Cell,
    Choice,
    ClockView,
    Column,
    DoubtShown,
    Download,
    DroppedRow,
    Field,
    FieldRow,
    FormState,
    Link,
    Spoken,
    Step,
    StoryEntry,
    SummaryRow,
)

DUE = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def _forms() -> dict[str, Any]:
    wrong = gettext(
        "Ngày sinh chưa đúng. Nhập ngày, tháng, năm, ví dụ 27 3 2019. Nếu chỉ nhớ năm, để trống ngày và tháng."
    )
    return {
        "blank": FormState(),
        "filled": FormState(
            {
                "b.name": "K'Dang",
                "b.note": "Nhà ở cuối xóm.",
                "b.born": {"day": "", "month": "", "year": "1990"},
                "b.copies": "2",
                "b.needs": ("post",),
                "b.commune": "2",
                "b.paper": ("giay-chung-sinh.jpg",),
            }
        ),
        "wrong": FormState(
            {"c.name": "", "c.born": {"day": "31", "month": "2", "year": "2019"}},
            {
                "c.name": gettext("Chưa có họ tên. Nhập đúng như trên giấy tờ tùy thân."),
                "c.born": wrong,
                "c.copies": gettext("Chọn số bản cần cấp."),
                "c.paper": gettext("Tệp này rỗng (0 byte). Chụp hoặc quét lại rồi gửi tệp khác."),
            },
        ),
        "choices": (
            Choice("1", gettext("1 bản")),
            Choice("2", gettext("2 bản"), gettext("Thường đủ cho hồ sơ nhập học")),
            Choice("more", gettext("Nhiều hơn 2 bản")),
        ),
        "spoken": Spoken(gettext("Mẹ của con tên là gì?")),
        "needs": (Choice("counter", gettext("Nhận tại quầy")), Choice("post", gettext("Nhận qua bưu điện"))),
    }


def _form_fields() -> dict[str, Any]:
    """What definitions make of a page: blocks, rows, values that nobody types, addresses, things to look at again."""
    name, year = gettext("Họ và tên"), gettext("Năm sinh")
    rows = tuple(
        FieldRow(
            f"d.people[r{place}]",
            gettext("Thành viên %(number)s") % {"number": place},
            (
                Field("text", f"d.people[r{place}].name", name, value=who, error=wrong, spellcheck=False),
                Field("date", f"d.people[r{place}].born", year, value={"year": born}, required=False),
            ),
            about=who,
        )
        for place, who, born, wrong in (
            (1, "K'Dang", "1990", ""),
            (2, "", "", gettext("Mục này còn để trống. Hãy điền vào.")),
        )
    )
    return {
        "form_fields": (
            Field("block", "d.block.household", gettext("Những người cùng ở")),
            Field(
                "rows",
                "d.people",
                gettext("Thành viên hộ gia đình"),
                value=gettext("thành viên"),
                entries=rows,
                dropped=(DroppedRow("d.people[r3]", "Y Bhăm", (("dropped:d.people[r3].name", "Y Bhăm"),)),),
                add="d.people[r4]",
            ),
            Field(
                "computed",
                "d.count",
                gettext("Số người"),
                value="2",
                hint=gettext("Tính từ: %(answers)s.") % {"answers": gettext("Thành viên hộ gia đình")},
            ),
            *_addresses(),
            Field("block", "d.block.end", ""),
        )
    }


def _addresses() -> tuple[Field, ...]:
    """An old commune: what became of it is offered; and how it stands there once it was taken."""
    now = "Xã A Lưới 5, Thành phố Huế"
    offer = Choice('{"d.home": {"text": "Xã A Lưới 5, Thành phố Huế"}}', now)
    return (
        Field(
            "address",
            "d.home",
            gettext("Nơi cư trú"),
            value="xã Hương Nguyên, huyện A Lưới",
            hint=gettext("Ghi như trong giấy tờ, kể cả tên cũ."),
            doubt=DoubtShown(gettext("Tên xã, phường này là tên cũ. Nơi này nay là đâu?"), "old", (offer,)),
        ),
        Field(
            "address",
            "d.origin",
            gettext("Quê quán"),
            value="xã Hương Nguyên, huyện A Lưới",
            choices=(Choice("20050", now),),
        ),
    )


def _facts() -> dict[str, Any]:
    return {
        "statuses": (
            (gettext("Mới nộp"), "new"),
            (gettext("Đang xử lý"), "progress"),
            (gettext("Chờ bổ sung"), "waiting"),
            (gettext("Đã có kết quả"), "good"),
            (gettext("Quá hạn"), "late"),
            (gettext("Đã rút"), "neutral"),
        ),
        "clocks": (
            ClockView("running", 3, "working_days", DUE),
            ClockView("running", 2, "working_hours", DUE, soon=True),
            ClockView("late", 1, "working_days", DUE),
            ClockView("running", 20, "working_days", DUE, provisional=True),
            ClockView("suspended"),
            ClockView("none"),
        ),
        "rows": (
            SummaryRow(gettext("Người yêu cầu"), "Nguyễn Thị Mẫu", change_href="#fields"),
            SummaryRow(gettext("Giấy tờ"), lines=("giay-chung-sinh.jpg", "to-khai.pdf"), change_href="#fields"),
            SummaryRow(gettext("Lệ phí"), gettext("Không thu")),
        ),
        "columns": (
            Column(gettext("Mã hồ sơ")),
            Column(gettext("Tình trạng")),
            Column(gettext("Số bản"), numeric=True),
        ),
        "cells": (
            (
                Cell("000.00.01-261120-0001", href="#table", header=True),
                Cell(gettext("Quá hạn"), status="late"),
                Cell(2, numeric=True),
            ),
            (
                Cell("000.00.01-261120-0002", href="#table", header=True),
                Cell(gettext("Mới nộp"), status="new"),
                Cell(1, numeric=True),
            ),
        ),
    }


def _ways() -> dict[str, Any]:
    return {
        "steps": (
            Step(gettext("Nộp hồ sơ"), "done", gettext("Tại quầy, qua bưu điện hoặc trực tuyến")),
            Step(gettext("Cán bộ kiểm tra giấy tờ"), "now", gettext("Trong buổi làm việc")),
            Step(gettext("Nhận kết quả")),
        ),
        "entries": (
            StoryEntry(gettext("Yêu cầu bổ sung"), DUE, "Nguyễn Văn Mẫu", gettext("Ảnh giấy chứng sinh bị mờ.")),
            StoryEntry(gettext("Tiếp nhận hồ sơ"), DUE),
        ),
        "codes": ((gettext("Mã hồ sơ"), "000.00.01-261120-0001"), (gettext("Mã tra cứu"), "K7QM-2XPA-9TRC")),
        "tab_links": (
            Link(gettext("Mới nộp"), "#tabs", current=True, count=12),
            Link(gettext("Đang xử lý"), "#tabs", count=1000, more=True),
        ),
        "files": (Download(gettext("Tải số liệu"), "#chart", "CSV"),),
    }


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every variant."""
    context = {"title": gettext("Thư viện giao diện"), **_forms(), **_form_fields(), **_facts(), **_ways()}
    return render(request, "ui/gallery.html", context)
