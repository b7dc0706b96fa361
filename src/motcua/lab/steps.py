"""The way of a study, step by step: what each step needs, what it will answer, what it cannot."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.studies.api import Topic, WholeStudy


@dataclass(frozen=True, slots=True)
class StudyStep:
    """`topics`: decisions that end the step; `lines`: methods that belong to it"""

    key: str
    title: Promise
    answers: Promise
    topics: tuple[Topic, ...]
    lines: tuple[str, ...] = ()


STEPS: tuple[StudyStep, ...] = (
    StudyStep(
        "question",
        _("Câu hỏi và dữ liệu"),
        _("Hỏi điều gì, trên dữ liệu nào, chụp ngày nào."),
        (Topic.QUESTION,),
        ("submissions", "xlsform", "sample-size", "weights"),
    ),
    StudyStep(
        "groups",
        _("Chọn nhóm thủ tục và nhóm người"),
        _("Làm với thủ tục nào và vì ai, với lý do ai cũng xem lại được."),
        (Topic.PROCEDURES, Topic.PEOPLE),
        ("smaa", "gain", "survey-estimate", "gap"),
    ),
    StudyStep(
        "barriers",
        _("Rào cản và hỗ trợ mong muốn"),
        _("Điều gì chặn người dân đầu tiên, và họ muốn được giúp thế nào."),
        (Topic.BARRIERS,),
        ("barriers", "funnel", "survival", "survey-estimate"),
    ),
    StudyStep(
        "communes",
        _("Chọn xã"),
        _("Xã nào bắt đầu trước, và với từng ấy xã thì nhìn thấy được thay đổi cỡ nào."),
        (Topic.COMMUNES,),
        ("power", "allocate", "waves"),
    ),
    StudyStep(
        "plan",
        _("Kế hoạch phân tích"),
        _("Sẽ tính gì và kết luận gì, khóa lại trước khi xem kết quả."),
        (Topic.PLAN,),
    ),
    StudyStep(
        "intervention",
        _("Can thiệp"),
        _("Đã làm gì, ở đâu, cho bao nhiêu người, tốn bao nhiêu, khác kế hoạch thế nào."),
        (Topic.LAUNCH, Topic.INTERVENTION),
    ),
    StudyStep(
        "evaluation",
        _("Đánh giá"),
        _("Có hiệu quả không, cho ai, với giá nào, và có gây hại không."),
        (Topic.RESULT,),
        ("ri", "placebo", "did", "event-study", "its", "holm", "gap", "calibrate", "cost"),
    ),
    StudyStep(
        "report",
        _("Báo cáo"),
        _("Nói lại bằng lời dễ hiểu, kèm giới hạn và lệnh chạy lại."),
        (Topic.PUBLICATION,),
    ),
)


def ended(step: StudyStep, study: WholeStudy) -> bool:
    """Whether the step has what the next ones build on: a minuted decision, or what stands for one."""
    if step.key == "question" and study.files:
        return True
    if step.key == "plan" and study.plans:
        return True
    if step.key == "intervention" and any(one.deliveries for one in study.interventions):
        return True
    return any(one.topic in step.topics for one in study.decisions)
