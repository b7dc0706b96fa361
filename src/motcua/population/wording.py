"""What a refusal of this room says to the person, and that she can go on without the register."""

from django.utils.translation import gettext_lazy as _

REFUSAL_WORDS = {
    "population_none": _("Nơi này không tra dữ liệu dân cư. Hãy tự điền; hồ sơ vẫn nộp được như thường."),
    "population_consent_missing": _(
        "Chưa tra dữ liệu dân cư vì chưa có sự đồng ý. Đánh dấu đồng ý, hoặc tự điền; hồ sơ vẫn nộp được như thường."
    ),
    "population_not_surely_known": _(
        "Chỉ tra dữ liệu dân cư khi tài khoản đăng nhập bằng định danh điện tử mức 2 trở lên. "
        "Hãy đăng nhập bằng định danh, hoặc tự điền; hồ sơ vẫn nộp được như thường."
    ),
    "population_asked_too_often": _(
        "Hôm nay tài khoản này đã tra %(most)s lần, mức nhiều nhất trong một ngày. Hãy tự điền, hoặc tra lại ngày mai."
    ),
    "population_question_incomplete": _(
        "Số định danh cần 12 chữ số (hoặc 9 chữ số của giấy cũ) và ngày sinh cần đủ ngày, tháng, năm "
        "hoặc chỉ năm. Hãy sửa rồi tra lại."
    ),
    "population_person_unknown": _(
        "Dữ liệu dân cư không có ai khớp cả số định danh, họ tên và ngày sinh này. "
        "Hãy xem lại số, hoặc tự điền; hồ sơ vẫn nộp được như thường."
    ),
    "population_untrue": _(
        "Dữ liệu dân cư trả lời không đúng người hoặc không đầy đủ nên không dùng. "
        "Hãy tự điền; hồ sơ vẫn nộp được như thường."
    ),
    "population_down": _("Dữ liệu dân cư chưa trả lời. Hãy tự điền, hoặc thử lại sau; hồ sơ vẫn nộp được như thường."),
    "population_simulated": _(
        "Đây là dữ liệu dân cư mô phỏng, chỉ dùng ở đơn vị thực hành. Hãy tự điền; hồ sơ vẫn nộp được như thường."
    ),
}
"""By code of the refusal."""
