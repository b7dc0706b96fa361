"""What is wrong with a step design before it is published: dead ends, loops, branches apart, too much time."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from motcua.catalogue.designs.values import DesignStep, StepDesign
from motcua.core.worktime import Limit, LimitUnit

HOURS_OF_A_DAY = 8
Fault = tuple[str, str, str]
"""Place in the file, reason, remedy: words for who edits it."""


def design_faults(design: StepDesign, legal_limits: Mapping[str, str]) -> list[Fault]:
    """Every fault of the design; none where it may be published.

    legal_limits  limit of the law by words that name it ("2.000815, tại quầy": "2 working_days"); limits in other units
                  than hours and working days are not compared
    """
    codes = [step.code for step in design.steps]
    faults = [
        (f"steps/{place}/code", f"bước {code} viết hai lần", "đặt mã khác")
        for place, code in enumerate(codes)
        if code in codes[:place]
    ]
    faults += _unknown_targets(design)
    if faults:
        return faults
    if loop := _loop(design):
        return [("steps", f"đi mãi không hết: {' → '.join(loop)}", "dùng returns để trả về bước trước")]
    return [*_unreached(design), *_dead_ends(design), *_unjoined(design), *_too_long(design, legal_limits)]


def followers(step: DesignStep) -> tuple[str, ...]:
    """Codes of all steps to which this one may lead, each once."""
    return tuple(dict.fromkeys(code for outcome in step.outcomes for code in outcome.to))


def longest_hours(design: StepDesign) -> Fraction:
    """Working hours of the slowest way through, by internal limits; branches count as the slowest of them."""
    return _longest(design, design.first.code, {})


def _longest(design: StepDesign, code: str, known: dict[str, Fraction]) -> Fraction:
    if code not in known:
        step = design.step(code)
        assert step is not None  # noqa: S101 - unknown targets were refused before
        after = [_longest(design, one, known) for one in followers(step)]
        known[code] = hours_of(step.limit) + max(after, default=Fraction(0))
    return known[code]


def hours_of(limit: str) -> Fraction:
    """Working hours of an internal limit; none where it is empty."""
    if not limit:
        return Fraction(0)
    read = Limit.parse(limit)
    quantity = Fraction(read.quantity or 0)
    return quantity * (HOURS_OF_A_DAY if read.unit is LimitUnit.WORKING_DAYS else 1)


def _unknown_targets(design: StepDesign) -> Iterator[Fault]:
    known = {step.code for step in design.steps}
    for place, step in enumerate(design.steps):
        for code in (*followers(step), *step.returns):
            if code not in known:
                yield f"steps/{place}", f"không có bước {code}", f"chọn một trong: {', '.join(sorted(known))}"


def _loop(design: StepDesign) -> list[str]:
    """The steps of a way that comes back to itself; empty where there is none."""
    done: set[str] = set()

    def visit(code: str, way: list[str]) -> list[str]:
        if code in way:
            return [*way[way.index(code) :], code]
        if code in done:
            return []
        step = design.step(code)
        for following in followers(step) if step else ():
            if found := visit(following, [*way, code]):
                return found
        done.add(code)
        return []

    for step in design.steps:
        if found := visit(step.code, []):
            return found
    return []


def _reached(design: StepDesign) -> set[str]:
    seen, ahead = set[str](), [design.first.code]
    while ahead:
        code = ahead.pop()
        if code not in seen:
            seen.add(code)
            step = design.step(code)
            ahead += followers(step) if step else ()
    return seen


def _unreached(design: StepDesign) -> Iterator[Fault]:
    seen = _reached(design)
    for place, step in enumerate(design.steps):
        if step.code not in seen:
            yield f"steps/{place}", f"không bước nào dẫn đến {step.code}", "nối bước này vào quy trình hoặc bỏ đi"


def _dead_ends(design: StepDesign) -> Iterator[Fault]:
    for place, step in enumerate(design.steps):
        if not step.outcomes and not step.ends:
            yield f"steps/{place}", f"bước {step.code} không dẫn đến đâu", "ghi next, choices, hoặc ends: true"
        if step.outcomes and step.ends:
            yield f"steps/{place}", f"bước {step.code} vừa kết thúc vừa đi tiếp", "bỏ ends hoặc bỏ next"


def _unjoined(design: StepDesign) -> Iterator[Fault]:
    """Branches that begin together meet at one step that joins them."""
    for place, step in enumerate(design.steps):
        for outcome in step.outcomes:
            if len(outcome.to) > 1 and not branches_meet(design, outcome.to):
                names = ", ".join(outcome.to)
                yield f"steps/{place}", f"các nhánh {names} không gặp nhau", "đặt joins: true ở bước mà chúng gặp nhau"


def branches_meet(design: StepDesign, branches: tuple[str, ...]) -> bool:
    """Whether every way of every branch comes to the same first joining step."""
    met = [_first_joins(design, code) for code in branches]
    return all(one and "" not in one and len(one) == 1 for one in met) and len(set().union(*met)) == 1


def _first_joins(design: StepDesign, code: str) -> set[str]:
    step = design.step(code)
    if step is None or step.joins:
        return {code}
    if not step.outcomes:
        return {""}
    return set().union(*(_first_joins(design, one) for one in followers(step)))


def _too_long(design: StepDesign, legal_limits: Mapping[str, str]) -> Iterator[Fault]:
    needed = longest_hours(design)
    for words, text in legal_limits.items():
        allowed = _allowed_hours(Limit.parse(text))
        if allowed is not None and needed > allowed:
            yield (
                "steps",
                f"các bước cần {float(needed):g} giờ làm việc, luật cho {float(allowed):g} giờ ({words})",
                "giảm thời hạn nội bộ",
            )


def _allowed_hours(limit: Limit) -> Fraction | None:
    """Working hours within the limit of the law; None where the unit cannot be compared.

    The day of receipt itself ("0 days") holds at most one working day.
    """
    if limit.quantity is None:
        return None
    if limit.unit is LimitUnit.HOURS:
        return Fraction(limit.quantity)
    if limit.unit is LimitUnit.WORKING_DAYS:
        return Fraction(limit.quantity) * HOURS_OF_A_DAY
    return Fraction(HOURS_OF_A_DAY) if limit.unit is LimitUnit.DAYS and not limit.quantity else None
