"""The controls at the head of the intake page: the card under the scanner, and how the dossier came in."""

from collections.abc import Mapping

from django.utils.translation import gettext

from motcua.desk.card import SCAN
from motcua.ui.posted import posted_date
from motcua.ui.values import Field


def card_field(errors: Mapping[str, str], *, focus: bool) -> Field:
    """Where the scanner types; what it typed is never shown again."""
    return Field(
        "text",
        SCAN,
        gettext("Quét thẻ căn cước"),
        hint=gettext("Đặt con trỏ ở đây rồi quét mã QR trên thẻ. Không có thẻ thì nhập tay bên dưới."),
        error=errors.get(SCAN, ""),
        required=False,
        autocomplete="off",
        spellcheck=False,
        focus=focus,
    )


def arrival_fields(typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """By post: sender, consignment, day; from the village: the team; written down later: when it was received."""
    return (
        _text("sender", gettext("Người gửi ghi trên bì thư"), typed, errors),
        _text("consignment", gettext("Số hiệu bưu gửi"), typed, errors, width="20"),
        _date("posted_on", gettext("Ngày gửi theo dấu bưu chính"), typed, errors),
        _text("team", gettext("Tổ lưu động, địa điểm tiếp nhận"), typed, errors),
        _date(
            "received_at",
            gettext("Ngày nhận được hồ sơ"),
            typed,
            errors,
            hint=gettext("Chỉ ghi khi hồ sơ đến trước lúc này. Thời hạn tính từ lúc nhận đủ hồ sơ."),
        ),
        _text("received_time", gettext("Giờ nhận"), typed, errors, hint=gettext("Ví dụ 14:30"), width="5"),
    )


def arrival_told(typed: Mapping[str, str], errors: Mapping[str, str]) -> bool:
    """Whether something of the way in was written or must be mended, so that the group stands open."""
    return any(text for name, text in typed.items() if name.startswith("intake.")) or any(
        name.startswith("intake.") for name in errors
    )


def _text(
    name: str, label: str, typed: Mapping[str, str], errors: Mapping[str, str], *, hint: str = "", width: str = ""
) -> Field:
    path = f"intake.{name}"
    return Field(
        "text",
        path,
        label,
        value=typed.get(path, ""),
        hint=hint,
        error=errors.get(path, ""),
        required=False,
        autocomplete="off",
        width=width,
    )


def _date(name: str, label: str, typed: Mapping[str, str], errors: Mapping[str, str], *, hint: str = "") -> Field:
    path = f"intake.{name}"
    return Field(
        "date", path, label, value=posted_date(typed, path), hint=hint, error=errors.get(path, ""), required=False
    )
