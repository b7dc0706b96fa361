"""The kinds of doubt about a national record: what each means to an editor, and whether readers are warned of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.catalogue.national.values import Finding
from motcua.forms.values import Words

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One kind.

    doubts  the field on the procedure's page that carries a mark of doubt for readers; empty where none does
    """

    title: Words
    severity: str
    suggestion: Words
    doubts: str = ""


def _kind(severity: str, vi: str, en: str, remedy_vi: str, remedy_en: str, doubts: str = "") -> FindingKind:
    return FindingKind(Words(vi, en), severity, Words(remedy_vi, remedy_en), doubts)


_LAW = ("Đối chiếu quyết định công bố rồi ghi đè kèm nguồn.", "Compare the decision that published it, then override.")
FINDING_KINDS: Mapping[str, FindingKind] = {
    "code_with_blanks": _kind(
        "warning", "Mã có khoảng trắng thừa", "Stray blanks in the code", "Báo cơ quan công bố sửa mã.", "Report it."
    ),
    "code_unusual": _kind(
        "warning", "Mã không đúng dạng", "Code of an unusual shape", "Báo cơ quan công bố sửa mã.", "Report it."
    ),
    "not_nfc": _kind(
        "note",
        "Chữ ghép dấu rời",
        "Text with separate accents",
        "Không phải làm gì: đã đọc thành chữ dựng sẵn.",
        "Nothing to do: read as composed text.",
    ),
    "name_very_long": _kind(
        "note", "Tên rất dài", "Very long name", "Đặt tên gọi ngắn ở lớp của tỉnh.", "Give it a short title."
    ),
    "limit_in_words": _kind(
        "warning", "Thời hạn ghi bằng câu, không tính được", "Limit is a sentence, not computable", *_LAW, "limit"
    ),
    "limit_fractional": _kind(
        "note", "Thời hạn lẻ (8,5 ngày)", "Fractional limit", "Không phải làm gì nếu đúng quyết định.", "Nothing to do."
    ),
    "limit_nought": _kind("warning", "Thời hạn bằng 0 hoặc bỏ trống", "Limit of nought or none", *_LAW, "limit"),
    "limits_differ": _kind(
        "note",
        "Thời hạn khác nhau theo cách nộp",
        "Limits differ by channel or variant",
        "Kiểm tra từng trường hợp có ghi rõ không.",
        "Check that each variant is described.",
    ),
    "required_unknown": _kind(
        "note",
        "Không ghi giấy tờ nào bắt buộc",
        "No paper is marked as required",
        "Ghi rõ giấy tờ bắt buộc ở lớp của tỉnh.",
        "Say which papers are required.",
    ),
    "paper_is_note": _kind(
        "warning",
        "Lời giải thích ghi thành giấy tờ",
        "A note stored as a paper",
        "Xác nhận đó là lời giải thích.",
        "Confirm that it is a note.",
    ),
    "paper_without_quantity": _kind(
        "warning", "Giấy tờ 0 bản chính, 0 bản sao", "Paper of no original and no copy", *_LAW, "papers"
    ),
    "paper_without_name": _kind("error", "Giấy tờ không có tên", "Paper without a name", *_LAW, "papers"),
    "fee_thousand_too_small": _kind(
        "error", "Mức thu nhỏ hơn 1.000 lần", "Charge 1,000 times too small", *_LAW, "fees"
    ),
    "fee_implausible": _kind("error", "Mức thu dưới 1.000 đồng", "Charge below 1,000 dong", *_LAW, "fees"),
    "fee_words_differ": _kind("warning", "Mức thu khác phần mô tả", "Charge differs from its words", *_LAW, "fees"),
    "fee_foreign_currency": _kind("warning", "Mức thu bằng đô la Mỹ", "Charge in US dollars", *_LAW),
    "fee_nought": _kind(
        "note",
        "Mức thu ghi 0",
        "Charge of nought",
        "Ghi rõ là miễn phí hay xem quy định.",
        "Say if it is free.",
        "fees",
    ),
    "fee_missing": _kind("note", "Không ghi mức thu", "Charge without an amount", *_LAW, "fees"),
    "full_without_online": _kind(
        "error",
        "Toàn trình mà không có cách nộp trực tuyến",
        "Full online service without an online method",
        *_LAW,
        "level",
    ),
    "steps_one_block": _kind(
        "note", "Các bước viết liền một khối", "Steps in one block of text", "Tách bước ở lớp của tỉnh.", "Divide it."
    ),
    "method_missing": _kind("error", "Không ghi cách nộp nào", "No method of submission", *_LAW, "methods"),
    "agency_missing": _kind("warning", "Không ghi cơ quan thực hiện", "No executing agency", *_LAW),
    "results_missing": _kind("note", "Không ghi kết quả", "No result", *_LAW),
    "tier_missing": _kind("warning", "Không ghi cấp thực hiện", "No tier", *_LAW),
    "limit_without_sentence": _kind("warning", "Không ghi thời hạn ở đâu cả", "No limit in number or words", *_LAW),
    "limit_unit_differs": _kind(
        "warning",
        "Ngày và ngày làm việc không khớp phần mô tả",
        "Unit of the limit differs from its words",
        *_LAW,
        "limit",
    ),
    "limit_words_differ": _kind(
        "note",
        "Thời hạn không có trong phần mô tả",
        "Limit is not among those in its words",
        "Kiểm tra các giai đoạn cộng lại có đúng không.",
        "Check that the stages add up.",
    ),
    "papers_missing": _kind("warning", "Không ghi giấy tờ nào", "No papers at all", *_LAW, "papers"),
    "paper_repeated": _kind(
        "note", "Giấy tờ ghi hai lần", "Paper stands twice", "Bỏ dòng thừa ở lớp của tỉnh.", "Leave one out."
    ),
    "paper_perhaps_heading": _kind(
        "warning",
        "Giấy tờ có vẻ là đề mục",
        "Paper looks like a heading",
        "Xem các dòng sau có phải là giấy tờ của đề mục này không.",
        "See whether the rows below belong under it.",
    ),
    "papers_in_one_row": _kind(
        "note", "Nhiều giấy tờ trong một dòng", "Several papers in one row", "Tách dòng ở lớp của tỉnh.", "Divide it."
    ),
    "fee_thousand_too_large": _kind(
        "error", "Mức thu lớn hơn 1.000 lần", "Charge 1,000 times too large", *_LAW, "fees"
    ),
    "fee_currency_wrong": _kind("error", "Mức thu ghi nhầm loại tiền", "Charge in the wrong currency", *_LAW, "fees"),
    "fee_for_a_time": _kind(
        "warning",
        "Mức thu chỉ áp dụng đến một ngày",
        "Charge holds only until a day",
        "Theo dõi ngày hết hiệu lực.",
        "Watch the day on which it ends.",
        "fees",
    ),
    "fee_period_over": _kind("error", "Mức thu đã hết thời gian áp dụng", "Charge whose time is over", *_LAW, "fees"),
    "offline_and_online": _kind(
        "error", "Vừa chỉ nộp trực tiếp vừa nộp trực tuyến", "Both offline only and online", *_LAW, "level"
    ),
    "steps_out_of_order": _kind(
        "note", "Số thứ tự các bước không liền", "Numbers of the steps have gaps", "Đối chiếu bản gốc.", "Compare it."
    ),
    "method_repeated": _kind(
        "note", "Cách nộp ghi hai lần", "Method stands twice", "Báo cơ quan công bố bỏ dòng thừa.", "Report it."
    ),
    "case_code_repeated": _kind(
        "warning", "Hai trường hợp cùng một mã", "Two cases have one code", "Báo cơ quan công bố.", "Report it."
    ),
    "case_code_unusual": _kind(
        "note", "Mã trường hợp không theo mã thủ tục", "Code of a case is not the procedure's", *_LAW
    ),
    "case_limit_differs": _kind(
        "note", "Thời hạn của trường hợp khác mọi cách nộp", "Limit of a case differs from every method", *_LAW
    ),
    "reference_unresolved": _kind(
        "warning", "Mã tham chiếu không có nội dung", "Reference without content", "Báo cơ quan công bố.", "Report it."
    ),
    "agency_abolished": _kind("warning", "Cơ quan thực hiện không còn", "Executing agency is no more", *_LAW, "agency"),
    "text_names_abolished": _kind(
        "warning", "Nội dung nhắc cơ quan không còn", "Text names a body that is no more", *_LAW
    ),
    "legal_basis_missing": _kind("note", "Không ghi căn cứ pháp lý", "No legal basis", *_LAW),
    "stray_characters": _kind(
        "note",
        "Ký tự vô hình hoặc của phông riêng",
        "Invisible or private characters",
        "Không phải làm gì: đã bỏ khi đọc.",
        "Nothing to do: left out when read.",
    ),
    "lookalike_letters": _kind(
        "note", "Chữ cái của bảng chữ khác", "Letters of another alphabet", "Báo cơ quan công bố sửa.", "Report it."
    ),
    "name_untidy": _kind(
        "note",
        "Tên có khoảng trắng, xuống dòng thừa",
        "Stray blanks or lines in the name",
        "Không phải làm gì: đã dọn khi đọc.",
        "Nothing to do: tidied when read.",
    ),
    "name_capitals": _kind(
        "note",
        "Tên viết toàn chữ hoa",
        "Name in capitals",
        "Đặt tên gọi ngắn ở lớp của tỉnh.",
        "Give it a short title.",
    ),
    "decision_missing": _kind("note", "Không ghi quyết định công bố", "No publishing decision", *_LAW),
}


class Doubts:
    """Gathers the findings of one record."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def tell(self, code: str, place: str, as_given: object, reading: object = "") -> None:
        """Note a doubt of a known kind at a place of the record."""
        kind = FINDING_KINDS[code]
        shown = str(as_given)[:MOST_SHOWN]
        self.found.append(Finding(code, place, kind.severity, shown, str(reading)[:MOST_SHOWN], kind.suggestion.vi))
