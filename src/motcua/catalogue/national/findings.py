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
