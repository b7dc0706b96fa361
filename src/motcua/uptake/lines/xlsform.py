"""Make an XLSForm for ODK and Kobo out of two plain files, checked by the library that those tools use."""

import argparse
import importlib
from pathlib import Path
from typing import Any

from motcua.uptake.api import Answer, MethodRefused, Table, TableRefused, read_table
from motcua.uptake.lines.columns import Written
from motcua.uptake.questionnaire import ready_questionnaire

EXAMPLE = """
motcua lab xlsform --ready --id uptake_2026 --version 1 --out uptake.xlsx
motcua lab xlsform --survey survey.csv --choices choices.csv --id uptake_2026 --version 1 --out uptake.xlsx
(survey.csv: type,name,label::Tiếng Việt (vi),audio::Tiếng Việt (vi),...; choices.csv: list_name,name,label::...)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sheets, the form's identity, the file."""
    parser.add_argument("--survey", type=Path, metavar="S.csv", help="questions, as in the sheet survey")
    parser.add_argument(
        "--ready", action="store_true", help="our own questionnaire instead: who pressed, WG-SS, B01-B21"
    )
    parser.add_argument("--choices", type=Path, metavar="C.csv", help="answers, as in the sheet choices")
    parser.add_argument("--id", required=True, help="form_id")
    parser.add_argument("--title", default="", help="form_title (default: the id)")
    parser.add_argument("--version", required=True, help="version of the form")
    parser.add_argument("--language", default="Tiếng Việt (vi)", help="default language (%(default)s)")
    parser.add_argument("--out", type=Written, required=True, metavar="O.xlsx", help="where the form goes")


def infer(args: argparse.Namespace) -> Answer:
    """Read, check, write."""
    if args.ready == bool(args.survey):
        raise MethodRefused("Cần một trong hai: --survey hoặc --ready.", remedy="--ready làm phiếu có sẵn.")
    survey, choices = ready_questionnaire() if args.ready else (read_table(args.survey), None)
    sheets = {"survey": survey, "settings": _settings(args)}
    if choices is not None:
        sheets["choices"] = choices
    elif args.choices:
        sheets["choices"] = read_table(args.choices)
    for column in ("type", "name"):
        if column not in survey.columns:
            raise TableRefused(f"Tờ survey không có cột “{column}”.", remedy="Cần type, name và label.")
    warnings = _checked(_workbook(sheets), args.out)
    flags = [f"pyxform: {warning}" for warning in warnings]
    return Answer("XLSForm, compiled by pyxform", n=len(survey), flags=flags, more={"file": str(args.out)})


def _settings(args: argparse.Namespace) -> Table:
    return Table(
        {
            "form_id": [args.id],
            "form_title": [args.title or args.id],
            "version": [args.version],
            "default_language": [args.language],
        }
    )


def _library(name: str) -> Any:
    """Raises MethodRefused where the extra `survey` is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        raise MethodRefused("Chưa cài thư viện làm biểu mẫu.", remedy="pip install 'motcua[survey]'.") from missing


def _workbook(sheets: dict[str, Table]) -> Any:
    book = _library("openpyxl").Workbook()
    book.remove(book.active)
    for name, table in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(list(table.columns))
        for row in zip(*table.columns.values(), strict=True):
            sheet.append([cell or None for cell in row])
    return book


def _checked(book: Any, out: Path) -> list[str]:
    """Saved under its name only once it compiles; what the library warns of. Raises MethodRefused."""
    draft = out.with_suffix(".draft.xlsx")
    book.save(draft)
    try:
        found = _library("pyxform.xls2xform").convert(xlsform=str(draft), validate=False)
    except _library("pyxform.errors").PyXFormError as wrong:
        raise MethodRefused(f"Biểu mẫu không hợp lệ: {wrong}", remedy="Sửa dòng được nêu rồi chạy lại.") from wrong
    else:
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return [str(warning) for warning in found.warnings]
