"""What each problem is called and what the person at the other end can do about it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.documents.api import REFUSAL_WORDS as FILE_WORDS
from motcua.dossiers.wording import REFUSAL_WORDS as DOSSIER_WORDS
from motcua.forms.api import WORDS as ANSWER_WORDS

Words = str | Promise

# code -> what is wrong, what to do
PROBLEMS: dict[str, tuple[Words, Words]] = {
    "malformed_json": (
        _("Nội dung gửi lên không đọc được như JSON."),
        _("Gửi một đối tượng JSON mã hóa UTF-8, kiểm tra dấu ngoặc và dấu phẩy; chưa có gì được lưu."),
    ),
    "malformed_body": (
        _("Nội dung gửi lên bị đứt đoạn hoặc không đọc được."),
        _("Gửi lại từ đầu, đúng dạng đã khai ở Content-Type; chưa có gì được lưu."),
    ),
    "input_refused": (
        _("Có trường chưa dùng được."),
        _("Sửa các trường nêu trong “errors” rồi gửi lại; chưa có gì được lưu."),
    ),
    "path_unknown": (
        _("Không có đường dẫn này."),
        _("Các đường dẫn được liệt kê ở /api/v1/openapi.json."),
    ),
    "not_found": (
        _("Không tìm thấy."),
        _("Kiểm tra lại mã; mỗi khóa chỉ thấy hồ sơ của đơn vị mình."),
    ),
    "method_not_allowed": (
        _("Đường dẫn này không nhận phương thức đã dùng."),
        _("Dùng một trong các phương thức: %(allowed)s."),
    ),
    "token_missing": (
        _("Cần khóa truy cập."),
        _("Gửi kèm “Authorization: Bearer KHÓA”; người quản trị cấp khóa bằng lệnh motcua token create."),
    ),
    "token_unknown": (
        _("Khóa truy cập không dùng được."),
        _("Kiểm tra lại khóa; khóa có thể đã bị thu hồi. Xin người quản trị cấp khóa mới."),
    ),
    "token_expired": (
        _("Khóa truy cập đã hết hạn."),
        _("Xin người quản trị cấp khóa mới."),
    ),
    "scope_missing": (
        _("Khóa này không có quyền làm việc này."),
        _("Cần quyền %(scope)s; xin người quản trị cấp khóa có quyền đó."),
    ),
    "not_allowed": (
        _("Không được phép làm việc này."),
        _("Việc này thuộc về người khác trong quy trình; hãy chuyển hồ sơ cho người có thẩm quyền."),
    ),
    "body_too_large": (
        _("Nội dung gửi lên quá lớn."),
        _("Giữ nội dung trong %(limit_bytes)s byte; tệp gửi riêng qua /api/v1/files."),
    ),
    "media_type_unsupported": (
        _("Kiểu nội dung không được nhận."),
        _("Gửi với “Content-Type: %(expected)s”."),
    ),
    "unavailable": (
        _("Hệ thống tạm thời chưa làm được việc này."),
        _("Gửi lại sau %(retry_after)s giây với cùng Idempotency-Key; sẽ không có gì bị lặp."),
    ),
    "internal_error": (
        _("Có lỗi ở phía hệ thống."),
        _("Gửi lại sau ít phút; nếu vẫn lỗi, báo cho người quản trị mã %(reference)s."),
    ),
}

UNNAMED: tuple[Words, Words] = (
    _("Yêu cầu không thực hiện được."),
    _("Xem “code” và “errors”, sửa rồi gửi lại; chưa có gì được lưu."),
)

# code of a field -> what to do
FIELDS: dict[str, Words] = {
    "unknown_member": _("Không có trường tên này; kiểm tra chính tả hoặc bỏ đi."),
    "must_be_text": _("Phải là một chuỗi ký tự trong dấu ngoặc kép."),
    "must_be_integer": _("Phải là một số nguyên."),
    "must_be_object": _("Phải là một đối tượng JSON {…}."),
    "must_be_list": _("Phải là một danh sách JSON […]."),
    "must_be_date": _("Phải là ngày dạng năm-tháng-ngày, ví dụ 2026-11-22."),
    "must_be_moment": _("Phải là thời điểm dạng ISO 8601, ví dụ 2026-11-22T08:00:00+07:00."),
    "not_in_list": _("Không thuộc các giá trị được nhận; xem /api/v1/openapi.json."),
    "too_short": _("Quá ngắn; hãy điền đủ."),
    "too_many": _("Quá nhiều mục; hãy bớt đi."),
    "out_of_range": _("Ngoài khoảng được nhận."),
    "malformed": _("Không đúng dạng; xem /api/v1/openapi.json."),
    "text_with_nul": _("Có ký tự rỗng (U+0000); hãy bỏ đi."),
    "dimension_not_public": _(
        "Chiều này không có trong số liệu công khai. Các chiều công khai được nêu ở /api/v1/figures."
    ),
    "combination_not_public": _(
        "Không có bảng công khai nào gồm đủ chỉ số, cách chia, điều kiện và kỳ này. Các bảng công khai được nêu ở "
        "/api/v1/figures."
    ),
    "not_first_of_month": _("Số liệu công khai tính theo tháng trọn: hãy ghi ngày đầu tháng, ví dụ 2026-11-01."),
    "account_unknown": _("Không có tài khoản mang tên này."),
    "paper_unknown": _("Không có giấy tờ mang mã này trong thủ tục; xem “paper” trong Upload-Metadata."),
    "digest_malformed": _("“sha256” phải là 64 chữ số hệ 16, mã hóa base64."),
    "required": _("Còn thiếu; hãy gửi kèm."),
    "file_unknown": _("Không có tệp mang mã này trong các tệp đã tải lên bằng khóa này."),
}

# What the rooms below say themselves; a code that two of them know has the words of the last.
DOMAIN: dict[str, Words] = {**ANSWER_WORDS, **FILE_WORDS, **DOSSIER_WORDS}


class _Blank(dict[str, Any]):
    """Values for words; one that is missing leaves a gap and breaks nothing."""

    def __missing__(self, key: str) -> str:
        return "…"


def problem_words(code: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """Title and detail in the language in force; what the domain refuses has one text for both, remedy included."""
    filled = _Blank(values)
    if code in PROBLEMS:
        title, detail = PROBLEMS[code]
        return str(title) % filled, str(detail) % filled
    if code in DOMAIN:
        whole = str(DOMAIN[code]) % filled
        return whole.split(". ", 1)[0].rstrip(".") + ".", whole
    return str(UNNAMED[0]), str(UNNAMED[1])


def field_words(code: str, values: Mapping[str, Any]) -> str:
    """What to do about a field, in the language in force."""
    words = ANSWER_WORDS.get(code) or FIELDS.get(code) or DOMAIN.get(code) or UNNAMED[1]
    return str(words) % _Blank(values)


def is_explained(code: str) -> bool:
    """Whether there are words for a problem of this code."""
    return code in PROBLEMS or code in DOMAIN
