"""Papers of national records, told from the explanations and headings that stand among them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from motcua.catalogue.national.findings import Doubts
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import NationalForm, NationalGroup, NationalPaper

_BULLET = re.compile(r"^[\s\-–+*•(\"“]*(?:\w{1,3}[).]|\d+(?:\.\d+)*[.)]?)?\s*")
_SAYS_NOTE = re.compile(r"(lưu ý|ghi chú|chú ý|chú thích)\b", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"(trường hợp|đối với|ngoài ra|nếu|cơ quan|người (?:yêu cầu|nộp|đi|có)|khi |trong trường hợp|các giấy tờ|"
    r"giấy tờ (?:phải|nộp|xuất trình|gồm)|thành phần|hồ sơ (?:gồm|bao gồm)|số lượng|bao gồm)\b",
    re.IGNORECASE,
)


def read_groups(given: Sequence[Mapping[str, Any]], doubts: Doubts) -> tuple[NationalGroup, ...]:
    """The lists of papers of all cases."""
    groups = tuple(
        NationalGroup(
            line(group.get("name")),
            tuple(
                _read_paper(paper, f"executionCases[{outer}].profileComponents[{inner}]", doubts)
                for inner, paper in enumerate(group.get("profileComponents") or ())
            ),
        )
        for outer, group in enumerate(given)
    )
    rows = [paper for group in given for paper in group.get("profileComponents") or ()]
    if rows and not any(paper.get("required") for paper in rows):
        doubts.tell("required_unknown", "executionCases", f"{len(rows)} × required: false")
    return groups


def _read_paper(given: Mapping[str, Any], place: str, doubts: Doubts) -> NationalPaper:
    name = block(given.get("name"))
    originals, copies = int(given.get("originalQty") or 0), int(given.get("copyQty") or 0)
    is_note = _is_note(name, originals + copies)
    if not name:
        doubts.tell("paper_without_name", place, given.get("code") or "")
    if not originals + copies:
        doubts.tell("paper_without_quantity", place, name)
    if is_note:
        doubts.tell("paper_is_note", place, name, "lời giải thích")
    forms = tuple(
        NationalForm(line(form.get("fileName")), line(form.get("filePath"))) for form in given.get("attachments") or ()
    )
    return NationalPaper(line(given.get("code")), name, originals, copies, is_note, forms)


def _is_note(name: str, quantity: int) -> bool:
    """Whether a row says it is a note, or asks for no sheet and only explains or heads what follows."""
    begins = _BULLET.sub("", name, count=1)
    if _SAYS_NOTE.match(begins):
        return True
    return not quantity and bool(name) and (name.endswith(":") or bool(_EXPLAINS.match(begins)))
