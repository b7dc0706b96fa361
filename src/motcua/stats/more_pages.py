"""Public pages of figures besides the questions: where the landing and every question lead on to."""

from django.urls import reverse
from django.utils.translation import gettext

from motcua.ui.values import Link


def more_links() -> list[Link]:
    """Communes, maps, printed figures, errata."""
    return [
        Link(
            gettext("Xã của tôi thế nào?"),
            reverse("stats:communes"),
            hint=gettext("Tìm theo tên: bao nhiêu hồ sơ, nộp bằng cách nào, có đúng hạn không."),
        ),
        Link(
            gettext("Bản đồ"),
            reverse("stats:map"),
            hint=gettext("Các xã theo hồ sơ thật, các tỉnh theo số đã công bố."),
        ),
        Link(
            gettext("Những con số đã in"),
            reverse("stats:published"),
            hint=gettext("Ghi như đã in, với nguồn và điều còn ngờ, số của sổ này bên cạnh."),
        ),
        Link(
            gettext("Số liệu đã công bố rồi thay đổi"),
            reverse("stats:errata"),
            hint=gettext("Số cũ, số mới và lý do."),
        ),
        Link(
            gettext("Dữ liệu mở"),
            reverse("portal:open_data"),
            hint=gettext("Cả danh mục thủ tục thành tệp CSV và JSON, kèm từ điển dữ liệu."),
        ),
    ]
