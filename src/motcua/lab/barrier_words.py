"""The words around barriers: whose record a signature needs, what kind of help, which way is better."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DATA_WORDS: Mapping[str, Promise] = {
    "dossiers": _("sổ hồ sơ"),
    "traces": _("dấu vết trên trang"),
    "signon": _("hệ thống đăng nhập"),
    "operations": _("giám sát vận hành"),
}

REMEDY_WORDS: Mapping[str, Promise] = {
    "communication": _("truyền thông"),
    "training": _("tập huấn cán bộ"),
    "kit": _("thiết bị"),
    "line": _("đường truyền, hạ tầng"),
    "helper_days": _("ngày công người giúp"),
    "form_change": _("sửa tờ khai, trang"),
    "rule_change": _("sửa quy định"),
}

SESSION_WORDS: Mapping[str, Promise] = {
    "yes_no": _("có hoặc không"),
    "text": _("ghi lời"),
    "number": _("một số"),
    "minutes": _("số phút"),
    "device_owner": _("của ai"),
}

BETTER_WORDS: Mapping[str, Promise] = {
    "more": _("càng nhiều càng tốt"),
    "less": _("càng ít càng tốt"),
}

LOG_GRAIN_WORDS: Mapping[str, Promise] = {
    "unit_procedure": _("Một đơn vị, một thủ tục"),
    "unit": _("Một đơn vị"),
    "procedure": _("Một thủ tục, mọi đơn vị"),
}

MEASURE_WORDS: Mapping[str, Promise] = {
    "communication": _("lượt"),
    "training": _("buổi"),
    "kit": _("máy"),
    "line": _("điểm"),
    "helper_days": _("ngày công"),
    "form_change": _("lần sửa"),
    "rule_change": _("quy định"),
}
"""In what the amount of each kind is counted."""

CHECKED_WORDS: Mapping[str, Promise] = {
    "yes": _("có"),
    "partly": _("một phần"),
    "no": _("không"),
    "unknown": _("chưa rõ"),
}
