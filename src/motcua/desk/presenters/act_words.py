"""What each act on a dossier is called and what it does, in the words of its page; and which controls it asks for.

A topic with several acts keeps its words and controls in a module of its own and is added to the two tables at the end.
"""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.desk.presenters import clock_acts, endings, step_acts
from motcua.dossiers.api import DossierView
from motcua.ui.values import Field

Asked = Callable[[DossierView, Mapping[str, str], Mapping[str, str]], tuple[Field, ...]]
"""Controls of an act: from the dossier, what was typed before, and what was wrong with it, both by control."""

_USUAL: dict[str, tuple[Promise, Promise]] = {
    "accept_dossier": (
        _("Tiếp nhận hồ sơ"),
        _("Giấy tờ đầy đủ và đúng quy định. Thời hạn bắt đầu tính từ bây giờ và giấy hẹn được lập."),
    ),
    "transfer_dossier": (
        _("Chuyển hồ sơ đến cơ quan có thẩm quyền"),
        _(
            "Chuyển trong ngày làm việc, hoặc đầu ngày làm việc tiếp theo nếu nhận muộn. "
            "Thời hạn tính từ khi cơ quan có thẩm quyền nhận."
        ),
    ),
    "request_supplement": (
        _("Yêu cầu bổ sung"),
        _(
            "Nêu một lần, đầy đủ, từng giấy tờ còn thiếu hoặc chưa đúng và lý do. "
            "Thời hạn tạm dừng cho đến khi bổ sung."
        ),
    ),
    "supplement_dossier": (
        _("Ghi nhận bổ sung"),
        _("Đánh dấu giấy tờ vừa nhận được. Thời hạn còn lại được tính tiếp."),
    ),
    "pass_dossier": (_("Chuyển bước"), _("Hồ sơ chuyển sang bước tiếp theo của quy trình.")),
    "assign_dossier": (_("Phân công"), _("Ghi rõ ai xử lý. Bước và thời hạn giữ nguyên.")),
    "approve_dossier": (_("Phê duyệt kết quả"), _("Kết quả được lập; thời hạn giải quyết kết thúc.")),
    "refuse_dossier": (_("Từ chối giải quyết"), _("Lý do được ghi bằng văn bản và gửi người nộp.")),
    "stop_dossier": (_("Dừng giải quyết"), _("Lý do được ghi bằng văn bản và gửi người nộp.")),
    "withdraw_dossier": (_("Rút hồ sơ"), _("Người nộp đề nghị rút hồ sơ. Hồ sơ đã rút không khôi phục được.")),
    "renew_opening_code": (
        _("Cấp lại mã mở hồ sơ"),
        _(
            "Chỉ cấp cho người nộp hoặc người được ủy quyền, sau khi xem giấy tờ tùy thân. "
            "Mã cũ hết hiệu lực; mã mới in trên phiếu mới, đưa cho người nộp."
        ),
    ),
    "return_result": (_("Trả kết quả"), _("Kết quả đã đến tay người nộp.")),
}
NOT_ACCEPTED = _("Không tiếp nhận hồ sơ")
NEEDS_REASON = frozenset({"refuse_dossier", "stop_dossier"})
HARD = frozenset({"refuse_dossier", "stop_dossier", "withdraw_dossier"})
NAMES_SOMEBODY = frozenset({"pass_dossier", "assign_dossier"})
"""Acts that can give the dossier to a colleague."""


ACT_WORDS: dict[str, tuple[Promise, Promise]] = {**_USUAL, **clock_acts.WORDS, **step_acts.WORDS}
"""Act -> its title and what it does."""

ASKED_FIELDS: dict[str, Asked] = {
    "pause_dossier": clock_acts.ask_pause,
    "resume_dossier": clock_acts.ask_resume,
    "request_payment": clock_acts.ask_payment,
    "record_payment": clock_acts.ask_receipt,
    "extend_dossier": clock_acts.ask_extension,
    "refuse_dossier": endings.ask_refusal,
    "stop_dossier": endings.ask_stop,
}
"""Act -> the controls that it asks for beside revision and note."""
