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
    r"giấy tờ (?:phải|nộp|xuất trình|gồm)|thành phần|hồ sơ (?:gồm|bao gồm|thứ)|số lượng|bao gồm|trong lần|từ lần|"
    r"không (?:quy định|có|yêu cầu))\b",
    re.IGNORECASE,
)
_SETS_OUT = re.compile(
    r"\b(?:(?:có|chịu) trách nhiệm|có quyền|phải (?:bảo đảm|đảm bảo)|được quyền|chỉ phải)\b", re.IGNORECASE
)
"""Words of a rule about papers, no name of a paper."""
_HEADS = re.compile(r"(?:gồm|sau(?: đây)?|dưới đây|cụ thể)(?: có)?\s*:$", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|\s)([abc])[.)](?=\s)")


def read_groups(given: Sequence[Mapping[str, Any]], doubts: Doubts) -> tuple[NationalGroup, ...]:
    """The lists of papers of all cases."""
    groups = tuple(
        NationalGroup(
            line(group.get("name")),
            _read_papers(group, f"executionCases[{outer}].profileComponents", doubts),
        )
        for outer, group in enumerate(given)
    )
    rows = [paper for group in given for paper in group.get("profileComponents") or ()]
    if not rows:
        doubts.tell("papers_missing", "executionCases", "")
    elif not any(paper.get("required") for paper in rows):
        doubts.tell("required_unknown", "executionCases", f"{len(rows)} × required: false")
    return groups


def _read_papers(group: Mapping[str, Any], place: str, doubts: Doubts) -> tuple[NationalPaper, ...]:
    """The rows of one list; under the heading "Lưu ý" a row that asks for no sheet is a note."""
    notes = _SAYS_NOTE.match(_BULLET.sub("", line(group.get("name")), count=1)) is not None
    papers = tuple(
        _read_paper(paper, f"{place}[{number}]", doubts, among_notes=notes)
        for number, paper in enumerate(group.get("profileComponents") or ())
    )
    seen: set[str] = set()
    for number, paper in enumerate(papers):
        if paper.name and paper.name in seen:
            doubts.tell("paper_repeated", f"{place}[{number}]", paper.name)
        seen.add(paper.name)
    return papers


def _read_paper(given: Mapping[str, Any], place: str, doubts: Doubts, *, among_notes: bool) -> NationalPaper:
    name = block(given.get("name"))
    originals, copies = int(given.get("originalQty") or 0), int(given.get("copyQty") or 0)
    is_note = _is_note(name, originals + copies) or (among_notes and not originals + copies and bool(name))
    if not name:
        doubts.tell("paper_without_name", place, given.get("code") or "")
    if not originals + copies:
        doubts.tell("paper_without_quantity", place, name)
    if is_note:
        doubts.tell("paper_is_note", place, name, "lời giải thích")
    elif originals + copies and _HEADS.search(name):
        doubts.tell("paper_perhaps_heading", place, name, f"{originals} + {copies}")
    elif not is_note and _has_items(name):
        doubts.tell("papers_in_one_row", place, name)
    return NationalPaper(line(given.get("code")), name, originals, copies, is_note, _forms(given.get("attachments")))


def _forms(given: object) -> tuple[NationalForm, ...]:
    rows = [row for row in given if isinstance(row, Mapping)] if isinstance(given, list) else []
    return tuple(NationalForm(line(row.get("fileName")), line(row.get("filePath"))) for row in rows)


def _is_note(name: str, quantity: int) -> bool:
    """Whether a row says it is a note, or asks for no sheet and only explains or heads what follows."""
    begins = _BULLET.sub("", name, count=1)
    if _SAYS_NOTE.match(begins):
        return True
    explains = name.endswith(":") or _EXPLAINS.match(begins) or _SETS_OUT.search(name)
    return not quantity and bool(name) and bool(explains)


def _has_items(name: str) -> bool:
    """Whether a), b) and c) follow each other in one row."""
    wanted = iter("abc")
    letter: str | None = next(wanted)
    for found in _ITEM.findall(name):
        if found == letter:
            letter = next(wanted, None)
    return letter is None
