"""The heads of a method's rows in words, in the order in which a reader wants them."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMN_WORDS: Mapping[str, Promise] = {
    "alternative": _("Phương án"),
    "unit": _("Đơn vị"),
    "order": _("Thứ tự"),
    "outcome": _("Kết quả đo"),
    "covariate": _("Biến"),
    "group": _("Nhóm"),
    "stratum": _("Tầng"),
    "step": _("Bước"),
    "window": _("Cửa sổ"),
    "barrier": _("Mã rào cản"),
    "name": _("Được đếm"),
    "signature": _("Dấu hiệu hoặc câu hỏi"),
    "numerator": _("Tử số"),
    "denominator": _("Mẫu số"),
    "unknown": _("Chưa rõ (số đếm)"),
    "kind": _("Loại dòng"),
    "convention": _("Cách tính"),
    "time": _("Kỳ"),
    "event_time": _("Kỳ tính từ lúc bắt đầu"),
    "role": _("Vai trò"),
    "treated": _("Số bắt đầu"),
    "units": _("Số ứng viên"),
    "effect": _("Thay đổi"),
    "estimate": _("Ước lượng"),
    "mean": _("Trung bình"),
    "share": _("Tỷ lệ"),
    "power": _("Khả năng nhận ra"),
    "top_share": _("Vào nhóm đầu"),
    "first_share": _("Đứng nhất"),
    "mean_rank": _("Hạng trung bình"),
    "score_at_mean_weights": _("Điểm ở trọng số trung bình"),
    "se": _("Sai số chuẩn"),
    "low": _("Thấp nhất"),
    "high": _("Cao nhất"),
    "p": _("Giá trị p"),
    "p_greater": _("p một phía (lớn hơn)"),
    "p_less": _("p một phía (nhỏ hơn)"),
    "p_holm": _("p đã sửa (Holm)"),
    "rejected": _("Còn đứng vững"),
    "count": _("Số cách bằng hoặc hơn"),
    "count_greater": _("Số cách lớn bằng hoặc hơn"),
    "count_less": _("Số cách nhỏ bằng hoặc hơn"),
    "after": _("Sau khi bắt đầu"),
    "rank": _("Thứ hạng"),
    "sets": _("Số nhóm cùng cỡ"),
    "as_far": _("Số nhóm xa bằng hoặc hơn"),
    "cases": _("Số trường hợp"),
    "reached": _("Tới bước này"),
    "lost": _("Dừng trước bước này"),
    "minutes": _("Phút giúp trung bình"),
    "suppressed": _("Đã ẩn"),
    "n": _("Số quan sát"),
    "size": _("Cỡ"),
    "gap": _("Chênh lệch"),
    "cause": _("Cách kết thúc"),
    "limit_low": _("Giới hạn dưới"),
    "limit_high": _("Giới hạn trên"),
    "far_low": _("Giới hạn xa, dưới"),
    "far_high": _("Giới hạn xa, trên"),
    "outside": _("Ra ngoài giới hạn"),
    "shrunk": _("Sau khi co về mức chung"),
    "pull": _("Phần bị co"),
    "arm": _("Nhóm được chia"),
    "control": _("So với nhóm"),
    "level": _("Câu trả lời"),
    "clusters_per_arm": _("Số cụm mỗi nhóm"),
    "clusters_in_all": _("Số cụm cả thảy"),
    "people_in_all": _("Số người cả thảy"),
    "population": _("Số người được đại diện"),
    "ratio": _("Tỷ số"),
    "deff": _("Hiệu ứng thiết kế"),
    "df": _("Bậc tự do"),
    "mde": _("Thay đổi nhỏ nhất nhận ra được"),
    "p_floor": _("p nhỏ nhất có thể"),
    "allocations": _("Số cách bốc thăm"),
    "treated_share": _("Phần phương án được chọn"),
    "offline": _("Hồ sơ ngoài trực tuyến"),
    "people": _("Số người"),
    "waiting": _("Tháng chờ bình quân"),
    "against_lot": _("So với bốc thăm (tháng)"),
    "served": _("Phần đã được phục vụ khi hết kỳ"),
}

ORDER_WORDS: Mapping[str, Promise] = {
    "easy": _("nơi dễ trước"),
    "need": _("nơi cần trước"),
    "lot": _("bốc thăm"),
}
"""How a roll-out goes from commune to commune."""

ROLE_WORDS: Mapping[str, Promise] = {
    "treated": _("bắt đầu trước"),
    "control": _("chưa bắt đầu"),
    "buffer": _("giáp xã bắt đầu trước, để ra ngoài"),
}
"""What the lots made of a unit."""


def ordered(names: Iterable[str]) -> list[str]:
    """Known heads first in their order, then the rest as they come: a database does not keep the order of names."""
    known = list(COLUMN_WORDS)
    given = list(dict.fromkeys(names))
    return [name for name in known if name in given] + sorted(name for name in given if name not in COLUMN_WORDS)
