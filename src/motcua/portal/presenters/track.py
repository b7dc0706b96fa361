"""What a person who holds both codes is shown."""

from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.dossiers.api import Awaiting, Clock, Stage, Tracking
from motcua.dossiers.wording import AWAITING_WORDS, STAGE_WORDS
from motcua.ui.values import StatusKind, Step, SummaryRow
from motcua.ui.words import due_words, moment_words

KINDS: dict[Stage, StatusKind] = {
    Stage.SUBMITTED: "new",
    Stage.ACCEPTED: "progress",
    Stage.IN_HAND: "progress",
    Stage.APPROVED: "good",
    Stage.RETURNED: "good",
}
PASSED = {Stage.SUBMITTED: 1, Stage.ACCEPTED: 1, Stage.IN_HAND: 1, Stage.APPROVED: 3, Stage.RETURNED: 4}
"""How many of the four steps of the ordinary way are behind the person."""


@dataclass(frozen=True, slots=True)
class TrackingView:
    """Stage in words and as a tag, dates, the ordinary way, and what to do now."""

    title: str
    stage: str
    kind: StatusKind
    steps: tuple[Step, ...]
    advice: str
    dates: tuple[SummaryRow, ...]


def present_tracking(tracking: Tracking) -> TrackingView:
    """No procedure and no person stands here: the screen may be somebody else's."""
    waiting = tracking.awaiting is not Awaiting.NOTHING
    stage = AWAITING_WORDS[tracking.awaiting] if waiting else STAGE_WORDS[tracking.stage]
    due = due_words(tracking.due_at)
    if tracking.clock is Clock.SUSPENDED:
        due = gettext("tạm dừng tính cho đến khi bổ sung xong")
    rows = (
        SummaryRow(gettext("Nộp lúc"), moment_words(tracking.submitted_at)),
        SummaryRow(gettext("Tiếp nhận lúc"), moment_words(tracking.received_at)),
        SummaryRow(gettext("Hẹn trả"), due),
        SummaryRow(gettext("Kết thúc lúc"), moment_words(tracking.finished_at)),
        SummaryRow(gettext("Trả kết quả lúc"), moment_words(tracking.returned_at)),
    )
    return TrackingView(
        title=gettext("Hồ sơ %(code)s") % {"code": tracking.code},
        stage=str(stage),
        kind="waiting" if waiting else KINDS.get(tracking.stage, "neutral"),
        steps=_steps(tracking),
        advice=_advice(tracking),
        dates=tuple(row for row in rows if row.value),
    )


def _steps(tracking: Tracking) -> tuple[Step, ...]:
    """The ordinary way; nothing for a dossier that has left it."""
    if tracking.stage not in PASSED:
        return ()
    names = (gettext("Đã nộp"), gettext("Tiếp nhận và giải quyết"), gettext("Có kết quả"), gettext("Đã trả kết quả"))
    passed = PASSED[tracking.stage]
    return tuple(
        Step(name, "done" if place < passed else "now" if place == passed else "next")
        for place, name in enumerate(names)
    )


_ENDED_WITHOUT_RESULT = frozenset({Stage.NOT_ACCEPTED, Stage.REFUSED, Stage.STOPPED})


def _advice(tracking: Tracking) -> str:
    if tracking.awaiting is Awaiting.SUPPLEMENT:
        return gettext(
            "Cơ quan đã yêu cầu bổ sung giấy tờ. Hãy mang giấy tờ đến nơi nộp hồ sơ, hoặc gọi để được chỉ dẫn."
        )
    if tracking.returned_at is not None:
        return gettext("Kết quả đã được trả.")
    if tracking.stage is Stage.WITHDRAWN:
        return gettext("Hồ sơ đã được rút. Muốn làm lại, hãy nộp hồ sơ mới.")
    if tracking.stage in _ENDED_WITHOUT_RESULT:
        return gettext(
            "Cơ quan đã nêu lý do bằng văn bản. Hãy hỏi nơi nộp hồ sơ để biết cách làm tiếp; có thể nộp hồ sơ mới."
        )
    if tracking.finished_at is not None:
        return gettext("Hồ sơ đã giải quyết xong. Hãy nhận kết quả tại nơi đã đăng ký.")
    if tracking.received_at is not None:
        return gettext("Không phải làm gì thêm. Khi có kết quả, trang này sẽ ghi rõ.")
    return gettext("Cơ quan sẽ kiểm tra và tiếp nhận. Không phải làm gì thêm.")
