"""What must hold in a definition beyond its schema, and which time limit applies."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from motcua.catalogue.values import ProcedureDefinition, TimeLimit
from motcua.core.worktime import Limit, LimitUnit
from motcua.forms.contradictions import form_contradictions
from motcua.forms.reading import read_form

FORM_REMEDIES = {
    "condition_on_unknown_question": (
        "điều kiện trỏ tới câu hỏi không có ở phía trước",
        "chỉ trỏ tới câu hỏi đứng trước",
    ),
    "question_twice": ("mã câu hỏi đã dùng ở trên", "đổi mã câu hỏi"),
    "option_twice": ("mã lựa chọn viết hai lần", "đổi mã lựa chọn"),
    "section_twice": ("mã trang đã dùng ở trên", "đổi mã trang"),
    "block_twice": ("mã khối đã dùng ở trên", "đổi mã khối"),
    "columns_only_of_rows": ("chỉ nhóm lặp (rows) mới có columns, và phải có", "thêm hoặc bỏ columns"),
    "value_only_of_computed": ("chỉ giá trị tính ra (computed) mới có value, và phải có", "thêm hoặc bỏ value"),
    "rows_in_rows": ("nhóm lặp nằm trong nhóm lặp", "tách thành hai nhóm"),
    "rule_on_unknown_question": ("quy tắc trỏ tới câu hỏi ở trang sau hoặc không có", "sửa đường dẫn trong quy tắc"),
    "condition_in_circle": ("các câu hỏi này chờ nhau thành vòng", "bỏ một điều kiện trong vòng"),
}


def time_limit_entry(definition: ProcedureDefinition, *, channel: str, variant: str = "") -> TimeLimit | None:
    """The line of the definition that rules this channel: its case's own where there is one, else the general."""
    fitting = [entry for entry in definition.time_limits if channel in entry.channels]
    of_the_case = [entry for entry in fitting if variant and variant in entry.cases]
    return next(iter(of_the_case or [entry for entry in fitting if not entry.cases]), None)


def time_limit_of(definition: ProcedureDefinition, *, channel: str, variant: str = "") -> Limit:
    """How long handling may take; the limit `none` where the definition names none for this channel."""
    entry = time_limit_entry(definition, channel=channel, variant=variant)
    return Limit.parse(entry.limit) if entry is not None else Limit(None, LimitUnit.NONE)


def late_cutoff_of(definition: ProcedureDefinition, *, channel: str, variant: str = "") -> time | None:
    """The local time after which a receipt counts as the next working day's; None where there is no such rule."""
    entry = time_limit_entry(definition, channel=channel, variant=variant)
    return entry.late_cutoff if entry is not None else None


def definition_contradictions(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Contradictions inside one procedure definition that has passed the schema, as (place, reason, remedy)."""
    found: list[tuple[str, str, str]] = []
    for name in ("papers", "fees", "handling", "cases", "sources"):
        key = "id" if name == "sources" else "code"
        codes = [entry[key] for entry in data[name]]
        found += [
            (f"{name}/{position}", f"mã {code} đã dùng ở trên", "mỗi mã chỉ dùng một lần")
            for position, code in enumerate(codes)
            if code in codes[:position]
        ]
    found += _form_contradictions(data["form"])
    known = {entry["id"] for entry in data["sources"]}
    for place, source in _cited(data):
        if source not in known:
            found.append((place, f"nguồn {source} không có trong sources", "thêm nguồn hoặc sửa tên"))
    cases = {entry["code"] for entry in data["cases"]}
    covered = {channel for entry in data["time_limits"] if not entry.get("cases") for channel in entry["channels"]}
    for position, entry in enumerate(data["time_limits"]):
        for case in entry.get("cases", ()):
            if case not in cases:
                found.append((f"time_limits/{position}", f"không có trường hợp {case}", "sửa mã trường hợp"))
        for channel in set(entry["channels"]) - covered:
            found.append(
                (f"time_limits/{position}", f"kênh {channel} chỉ có thời hạn cho vài trường hợp", "thêm thời hạn chung")
            )
    return found


def _form_contradictions(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    try:
        form = read_form(data)
    except FileNotFoundError as error:
        return [("form", f"không có danh sách {error.filename}", "sửa options_from hoặc thêm danh sách vào data/lists")]
    return [(f"form/{path}", *FORM_REMEDIES[code]) for path, code in form_contradictions(form)]


def period_contradictions(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Contradictions in entries with a period (lawful channels, decisions of provinces), as (place, reason, remedy)."""
    found = []
    for position, entry in enumerate(data["entries"]):
        if entry.get("valid_until", "9999-12-31") <= entry["valid_from"]:
            found.append((f"entries/{position}", "valid_until không sau valid_from", "sửa lại hai ngày"))
        if entry.get("decided_on", "0001-01-01") > entry["valid_from"]:
            reason = "valid_from trước ngày ký decided_on"
            found.append((f"entries/{position}", reason, "quyết định không áp dụng trước ngày ký: sửa lại hai ngày"))
    return found


def _cited(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    cited = [("full_online", data["full_online"]["source"]), ("identification", data["identification"]["source"])]
    if "source" in data["form"]:
        cited.append(("form", data["form"]["source"]))
    for name in ("fees", "time_limits", "related_limits"):
        cited += [(f"{name}/{position}", entry["source"]) for position, entry in enumerate(data.get(name, ()))]
    return cited
