"""A difference between two texts of a record, told in words."""

import re
from collections.abc import Mapping

from motcua.catalogue.national.difference import Difference

_INDEX = re.compile(r"\[(\d+)\]")
PARTS: Mapping[str, str] = {
    "name": "tên thủ tục",
    "state": "trạng thái",
    "type": "loại thủ tục",
    "isFullProcess": "dịch vụ công toàn trình",
    "isOfflineOnly": "chỉ nộp trực tiếp",
    "isNonTerritorial": "nộp không phụ thuộc địa giới",
    "executionSteps": "trình tự thực hiện",
    "executionMethods": "cách nộp",
    "executionMethods.submissionMethod": "hình thức nộp",
    "executionMethods.processingTime": "thời hạn giải quyết",
    "executionMethods.processingTimeUnit": "đơn vị thời hạn",
    "executionMethods.description": "lời giải thích của cách nộp",
    "executionMethods.fees": "mức thu",
    "executionMethods.fees.value": "số tiền phải nộp",
    "executionMethods.fees.description": "lời giải thích mức thu",
    "executionCases": "thành phần hồ sơ",
    "executionCases.profileComponents": "giấy tờ",
    "executionCases.profileComponents.name": "tên giấy tờ",
    "executionCases.profileComponents.originalQty": "số bản chính",
    "executionCases.profileComponents.copyQty": "số bản sao",
    "executionCases.profileComponents.attachments": "biểu mẫu",
    "requirementsAndConditions": "yêu cầu, điều kiện",
    "resultsDetails": "kết quả",
    "legalBasisesDetails": "căn cứ pháp lý",
    "categoriesDetails": "lĩnh vực",
    "subjectTypesDetails": "đối tượng thực hiện",
    "departmentPromulgateName": "cơ quan công bố",
    "unitGroupsExecuting": "cơ quan thực hiện",
    "decisionNo": "quyết định công bố",
    "cases": "trường hợp",
}


def place_words(path: str) -> str:
    """`cách nộp 2, mức thu 1, số tiền phải nộp`; a part without words here keeps its name in the record."""
    told, known = [], []
    for step in path.split("."):
        known.append(_INDEX.sub("", step))
        number = _INDEX.search(step)
        words = PARTS.get(".".join(known), known[-1])
        told.append(f"{words} {int(number[1]) + 1}" if number else words)
    return ", ".join(told)


def difference_words(difference: Difference) -> str:
    """One sentence: what was added, left out or changed."""
    path, before, after = difference
    place = place_words(path)
    if not before:
        return f"Thêm {place}: {after}"
    if not after:
        return f"Bỏ {place}: {before}"
    return f"Đổi {place}: từ “{before}” thành “{after}”"
