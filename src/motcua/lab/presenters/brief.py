"""What a study says in a few plain sentences, and where it departs from what was declared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from motcua.studies.api import ResultView, WholeStudy
from motcua.ui.words import number_words


@dataclass(frozen=True, slots=True)
class Brief:
    """`warnings` are signs of harm and what must be said beside the sentences."""

    sentences: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The figures of one outcome in one result."""

    result: ResultView
    estimate: float
    low: float | None
    high: float | None
    p: float | None


def brief_of(study: WholeStudy) -> Brief:
    """From the last frozen plan; without one nothing is claimed."""
    if not study.plans:
        return Brief((gettext("Chưa có kế hoạch phân tích đã khóa: báo cáo này không kết luận về hiệu quả."),), ())
    plan = study.plans[-1].document
    found = _find(study, plan["primary"]["column"], line=plan["line"])
    if found is None:
        return Brief(
            (gettext("Kết quả chính đã khai (%(title)s) chưa được tính.") % {"title": plan["primary"]["title"]},),
            tuple(_harms(study, plan)),
        )
    return Brief(tuple(_primary(found, plan)), tuple(_harms(study, plan)))


def departures_of(study: WholeStudy) -> tuple[str, ...]:
    """Amendments after outcomes were in, declared outcomes that were not computed, results on older tables."""
    said = []
    for plan in study.plans[1:]:
        words = gettext("Kế hoạch được sửa lần %(number)s khi đã có %(files)s tệp kết quả.")
        said.append(words % {"number": plan.number, "files": plan.document["outcome_files_before"]})
    if study.plans:
        document = study.plans[-1].document
        for outcome in [document["primary"], *document["secondary"], *document["harms"]]:
            if _find(study, outcome["column"]) is None:
                said.append(gettext("Đã khai nhưng chưa tính: %(title)s.") % {"title": outcome["title"]})
    said += [
        gettext("Kết quả số %(number)s tính trên bản dữ liệu cũ.") % {"number": result.number}
        for result in study.results
        if result.stale
    ]
    return tuple(said)


def _primary(found: _Found, plan: Mapping[str, Any]) -> Iterator[str]:
    wanted = found.estimate > 0 if plan["primary"]["more_is_better"] else found.estimate < 0
    words = (
        gettext("%(title)s: cao hơn %(size)s so với nơi không thí điểm%(interval)s.")
        if found.estimate > 0
        else gettext("%(title)s: thấp hơn %(size)s so với nơi không thí điểm%(interval)s.")
    )
    yield words % {"title": plan["primary"]["title"], "size": _size(abs(found.estimate)), "interval": _interval(found)}
    answer = found.result.answer or {}
    if answer.get("allocations") and answer.get("count"):
        yield gettext(
            "Trong %(all)s cách bốc thăm đã có thể xảy ra, %(many)s cách cho chênh lệch lớn bằng hoặc hơn thế."
        ) % {"all": number_words(int(answer["allocations"])), "many": number_words(int(answer["count"]))}
    if found.p is None:
        return
    if found.p <= float(plan["alpha"]):
        yield (
            gettext("Chênh lệch này khó là do ngẫu nhiên, và theo hướng mong muốn.")
            if wanted
            else gettext("Chênh lệch này khó là do ngẫu nhiên, và ngược với hướng mong muốn.")
        )
    else:
        yield gettext("Chưa loại trừ được ngẫu nhiên: không kết luận là có hiệu quả, cũng không kết luận là không.")


def _harms(study: WholeStudy, plan: Mapping[str, Any]) -> Iterator[str]:
    for outcome in plan["harms"]:
        found = _find(study, outcome["column"])
        if found is None:
            continue
        worse = found.estimate < 0 if outcome["more_is_better"] else found.estimate > 0
        if not worse:
            continue
        inside = found.low is not None and found.high is not None and found.low <= 0 <= found.high
        words = (
            gettext("%(title)s: xấu đi %(size)s%(interval)s, có thể chỉ là ngẫu nhiên; hãy theo dõi tiếp.")
            if inside
            else gettext("Dấu hiệu gây hại: %(title)s xấu đi %(size)s%(interval)s. Xem lại trước khi mở rộng.")
        )
        yield words % {
            "title": outcome["title"],
            "size": number_words(abs(found.estimate), 3),
            "interval": _interval(found, share=False),
        }


def _find(study: WholeStudy, column: str, *, line: str = "") -> _Found | None:
    """The latest result on an outcome file that holds this outcome."""
    outcomes = {file.number for file in study.files if file.kind == "outcome"}
    for result in reversed(study.results):
        if result.answer is None or not outcomes & set(result.read) or (line and result.line != line):
            continue
        named = next((word for word in result.words if word.startswith("--outcome=")), "")
        columns = [name.strip() for name in named.removeprefix("--outcome=").split(",")]
        if column not in columns:
            continue
        row = next((row for row in result.answer["rows"] if row.get("outcome") == column), None)
        if row is not None:
            return _Found(result, float(row["estimate"]), row.get("low"), row.get("high"), row.get("p"))
        if result.answer["estimate"] is not None and columns == [column]:
            low, high = result.answer["ci"] or (None, None)
            return _Found(result, float(result.answer["estimate"]), low, high, result.answer["p"])
    return None


def _size(value: float) -> str:
    """A difference of shares in percentage points; anything larger than one as it is."""
    if value <= 1:
        return gettext("%(points)s điểm phần trăm") % {"points": number_words(value * 100, 1)}
    return number_words(value, 1)


def _interval(found: _Found, *, share: bool = True) -> str:
    if found.low is None or found.high is None:
        return ""
    small = share and max(abs(found.low), abs(found.high), abs(found.estimate)) <= 1
    low, high = (number_words(end * 100, 1) if small else number_words(end, 3) for end in (found.low, found.high))
    return gettext(" (khoảng tin cậy từ %(low)s tới %(high)s)") % {"low": low, "high": high}
