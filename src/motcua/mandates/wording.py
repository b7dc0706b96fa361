"""Words for mandates: where one stands, by what it is proved, and why one is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.mandates.states import MandateState, Proof

STATE_WORDS: dict[MandateState, Promise] = {
    MandateState.DRAWN_UP: _("Chờ ký"),
    MandateState.NOT_YET: _("Chưa đến ngày bắt đầu"),
    MandateState.IN_FORCE: _("Đang có hiệu lực"),
    MandateState.OVER: _("Đã hết hạn"),
    MandateState.REVOKED: _("Đã thu hồi"),
}
PROOF_WORDS: dict[Proof, Promise] = {
    Proof.SIGNED: _("Ký tại quầy trước cán bộ một cửa"),
    Proof.WRITTEN: _("Văn bản ủy quyền mang theo"),
    Proof.NOTARISED: _("Văn bản công chứng hoặc chứng thực"),
    Proof.ONLINE: _("Lập trực tuyến, hai bên đăng nhập bằng tài khoản định danh"),
}
REFUSAL_WORDS: dict[str, Promise] = {
    "mandate_refused": _("Chưa lập được giấy ủy quyền. Hãy sửa các ô được đánh dấu."),
    "mandate_unknown": _("Không có ủy quyền nào mang mã này. Hãy xem lại mã trên giấy ủy quyền."),
    "mandate_not_in_force": _("Ủy quyền này chưa có hiệu lực, đã hết hạn hoặc đã bị thu hồi. Hãy lập ủy quyền mới."),
    "mandate_does_not_cover": _("Ủy quyền này không cho làm thủ tục này. Hãy lập ủy quyền có thủ tục này."),
    "mandate_of_another": _("Người ghi trong hồ sơ không phải là người đã ủy quyền. Hãy xem lại số định danh."),
    "mandate_without_representative": _("Có mã ủy quyền thì người nộp là người được ủy quyền. Hãy chọn lại ai nộp."),
    "acting_forbidden": _("Pháp luật không cho ủy quyền làm thủ tục này. Người có yêu cầu phải tự đến."),
    "proof_too_weak": _(
        "Người được ủy quyền không phải người thân thì văn bản phải được công chứng hoặc chứng thực. "
        "Hãy mang văn bản đó đến."
    ),
    "mandate_level": _(
        "Tài khoản này chưa được định danh ở mức cần cho ủy quyền trực tuyến. "
        "Hãy đăng nhập bằng tài khoản định danh điện tử, hoặc lập giấy ủy quyền tại quầy."
    ),
    "mandate_not_online": _("Chưa có quy định cho lập ủy quyền trực tuyến. Hãy lập giấy ủy quyền tại quầy."),
    "mandate_other_name": _(
        "Ủy quyền này ghi tên một người khác. Hãy báo người ủy quyền ghi đúng họ tên như trong tài khoản định danh."
    ),
    "mandate_own": _("Đây là ủy quyền của chính ông/bà. Hãy đưa mã cho người được ủy quyền."),
    "mandate_by_account": _(
        "Ủy quyền này lập trực tuyến: người được ủy quyền nộp trực tuyến bằng tài khoản của chính mình."
    ),
    "mandate_at_counter": _("Ủy quyền này lập tại quầy: chỉ dùng tại quầy, có đối chiếu thẻ căn cước."),
    "mandate_already_confirmed": _("Giấy này đã được xác nhận hoặc đã thu hồi. Hãy tải lại trang."),
    "mandate_number": _("Số định danh phải có 12 chữ số, hoặc 9 chữ số của chứng minh nhân dân. Hãy xem lại thẻ."),
    "mandate_same_person": _("Người ủy quyền và người được ủy quyền phải là hai người."),
    "mandate_procedures": _("Hãy chọn ít nhất một thủ tục trong danh sách."),
    "mandate_day": _("Hãy ghi đủ ngày, tháng, năm có trong lịch."),
    "mandate_over_before": _("Ngày cuối không thể trước ngày đầu hoặc trước hôm nay. Hãy ghi ngày sau đó."),
    "mandate_too_long": _("Ủy quyền dài nhất là %(days)s ngày. Hãy ghi ngày cuối sớm hơn."),
}
