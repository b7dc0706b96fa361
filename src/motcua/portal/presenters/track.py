"""What a person who holds both codes is shown."""

from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.dossiers.api import Awaiting, Clock, Tracking
from motcua.dossiers.wording import AWAITING_WORDS, STAGE_WORDS
from motcua.ui.values import SummaryRow
from motcua.ui.words import due_words, moment_words


@dataclass(frozen=True, slots=True)
class TrackingView:
    """Stage in words, dates, and what to do now."""

    title: str
    stage: str
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
        advice=_advice(tracking),
        dates=tuple(row for row in rows if row.value),
    )


def _advice(tracking: Tracking) -> str:
    if tracking.awaiting is Awaiting.SUPPLEMENT:
        return gettext(
            "Cơ quan đã yêu cầu bổ sung giấy tờ. Hãy mang giấy tờ đến nơi nộp hồ sơ, hoặc gọi để được chỉ dẫn."
        )
    if tracking.returned_at is not None:
        return gettext("Kết quả đã được trả.")
    if tracking.finished_at is not None:
        return gettext("Hồ sơ đã giải quyết xong. Hãy nhận kết quả tại nơi đã đăng ký.")
    if tracking.received_at is not None:
        return gettext("Không phải làm gì thêm. Khi có kết quả, trang này sẽ ghi rõ.")
    return gettext("Cơ quan sẽ kiểm tra và tiếp nhận. Không phải làm gì thêm.")
