"""The letters of the morning's overview: codes, procedures and due times, never the name of an applicant."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, override

from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.digests import NAMED, TOLD, Digest, UnitDigest
from motcua.dossiers.models import DigestOrder
from motcua.dossiers.rules.digests import CODE_DIGITS
from motcua.dossiers.values import WorkRow
from motcua.dossiers.work_conditions import COUNTED_AT_MOST, WorkList

PAGE = "/can-bo/digest/"


def code_of(order: DigestOrder) -> str:
    """The code that proves that somebody reads this address; made from the order, so that it is kept nowhere."""
    made = salted_hmac("dossiers.digest", f"{order.account_id}:{order.email}:{order.nonce}", algorithm="sha256")
    return str(int(made.hexdigest(), 16) % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def code_letter(order: DigestOrder) -> EmailMessage:
    """The letter with the code."""
    with override("vi"):
        words = gettext(
            "Mã xác nhận địa chỉ nhận thư tổng hợp mỗi sáng: %(code)s\n\n"
            "Nhập mã này tại %(page)s trong 24 giờ. Nếu không phải bạn yêu cầu, hãy bỏ qua thư này."
        ) % {"code": code_of(order), "page": settings.PUBLIC_URL + PAGE}
        return EmailMessage(subject=gettext("Mã xác nhận thư tổng hợp"), body=words, to=[order.email])


def digest_letter(order: DigestOrder, digest: Digest, *, name: str, now: datetime) -> EmailMessage:
    """The overview of this morning in Vietnamese; one day's letter has one identity however often it is made."""
    day = now.astimezone(LOCAL_TIME).date()
    with override("vi"):
        parts = [gettext("Chào %(name)s,") % {"name": name}, *(_unit(one) for one in digest.units)]
        if digest.more_units:
            parts.append(gettext("Còn %(count)s đơn vị khác: xem tại trang tổng hợp.") % {"count": digest.more_units})
        if digest.mine:
            parts.append("\n".join([gettext("Việc của tôi, đến hạn trước:"), *map(_row, digest.mine)]))
        parts.append(
            gettext("Xem và tắt thư này tại %(page)s") % {"page": settings.PUBLIC_URL + PAGE}
            + "\n"
            + gettext("Thư không ghi tên người nộp.")
        )
        subject = gettext("Việc sáng %(day)s: %(overdue)s quá hạn, %(today)s đến hạn hôm nay") % {
            "day": f"{day:%d/%m/%Y}",
            "overdue": _counted(sum(one.counts["overdue"] for one in digest.units)),
            "today": _counted(sum(one.counts["due_today"] for one in digest.units)),
        }
        identity = f"<digest-{order.account_id}-{day:%Y%m%d}@motcua>"
        return EmailMessage(subject, "\n\n".join(parts), to=[order.email], headers={"Message-ID": identity})


def _unit(one: UnitDigest) -> str:
    words = _list_words()
    lines = [one.unit.name + _label(simulated=one.unit.simulated, practice=one.unit.practice)]
    lines += [f"- {words[name]}: {_counted(one.counts[name])}" for name in TOLD if one.counts[name]]
    if one.stuck:
        lines.append("- " + gettext("Bị kẹt, không ai xử lý tiếp được: %(count)s") % {"count": one.stuck})
    if len(lines) == 1:
        lines.append("- " + gettext("Không có việc nào chờ."))
    for name in NAMED:
        if rows := one.rows[name]:
            lines += [f"{words[name]}:", *map(_row, rows)]
    return "\n".join(lines)


def _row(row: WorkRow) -> str:
    due = f" – {row.due_at.astimezone(LOCAL_TIME):%H:%M %d/%m/%Y}" if row.due_at else ""
    return f"  {row.code} – {row.procedure_name}{due}{_label(simulated=row.simulated)}"


def _label(*, simulated: bool, practice: bool = False) -> str:
    words = gettext("dữ liệu giả lập") if simulated else gettext("thực hành") if practice else ""
    return f" ({words})" if words else ""


def _counted(count: int) -> str:
    return f"{count}+" if count >= COUNTED_AT_MOST else str(count)


def _list_words() -> dict[WorkList, str]:
    return {
        "overdue": gettext("Đã quá hạn"),
        "due_today": gettext("Đến hạn hôm nay"),
        "new": gettext("Chờ tiếp nhận"),
        "unassigned": gettext("Chưa phân công"),
        "asked": gettext("Phối hợp với đơn vị khác"),
        "to_return": gettext("Có kết quả, chờ trả"),
    }
