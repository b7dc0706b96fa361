"""The way of a dossier through the office: its design as a picture with where it stands, and every step beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import DesignStep, Need, StepDesign, WhoseUnit
from motcua.core.actor import Role
from motcua.core.worktime import Limit, LimitUnit
from motcua.desk.wording import ROLE_WORDS
from motcua.dossiers.api import Course, TaskKind, TaskState, TaskView
from motcua.orgs.api import UnitRef
from motcua.ui.flow_picture import FlowPicture, FlowStep, StepState, Way, draw_flow
from motcua.ui.values import Cell, Column
from motcua.ui.words import moment_words

TASK_WORDS: dict[TaskState, Promise] = {
    TaskState.OPEN: pgettext_lazy("step", "Đang làm"),
    TaskState.DONE: pgettext_lazy("step", "Đã xong"),
    TaskState.RETURNED: pgettext_lazy("step", "Đã trả về"),
    TaskState.CANCELLED: pgettext_lazy("step", "Không cần nữa"),
}
NEED_WORDS: dict[Need, Promise] = {
    Need.PAPERS: _("đủ giấy tờ"),
    Need.NOTE: _("có ghi chú"),
    Need.FEE: _("đã nộp tiền"),
    Need.ANSWERS: _("đã có ý kiến trả lời"),
}
UNIT_WORDS: dict[str, Promise] = {
    WhoseUnit.IN_HAND: _("đơn vị đang giữ hồ sơ"),
    WhoseUnit.RECEIVING: _("đơn vị tiếp nhận"),
    WhoseUnit.COMPETENT: _("đơn vị có thẩm quyền"),
    WhoseUnit.CHOSEN: _("đơn vị do cán bộ chọn"),
}


@dataclass(frozen=True, slots=True)
class CourseView:
    """The page: picture, what the design says of each step, and each time the dossier came to one."""

    source: str
    picture: FlowPicture | None
    steps_caption: str
    step_columns: tuple[Column, ...]
    steps: tuple[tuple[Cell, ...], ...]
    tasks_caption: str = ""
    task_columns: tuple[Column, ...] = ()
    tasks: tuple[tuple[Cell, ...], ...] = ()


def present_course(course: Course, units: Mapping[int, UnitRef]) -> CourseView:
    """The course of one dossier.

    units  every unit that has or had a task of it, by key
    """
    done = {task.step for task in course.tasks if task.state is TaskState.DONE}
    states: dict[str, StepState] = {step.code: "done" for step in course.design.steps if step.code in done}
    states |= dict.fromkeys(course.open_steps, "now")
    shown = present_design(course.design, states)
    return CourseView(
        source=shown.source,
        picture=shown.picture,
        steps_caption=shown.steps_caption,
        step_columns=shown.step_columns,
        steps=shown.steps,
        tasks_caption=gettext("Từng lần hồ sơ đến một bước"),
        task_columns=(
            Column(gettext("Bước")),
            Column(gettext("Đơn vị")),
            Column(gettext("Tình trạng")),
            Column(gettext("Từ")),
            Column(gettext("Hạn nội bộ")),
            Column(gettext("Xong lúc")),
        ),
        tasks=tuple(_task_row(task, course.design, units) for task in course.tasks),
    )


def present_design(design: StepDesign, states: Mapping[str, StepState]) -> CourseView:
    """A design with the states of its steps; steps without one may still come."""
    now = [_name(step) for step in design.steps if states.get(step.code) == "now"]
    words = gettext("Quy trình gồm %(count)s bước.") % {"count": len(design.steps)}
    if now:
        words += " " + gettext("Đang ở bước: %(steps)s.") % {"steps": ", ".join(now)}
    return CourseView(
        source=design.key if design.version else "",
        picture=draw_flow([_drawn(step, states.get(step.code, "next")) for step in design.steps], words),
        steps_caption=gettext("Các bước của quy trình"),
        step_columns=(
            Column(gettext("Bước")),
            Column(gettext("Ai làm")),
            Column(gettext("Thời hạn nội bộ")),
            Column(gettext("Cần có để chuyển tiếp")),
            Column(gettext("Chuyển đến")),
            Column(gettext("Có thể trả về")),
        ),
        steps=tuple(_step_row(step, design) for step in design.steps),
    )


def _drawn(step: DesignStep, state: StepState) -> FlowStep:
    language = get_language() or "vi"
    ways = tuple(
        Way(code, way.name.in_language(language) if way.name else "") for way in step.outcomes for code in way.to
    )
    note = " · ".join(filter(None, (_role(step), limit_words(step.limit))))
    return FlowStep(step.code, _name(step), note, state, ways, step.returns)


def _step_row(step: DesignStep, design: StepDesign) -> tuple[Cell, ...]:
    unit = str(UNIT_WORDS.get(step.unit, step.unit))
    needs = ", ".join(str(NEED_WORDS[need]) for need in step.needs)
    back = ", ".join(_name_of(code, design) for code in step.returns)
    return (
        Cell(_name(step), header=True),
        Cell(f"{_role(step)}, {unit}"),
        Cell(limit_words(step.limit)),
        Cell(needs),
        Cell("; ".join(_leads(step, design)) or gettext("quyết định")),
        Cell(back),
    )


def _leads(step: DesignStep, design: StepDesign) -> list[str]:
    """Every way on in words: its own name, and all the steps that begin side by side."""
    language = get_language() or "vi"
    found = []
    for way in step.outcomes:
        names = gettext(" và ").join(_name_of(code, design) for code in way.to)
        found.append(f"{way.name.in_language(language)}: {names}" if way.name else names)
    return found


def _task_row(task: TaskView, design: StepDesign, units: Mapping[int, UnitRef]) -> tuple[Cell, ...]:
    name = gettext("Lấy ý kiến") if task.kind is TaskKind.CONSULTATION else _name_of(task.step, design)
    if task.round > 1:
        name = gettext("%(step)s (lần %(round)s)") % {"step": name, "round": task.round}
    unit = units.get(task.unit_id)
    return (
        Cell(name, header=True),
        Cell(unit.name if unit else "", lang="vi"),
        Cell(str(TASK_WORDS[task.state])),
        Cell(moment_words(task.opened_at)),
        Cell(moment_words(task.due_at)),
        Cell(moment_words(task.closed_at)),
    )


def limit_words(limit: str) -> str:
    """An internal limit in words; empty where there is none."""
    if not limit:
        return ""
    read = Limit.parse(limit)
    if read.unit is LimitUnit.HOURS:
        return ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", int(read.quantity or 0)) % {"n": read.quantity}
    return ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", int(read.quantity or 0)) % {"n": read.quantity}


def _name(step: DesignStep) -> str:
    return step.name.in_language(get_language() or "vi")


def _name_of(code: str, design: StepDesign) -> str:
    step = design.step(code)
    return _name(step) if step else code


def _role(step: DesignStep) -> str:
    return str(ROLE_WORDS.get(Role(step.role), step.role)) if step.role else ""
