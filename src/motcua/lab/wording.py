"""The words of the lab: kinds of files, topics of decisions, and what is said to a refusal."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.studies.api import FileKind, Topic

KIND_WORDS: Mapping[FileKind, Promise] = {
    FileKind.INPUT: _("Dữ liệu đầu vào"),
    FileKind.OUTCOME: _("Dữ liệu kết quả (sau khi bắt đầu)"),
    FileKind.OUTPUT: _("Tệp do một phép tính viết ra"),
}

TOPIC_WORDS: Mapping[Topic, Promise] = {
    Topic.QUESTION: _("Câu hỏi"),
    Topic.PROCEDURES: _("Nhóm thủ tục"),
    Topic.PEOPLE: _("Nhóm người"),
    Topic.COMMUNES: _("Xã thí điểm"),
    Topic.BARRIERS: _("Rào cản và hỗ trợ"),
    Topic.INTERVENTION: _("Can thiệp"),
    Topic.PLAN: _("Kế hoạch phân tích"),
    Topic.LAUNCH: _("Bắt đầu thí điểm"),
    Topic.RESULT: _("Kết luận"),
    Topic.PUBLICATION: _("Công bố"),
}

TIER_WORDS: Mapping[str, Promise] = {
    "": _("Mọi cấp"),
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
}
"""By the code of the tier; `` stands for all of them."""

GROUPING_WORDS: Mapping[str, Promise] = {
    "": _("Không chia"),
    "unit": _("Nơi nộp"),
    "device": _("Loại máy"),
    "language": _("Ngôn ngữ"),
    "hand": _("Ai làm"),
}
"""By what the way through a form is divided."""

GRAIN_WORDS: Mapping[str, Promise] = {
    "unit_month": _("Một đơn vị, một tháng"),
    "unit": _("Một đơn vị"),
    "unit_procedure": _("Một đơn vị, một thủ tục"),
    "unit_channel": _("Một đơn vị, một kênh nộp"),
}

REFUSAL_WORDS: Mapping[str, Promise] = {
    "study_refused": _("Chưa dùng được. Hãy xem từng ô."),
    "plan_first": _("Dữ liệu kết quả chỉ nhận sau khi kế hoạch phân tích đã khóa. Hãy khóa kế hoạch trước."),
    "not_ready_to_publish": _("Chưa công bố được: còn góp ý chưa trả lời, hoặc chưa ghi quyết định “Kết luận”."),
    "study_file_too_large": _("Tệp lớn hơn 25 MB. Hãy gộp theo xã và tháng, hoặc chia theo năm."),
}

FIELD_WORDS: Mapping[str, Promise] = {
    "missing": _("Hãy điền ô này."),
    "too_long": _("Dài quá: hãy viết gọn lại."),
    "out_of_range": _("Cần một số lớn hơn 0 và nhỏ hơn 0,5."),
    "before_start": _("Kỳ cuối không thể trước kỳ đầu."),
    "twice": _("Một cột kết quả chỉ khai một lần."),
    "no_day": _("Hãy ghi ngày theo dạng 31/01/2021."),
    "nothing": _("Sổ không có hồ sơ nào của các đơn vị này trong khoảng ngày đã chọn."),
    "no_number": _("Hãy ghi một số, ví dụ 2,5 hoặc 1.500.000."),
    "not_positive": _("Số này không thể âm, bằng không khi phải có, hay quá lớn."),
    "place_twice": _("Có nơi ghi hai lần."),
    "in_future": _("Việc đã làm thì không thể ở ngày sau hôm nay."),
    "no_entry": _("Không có lần ghi này, hoặc nó đã được sửa rồi."),
    "range": _("Ghi cả hai đầu, đầu cao không nhỏ hơn đầu thấp."),
    "deviation_missing": _("Khác kế hoạch (nơi, ngày hoặc số lượng): hãy ghi khác thế nào, vì sao."),
    "more_than_asked": _("Nhiều hơn số người đã hỏi trong nhóm này."),
    "nothing_seen": _("Chưa ghi mục nào."),
    "unknown_item": _("Có mục không thuộc công cụ này. Hãy mở lại trang."),
    "unknown": _("Không có kết quả mang số này trong nghiên cứu."),
}


def words_of(refused: Refused) -> str:
    """What is said to a person; a method's own words where it has them."""
    own = getattr(refused, "words", "")
    if own:
        return f"{own} {getattr(refused, 'remedy', '')}".strip()
    return str(REFUSAL_WORDS.get(refused.code, _("Chưa thực hiện được.")))


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each field."""
    return {
        name: str(FIELD_WORDS[code]) if code in FIELD_WORDS else gettext("Hãy xem lại ô này.")
        for name, code in refused.field_errors.items()
    }
