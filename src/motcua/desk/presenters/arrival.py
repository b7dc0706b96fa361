"""The controls at the head of the intake page: the card under the scanner, and how the dossier came in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from motcua.desk.card import SCAN
from motcua.dossiers.api import WorkRow
from motcua.dossiers.wording import STAGE_WORDS
from motcua.ui.components.filters import dong
from motcua.ui.posted import posted_date
from motcua.ui.values import Field


@dataclass(frozen=True, slots=True)
class EarlierDossier:
    """One dossier of the same person."""

    code: str
    href: str
    procedure: str
    status: str
    submitted_at: datetime | None


def present_earlier(rows: Sequence[WorkRow]) -> tuple[EarlierDossier, ...]:
    """In the order in which they were found."""
    return tuple(
        EarlierDossier(
            row.code,
            reverse("desk:dossier", args=[row.code]),
            row.procedure_name,
            str(STAGE_WORDS[row.stage]),
            row.submitted_at,
        )
        for row in rows
    )


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


def mandate_field(typed: Mapping[str, str], errors: Mapping[str, str]) -> Field:
    """The code that whoever acts for another shows; the clerk looks at the card."""
    hint = gettext("Chỉ khi nộp thay người khác theo ủy quyền đã lập. Đối chiếu thẻ của người được ủy quyền.")
    return _text("mandate", gettext("Mã ủy quyền"), typed, errors, hint=hint, width="20")


def fee_fields(typed: Mapping[str, str], errors: Mapping[str, str], *, due_dong: int | None) -> tuple[Field, ...]:
    """What was paid in cash; `due_dong` is the amount of the catalogue where it says exactly one."""
    hint = gettext("Để trống nếu chưa thu hoặc không thu.")
    if due_dong:
        hint = gettext("Theo danh mục: %(amount)s. Để trống nếu chưa thu.") % {"amount": dong(due_dong)}
    amount = Field(
        "text",
        "fee_dong",
        gettext("Đã thu tiền mặt tại quầy (đồng)"),
        value=typed.get("fee_dong", ""),
        hint=hint,
        error=errors.get("fee_dong", ""),
        required=False,
        inputmode="numeric",
        autocomplete="off",
        width="10",
    )
    return (amount, _text("receipt", gettext("Số biên lai"), typed, errors, width="20"))


def arrival_told(typed: Mapping[str, str], errors: Mapping[str, str]) -> bool:
    """Whether something of the way in was written or must be mended, so that the group stands open."""
    told = [name for name, text in typed.items() if text] + list(errors)
    return any(name.startswith("intake.") and name not in ("intake.receipt", "intake.mandate") for name in told)


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
