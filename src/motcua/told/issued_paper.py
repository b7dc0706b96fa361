"""An issued paper to be read on a screen or aloud: the same words as on the sheet, as rows and tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.documents.api import FORM_WORDS, PaperContent
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import moment_words, number_words

_INTRO: Mapping[str, Promise] = {
    "02": _("Đề nghị Ông/Bà bổ sung, hoàn thiện một lần những nội dung sau."),
    "03": _("Cơ quan thông báo không tiếp nhận hoặc không giải quyết hồ sơ với lý do dưới đây."),
    "04": _("Cơ quan xin lỗi vì chưa trả kết quả đúng hẹn và hẹn lại."),
    "05": _("Cơ quan thông báo dừng giải quyết hồ sơ."),
    "06": _("Hồ sơ đã qua những người và bộ phận sau."),
}
_LABELS: Mapping[str, Promise] = {
    "unit": _("Cơ quan"),
    "number": _("Số"),
    "dossier_code": _("Mã hồ sơ"),
    "issued_at": _("Lập lúc"),
    "applicant_name": _("Hồ sơ của"),
    "submitter_name": _("Người nộp"),
    "identity_number": _("Số định danh"),
    "address": _("Địa chỉ"),
    "phone": _("Điện thoại"),
    "email": _("Thư điện tử"),
    "channel": _("Kênh nộp"),
    "procedure_name": _("Nội dung yêu cầu giải quyết"),
    "procedure_code": _("Mã thủ tục"),
    "sets": _("Số bộ hồ sơ"),
    "time_limit": _("Thời hạn giải quyết theo quy định"),
    "received_at": _("Nhận hồ sơ lúc"),
    "former_due_at": _("Hẹn trả trước đây"),
    "due_at": _("Hẹn trả kết quả"),
    "until": _("Bổ sung đến hết"),
    "finished_at": _("Giải quyết xong lúc"),
    "outcome": _("Kết quả giải quyết so với hạn"),
    "reason": _("Lý do"),
    "basis": _("Căn cứ"),
    "papers_words": _("Giấy tờ đã nộp"),
    "fees": _("Phí, lệ phí đã nộp"),
    "fee_dong": _("Phí, lệ phí"),
    "result_place": _("Nhận kết quả"),
    "book": _("Quyển sổ"),
    "book_line": _("Số thứ tự trong sổ"),
    "receiver_name": _("Người tiếp nhận"),
    "officer_name": _("Người ký"),
    "contact": _("Liên hệ"),
}
"""Field of a paper -> what it is called, in the order in which it is read."""
_MOMENTS = frozenset({"issued_at", "received_at", "former_due_at", "due_at", "until", "finished_at"})


@dataclass(frozen=True, slots=True)
class PaperTable:
    """One table of the paper."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """The whole paper; `confirmed` is false while its layout was not compared with the annex of the circular."""

    title: str
    form: str
    intro: str
    rows: tuple[SummaryRow, ...]
    tables: tuple[PaperTable, ...]
    confirmed: bool


def read_paper(paper: PaperContent) -> ReadPaper:
    """For a reader in the language of the page; what was written on the paper stays as it was written."""
    content = paper.content
    return ReadPaper(
        title=str(content.get("form_title") or FORM_WORDS.get(paper.form, paper.form)),
        form=str(content.get("form_number") or paper.form),
        intro=str(_INTRO.get(paper.form, "")),
        rows=tuple(_rows(content)),
        tables=tuple(_tables(content)),
        confirmed=bool(content.get("confirmed_layout", False)),
    )


def _rows(content: Mapping[str, Any]) -> list[SummaryRow]:
    rows = []
    for name, label in _LABELS.items():
        value = content.get("papers") if name == "papers_words" else content.get(name)
        if value in (None, "", [], ()) or isinstance(value, list):
            continue
        rows.append(SummaryRow(str(label), _words(name, value), lang="" if name in _MOMENTS else "vi"))
    return rows


def _words(name: str, value: Any) -> str:
    if name in _MOMENTS:
        return moment_words(datetime.fromisoformat(value))
    if name == "fee_dong":
        return gettext("%(amount)s đồng") % {"amount": number_words(value)} if value else gettext("Không thu")
    return str(value)


def _tables(content: Mapping[str, Any]) -> list[PaperTable]:
    tables = []
    columns: tuple[Column, ...]
    if items := content.get("items"):
        columns = (Column(gettext("Nội dung cần bổ sung, hoàn thiện")), Column(gettext("Lý do")))
        tables.append(PaperTable(gettext("Cần bổ sung"), columns, tuple(_cells(*item) for item in items)))
    if isinstance(papers := content.get("papers"), list) and papers:
        columns = (
            Column(gettext("Giấy tờ")),
            Column(gettext("Bản chính"), numeric=True),
            Column(gettext("Bản sao"), numeric=True),
            Column(gettext("Bản điện tử"), numeric=True),
        )
        tables.append(PaperTable(gettext("Thành phần hồ sơ"), columns, tuple(_paper(line) for line in papers)))
    if steps := content.get("hand_overs"):
        columns = tuple(Column(text) for text in (gettext("Lúc"), gettext("Bên giao"), gettext("Bên nhận")))
        columns += (Column(gettext("Bước")), Column(gettext("Ghi chú")))
        tables.append(PaperTable(gettext("Giao, nhận"), columns, tuple(_hand_over(step) for step in steps)))
    return tables


def _cells(*texts: str) -> tuple[Cell, ...]:
    first, *others = texts
    return (Cell(first, header=True, lang="vi"), *(Cell(text, lang="vi") for text in others))


def _paper(line: Mapping[str, Any]) -> tuple[Cell, ...]:
    counts = (Cell(str(line[name] or ""), numeric=True) for name in ("originals", "copies", "electronic"))
    return (Cell(line["name"], header=True, lang="vi"), *counts)


def _hand_over(step: Mapping[str, Any]) -> tuple[Cell, ...]:
    return (
        Cell(moment_words(datetime.fromisoformat(step["at"])), header=True),
        *(Cell(step[name], lang="vi") for name in ("giver", "receiver", "step", "note")),
    )
