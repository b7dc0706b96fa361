"""A table for other programs: CSV, Parquet, Stata or SPSS, with labels in Vietnamese and English."""

import importlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from motcua.uptake.refusals import MethodRefused, TableRefused
from motcua.uptake.tables import MISSING, Table

FORMS = ("csv", "parquet", "dta", "sav")
LONGEST_NAME = 32
LONGEST_LABEL = {"dta": 80, "sav": 250}
Labels = Mapping[str, tuple[str, str]]


def export_table(table: Table, labels: Labels, path: Path, form: str) -> None:
    """Write the table; a column is numeric where every cell that is not missing is a number.

    labels  name of a column -> Vietnamese and English label; a column without one is labelled by its own name
    Raises  TableRefused (no such form, two names that become one), MethodRefused (the extra `survey` is not installed)
    """
    if form not in FORMS:
        raise TableRefused(f"Không ghi được dạng “{form}”.", remedy=f"Các dạng: {', '.join(FORMS)}.")
    columns = {name: _values(cells) for name, cells in table.columns.items()}
    if form == "parquet":
        _parquet(columns, labels, path)
    elif form == "csv":
        _frame(columns).to_csv(path, index=False)
    else:
        _statistics(columns, labels, path, form)


def short_names(names: list[str]) -> list[str]:
    """Names that Stata takes: ASCII letters, digits and underscores, 32 at most. Raises TableRefused where two fall."""
    found = []
    for name in names:
        bare = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
        plain = re.sub(r"[^A-Za-z0-9_]+", "_", "".join(sign for sign in bare if not unicodedata.combining(sign)))
        plain = plain.strip("_")[:LONGEST_NAME] or "cot"
        found.append(plain if not plain[0].isdigit() else f"v_{plain}"[:LONGEST_NAME])
    twice = {one for one in found if found.count(one) > 1}
    if twice:
        raise TableRefused(
            f"Hai cột thành cùng một tên “{min(twice)}” trong tệp Stata, SPSS.", remedy="Đổi tên một cột rồi xuất lại."
        )
    return found


def _values(cells: list[str]) -> list[Any]:
    stripped = [cell.strip() for cell in cells]
    try:
        return [None if cell in MISSING else float(cell) for cell in stripped]
    except ValueError:
        return [None if cell in MISSING else cell for cell in stripped]


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        raise MethodRefused("Chưa cài thư viện xuất tệp.", remedy="pip install 'motcua[survey]'.") from missing


def _frame(columns: Mapping[str, list[Any]]) -> Any:
    return _library("pandas").DataFrame(columns)


def _parquet(columns: Mapping[str, list[Any]], labels: Labels, path: Path) -> None:
    arrow = _library("pyarrow")
    fields = []
    for name, values in columns.items():
        kind = arrow.float64() if all(value is None or isinstance(value, float) for value in values) else arrow.string()
        vi, en = labels.get(name, (name, name))
        fields.append(arrow.field(name, kind, metadata={"label_vi": vi, "label_en": en}))
    _library("pyarrow.parquet").write_table(arrow.table(dict(columns), schema=arrow.schema(fields)), path)


def _statistics(columns: Mapping[str, list[Any]], labels: Labels, path: Path, form: str) -> None:
    names = short_names(list(columns))
    frame = _frame(dict(zip(names, columns.values(), strict=True)))
    told = [_label(labels.get(name, (name, name)), LONGEST_LABEL[form]) for name in columns]
    write = getattr(_library("pyreadstat"), f"write_{form}")
    write(frame, str(path), column_labels=told)


def _label(words: tuple[str, str], longest: int) -> str:
    """Both languages where they fit, else the Vietnamese one."""
    vi, en = words
    both = vi if vi == en else f"{vi} / {en}"
    return both if len(both) <= longest else vi[:longest]
