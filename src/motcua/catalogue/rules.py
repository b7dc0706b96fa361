"""What must hold in a definition beyond its schema, and which time limit applies."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

from motcua.catalogue.values import ProcedureDefinition, TimeLimit
from motcua.core.worktime import Limit, LimitUnit
from motcua.forms.conditions import Condition
from motcua.forms.contradictions import form_contradictions
from motcua.forms.reading import applicant_form, read_form
from motcua.forms.reading_conditions import read_condition
from motcua.forms.values import CheckedAnswers, FormDefinition

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


def time_limit_entry(
    definition: ProcedureDefinition, *, channel: str, variant: str = "", case: CheckedAnswers | None = None
) -> TimeLimit | None:
    """The line of the definition that rules this channel: its case's own where there is one, else the general.

    variant  code of a case of the national record
    case     checked answers: a line whose condition holds for them comes first; what is not clear yet does not hold
    """
    fitting = [entry for entry in definition.time_limits if channel in entry.channels]
    by_answers = [entry for entry in fitting if entry.when is not None and case is not None and case.holds(entry.when)]
    plain = [entry for entry in fitting if entry.when is None]
    of_the_case = [entry for entry in plain if variant and variant in entry.cases]
    return next(iter(by_answers or of_the_case or [entry for entry in plain if not entry.cases]), None)


def time_limit_of(
    definition: ProcedureDefinition, *, channel: str, variant: str = "", case: CheckedAnswers | None = None
) -> Limit:
    """How long handling may take; the limit `none` where the definition names none for this channel."""
    entry = time_limit_entry(definition, channel=channel, variant=variant, case=case)
    return Limit.parse(entry.limit) if entry is not None else Limit(None, LimitUnit.NONE)


def late_cutoff_of(
    definition: ProcedureDefinition, *, channel: str, variant: str = "", case: CheckedAnswers | None = None
) -> time | None:
    """The local time after which a receipt counts as the next working day's; None where there is no such rule."""
    entry = time_limit_entry(definition, channel=channel, variant=variant, case=case)
    return entry.late_cutoff if entry is not None else None


def definition_contradictions(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Contradictions inside one procedure definition that has passed the schema, as (place, reason, remedy)."""
    found: list[tuple[str, str, str]] = []
    for name in ("papers", "fees", "handling", "cases", "sources", "parts"):
        key = "id" if name == "sources" else "code"
        codes = [entry[key] for entry in data.get(name, ())]
        found += [
            (f"{name}/{position}", f"mã {code} đã dùng ở trên", "mỗi mã chỉ dùng một lần")
            for position, code in enumerate(codes)
            if code in codes[:position]
        ]
    found += _form_contradictions(data)
    known = {entry["id"] for entry in data["sources"]}
    for place, source in _cited(data):
        if source not in known:
            found.append((place, f"nguồn {source} không có trong sources", "thêm nguồn hoặc sửa tên"))
    cases = {entry["code"] for entry in data["cases"]}
    general = [entry for entry in data["time_limits"] if not entry.get("cases") and "when" not in entry]
    covered = {channel for entry in general for channel in entry["channels"]}
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
        form = read_form(data["form"])
    except FileNotFoundError as error:
        return [("form", f"không có danh sách {error.filename}", "sửa options_from hoặc thêm danh sách vào data/lists")]
    found = [(f"form/{path}", *FORM_REMEDIES[code]) for path, code in form_contradictions(form)]
    return [*found, *_case_contradictions(data, form)]


def _case_contradictions(data: Mapping[str, Any], form: FormDefinition) -> Iterator[tuple[str, str, str]]:
    """Papers, charges, limits and parts that hang on questions which the form does not have."""
    for place, condition in case_conditions(data):
        for path in condition.paths():
            if not _knows(form, path):
                yield place, f"điều kiện trỏ tới câu hỏi {path} không có trong biểu mẫu", "sửa đường dẫn"
    parts = [part["code"] for part in data.get("parts", ())]
    for position, part in enumerate(data.get("parts", ())):
        for earlier in set(part.get("after", ())) - set(parts[:position]):
            yield f"parts/{position}", f"phần {earlier} không đứng trước phần này", "sửa after hoặc thứ tự các phần"
    for position, entry in enumerate(data.get("competent_fields", ())):
        owner = applicant_form() if entry["path"].startswith("applicant.") else form
        if not _knows(owner, entry["path"]):
            yield f"competent_fields/{position}", f"không có câu hỏi {entry['path']}", "sửa đường dẫn"


def _knows(form: FormDefinition, path: str) -> bool:
    group, _dot, column = path.rpartition(".")
    return path in form.by_path or any(
        one.id == column for one in (form.by_path[group].columns if group in form.by_path else ())
    )


def case_conditions(data: Mapping[str, Any]) -> Iterator[tuple[str, Condition]]:
    """(place, condition) of everything beside the form that hangs on its answers."""
    for name in ("papers", "fees", "time_limits", "parts", "competent_fields"):
        for position, entry in enumerate(data.get(name, ())):
            for inner, one in enumerate([entry, *entry.get("not_needed", ())]):
                condition = read_condition(one.get("when"))
                if condition is not None:
                    yield f"{name}/{position}" + (f"/not_needed/{inner - 1}" if inner else ""), condition


def period_contradictions(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Contradictions in entries with a period (lawful channels, decisions of provinces), as (place, reason, remedy)."""
    found = []
    for position, entry in enumerate(data["entries"]):
        if entry.get("valid_until", "9999-12-31") <= entry["valid_from"]:
            found.append((f"entries/{position}", "valid_until không sau valid_from", "sửa lại hai ngày"))
        if entry.get("decided_on", "0001-01-01") > entry["valid_from"]:
            reason = "valid_from trước ngày ký decided_on"
            found.append((f"entries/{position}", reason, "quyết định không áp dụng trước ngày ký: sửa lại hai ngày"))
        if "level_reason" in entry and entry.get("level") != "part":
            place = f"entries/{position}/level_reason"
            found.append((place, "lý do chỉ đi với mức một phần", "ghi level: part, hoặc bỏ lý do"))
    return found


def _cited(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    cited = [("full_online", data["full_online"]["source"]), ("identification", data["identification"]["source"])]
    if "source" in data["form"]:
        cited.append(("form", data["form"]["source"]))
    for name in ("fees", "time_limits", "related_limits", "parts", "competent_fields"):
        cited += [
            (f"{name}/{position}", entry["source"])
            for position, entry in enumerate(data.get(name, ()))
            if "source" in entry
        ]
    return cited
