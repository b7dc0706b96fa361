"""What the page of open data shows: files with their size and day, and the dictionary of the table."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import OPEN_COLUMNS, OpenData, OpenFile, terms_of_use
from motcua.ui.values import Cell, Column, Download, SummaryRow
from motcua.ui.words import date_words, moment_words, number_words, size_words


@dataclass(frozen=True, slots=True)
class OpenDataView:
    """The page; `files` is empty before the first ones were written."""

    facts: tuple[SummaryRow, ...]
    files: tuple[Download, ...]
    columns: tuple[Column, ...]
    dictionary: tuple[tuple[Cell, ...], ...]
    terms: tuple[SummaryRow, ...]
    changes_href: str


def present_open_data(made: OpenData | None) -> OpenDataView:
    """The page of the files as they stand."""
    language = get_language() or "vi"
    return OpenDataView(
        facts=_facts(made) if made is not None else (),
        files=tuple(map(_download, made.files)) if made is not None else (),
        columns=(Column(gettext("Cột")), Column(gettext("Kiểu")), Column(gettext("Nghĩa"))),
        dictionary=tuple(
            (Cell(each.name, header=True), Cell(each.kind), Cell(each.words.in_language(language)))
            for each in OPEN_COLUMNS
        ),
        terms=tuple(
            SummaryRow(each.part.in_language(language), each.terms.in_language(language)) for each in terms_of_use()
        ),
        changes_href=f"{reverse('api:list_changes')}?after={made.cursor if made is not None else 0}",
    )


def _facts(made: OpenData) -> tuple[SummaryRow, ...]:
    source = gettext("Cổng Dịch vụ công quốc gia; lớp của tỉnh và của hệ thống này ghi rõ ở từng trường")
    return (
        SummaryRow(gettext("Số thủ tục"), number_words(made.procedures)),
        SummaryRow(gettext("Dòng riêng của các tỉnh"), number_words(made.provincial)),
        SummaryRow(gettext("Có hiệu lực ngày"), date_words(made.on)),
        SummaryRow(gettext("Ghi lúc"), moment_words(made.made_at)),
        SummaryRow(gettext("Thay đổi mới nhất, số"), str(made.cursor)),
        SummaryRow(gettext("Nguồn"), source),
    )


def _download(file: OpenFile) -> Download:
    words = {
        "procedures.csv": gettext("Bảng thủ tục, mỗi thủ tục một dòng, thêm dòng của tỉnh có quyết định riêng"),
        "procedures.json": gettext("Toàn văn từng thủ tục, mỗi trường kèm lớp và nguồn"),
        "datapackage.json": gettext("Từ điển dữ liệu cho máy đọc (Data Package)"),
    }
    kind = file.name.rpartition(".")[2].upper()
    href = reverse("portal:open_data_file", args=[file.name])
    return Download(words.get(file.name, file.name), href, f"{kind}, {size_words(file.size_bytes)}")
