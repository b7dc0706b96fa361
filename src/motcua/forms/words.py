"""What a refused answer is told to the person: what is wrong and what to do."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.forms.values import Words

_SENTENCE_END = re.compile(r"(?<=[.?]) +")
_PLACE = re.compile(r"%\((\w+)\)s")

WORDS: dict[str, Promise] = {
    "required": _("Mục này còn để trống. Hãy điền vào."),
    "must_agree": _("Hãy đọc và đánh dấu đồng ý thì mới nộp được."),
    "unknown_question": _("Biểu mẫu không có mục này. Hãy bỏ mục này đi."),
    "wrong_type": _("Dữ liệu gửi lên không đúng dạng. Hãy nhập lại mục này."),
    "text_unreadable": _("Có ký tự không đọc được. Hãy xóa đi và gõ lại."),
    "text_has_pictures": _("Sổ sách không ghi được hình biểu tượng. Hãy xóa hình đi và viết bằng chữ."),
    "text_too_long": _("Nội dung quá dài. Hãy viết ngắn lại. Nhiều nhất %(max_length)s ký tự."),
    "name_has_digits": _("Họ tên không có chữ số. Hãy viết bằng chữ."),
    "name_has_symbols": _("Họ tên chỉ gồm chữ, dấu cách, dấu nháy và dấu gạch nối. Hãy bỏ ký tự khác."),
    "name_without_letters": _("Họ tên phải có chữ. Hãy viết họ tên."),
    "date_not_understood": _("Không hiểu ngày này. Hãy ghi ngày, tháng, năm bằng số, ví dụ 5/11/2026."),
    "date_year_missing": _("Thiếu năm. Hãy ghi năm, đủ bốn chữ số."),
    "date_month_missing": _("Thiếu tháng. Hãy ghi tháng bằng số."),
    "date_day_missing": _("Thiếu ngày. Hãy ghi ngày bằng số."),
    "date_year_impossible": _("Năm này không hợp lý. Hãy ghi năm đủ bốn chữ số. Sớm nhất là %(first_year)s."),
    "date_impossible": _("Lịch không có ngày này. Hãy xem lại ngày và tháng."),
    "date_in_future": _("Ngày này chưa đến. Hãy ghi ngày không sau hôm nay."),
    "identity_number_not_digits": _("Số định danh chỉ gồm chữ số. Hãy ghi lại như trên thẻ căn cước."),
    "identity_number_length": _("Số định danh có 12 chữ số (chứng minh nhân dân cũ có 9). Hãy đếm lại trên thẻ."),
    "identity_number_zero_lost": _("Số này thiếu chữ số. Hãy ghi lại đủ số như trên thẻ. Có phải là %(suggestion)s?"),
    "identity_number_province": _(
        "Ba chữ số đầu không phải mã tỉnh, thành phố nào. Hãy xem lại trên thẻ; nếu thẻ ghi đúng như vậy, hãy mang thẻ "
        "đến quầy."
    ),
    "identity_number_year": _("Số này ứng với năm sinh chưa đến. Hãy xem lại chữ số thứ tư đến thứ sáu trên thẻ."),
    "tax_code_not_digits": _("Mã số thuế chỉ gồm chữ số. Hãy ghi lại như trên giấy chứng nhận."),
    "tax_code_length": _(
        "Mã số thuế có 10 chữ số, của chi nhánh có 13, của cá nhân là số định danh 12 chữ số. Hãy đếm lại."
    ),
    "tax_code_check_digit": _("Mã số thuế này có chữ số ghi nhầm. Hãy so lại từng chữ số với giấy chứng nhận."),
    "tax_code_never_given": _("Không ai được cấp mã số thuế này. Hãy ghi lại như trên giấy chứng nhận."),
    "tax_code_no_person": _(
        "12 chữ số này không phải số định danh cá nhân. Hãy xem lại trên thẻ căn cước, hoặc ghi mã số thuế 10 chữ số."
    ),
    "tax_code_zero_lost": _("Mã số thuế này thiếu số 0 ở đầu. Hãy ghi đủ. Có phải là %(suggestion)s?"),
    "phone_not_understood": _(
        "Không hiểu số điện thoại này. Hãy ghi đủ số, ví dụ 0912 345 678; ở nước ngoài ghi cả +."
    ),
    "phone_old_prefix": _("Đây là số di động cũ 11 chữ số. Hãy ghi số mới có 10 chữ số."),
    "email_not_understood": _("Địa chỉ thư điện tử chưa đúng. Hãy ghi như ten@example.vn, hoặc để trống."),
    "commune_unknown": _("Không có xã, phường này vào ngày đó. Hãy chọn lại, hoặc ghi tên như trong giấy tờ."),
    "choice_unknown": _("Câu trả lời không có trong danh sách. Hãy chọn một mục trong danh sách."),
    "boolean_not_understood": _("Hãy chọn có hoặc không."),
    "number_not_understood": _("Hãy ghi một số nguyên bằng chữ số."),
    "number_too_small": _("Số này nhỏ quá. Hãy ghi lại. Ít nhất là %(minimum)s."),
    "rows_too_many": _("Nhiều dòng quá. Nhiều nhất là %(maximum)s."),
    "rows_too_few": _("Còn thiếu dòng. Ít nhất là %(minimum)s."),
    "row_unclear": _("Một dòng gửi lên không rõ là dòng nào. Hãy tải lại trang rồi nhập lại dòng đó."),
    "rule_broken": _("Câu trả lời này không khớp với câu trả lời khác. Hãy xem lại cả hai."),
    "number_too_large": _("Số này lớn quá. Hãy ghi lại. Nhiều nhất là %(maximum)s."),
}
"""Every refusal code of an answer, with its remedy."""


def words_of(code: str, values: Mapping[str, object] | None = None) -> str:
    """The words for a refusal code in the language of the screen; the code itself where it is not of this room.

    values  of `CheckedAnswers.hints`: the numbers and the suggestion that the words name, `message` for words of the
            definition's own; a sentence whose number is not given is left out, the others say what to do
    """
    if code not in WORDS:
        return code
    known = dict(values or {})
    if isinstance(own := known.get("message"), Words):
        return own.in_language(get_language() or "vi")
    sentences = _SENTENCE_END.split(str(WORDS[code]))
    return " ".join(sentence % known for sentence in sentences if set(_PLACE.findall(sentence)) <= known.keys())
