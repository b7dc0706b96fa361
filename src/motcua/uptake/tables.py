"""Plain files for the methods: CSV with a header or Parquet, each column read as the method asks for it."""

import csv
import importlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from motcua.uptake.refusals import TableRefused

MOST_BYTES = 512 * 1024 * 1024
MISSING = frozenset({"", "NA", "N/A", "NaN", "nan", "null", "NULL", "."})
YES = frozenset({"1", "1.0", "true", "TRUE", "True", "yes", "T"})
NO = frozenset({"0", "0.0", "false", "FALSE", "False", "no", "F"})
PARQUET = b"PAR1"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length, as text; the first data row is line 2 of the file."""

    columns: dict[str, list[str]]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def texts(self, name: str, *, missing: bool = False) -> list[str]:
        """The cells as given, without blanks around them; an empty cell is refused unless `missing`.

        Raises  TableRefused
        """
        if name not in self.columns:
            raise TableRefused(
                f"Tệp không có cột “{name}”.", remedy=f"Các cột có trong tệp: {', '.join(self.columns)}.", column=name
            )
        cells = [cell.strip() for cell in self.columns[name]]
        if not missing:
            for line, cell in enumerate(cells, start=2):
                if cell in MISSING:
                    raise _empty(name, line)
        return cells

    def numbers(self, name: str, *, missing: bool = False) -> npt.NDArray[np.float64]:
        """The cells as finite numbers; with `missing`, empty cells become NaN. Raises TableRefused."""
        found = np.empty(len(self))
        for position, cell in enumerate(self.texts(name, missing=missing)):
            if cell in MISSING:
                found[position] = np.nan
                continue
            found[position] = _number(cell, name, position + 2)
        return found

    def flags(self, name: str) -> npt.NDArray[np.bool_]:
        """The cells as yes (1, true) or no (0, false). Raises TableRefused."""
        found = np.empty(len(self), dtype=bool)
        for position, cell in enumerate(self.texts(name)):
            if cell not in YES and cell not in NO:
                raise TableRefused(
                    f"Dòng {position + 2}, cột “{name}”: “{cell}” không phải 0 hoặc 1.",
                    remedy="Ghi 1 (có) hoặc 0 (không).",
                    column=name,
                    line=position + 2,
                )
            found[position] = cell in YES
        return found

    def names(self, text: str) -> list[str]:
        """Several columns in one option: parted by commas, a name that holds a comma in quotes or standing alone."""
        if text.strip() in self.columns:
            return [text.strip()]
        return [part.strip() for part in next(csv.reader([text], skipinitialspace=True), []) if part.strip()]

    def whole(self, names: Sequence[str]) -> tuple["Table", int]:
        """Without the rows that are empty in one of these columns, and how many those were. Raises TableRefused."""
        cells = [self.texts(name, missing=True) for name in names]
        keep = [place for place in range(len(self)) if not any(column[place] in MISSING for column in cells)]
        if not keep:
            raise TableRefused("Không còn dòng nào đủ các cột cần thiết.", remedy=f"Xem các cột {', '.join(names)}.")
        kept = {name: [column[place] for place in keep] for name, column in self.columns.items()}
        return Table(kept), len(self) - len(keep)

    def codes(self, name: str) -> tuple[npt.NDArray[np.int64], list[str]]:
        """Each cell's number among the distinct values, and those values in order (numbers by size, else by text)."""
        cells = self.texts(name)
        values = sorted(set(cells), key=order_of)
        place = {value: position for position, value in enumerate(values)}
        return np.array([place[cell] for cell in cells], dtype=np.int64), values


def order_of(text: str) -> tuple[int, float, str]:
    """Numbers before words and by their size, so that period 10 follows period 9."""
    try:
        return 0, float(text), text
    except ValueError:
        return 1, 0.0, text


def same_word(one: str, other: str) -> bool:
    """Whether two cells say the same: as text, or as numbers (2 and 2.0)."""
    return one.strip() == other.strip() or (order_of(one)[0] == 0 and order_of(one)[:2] == order_of(other)[:2])


def read_table(path: Path) -> Table:
    """Read a CSV in UTF-8 (comma, semicolon or tab), or Parquet. Raises TableRefused with line and remedy."""
    if not path.is_file():
        raise TableRefused(f"Không có tệp này: {path}.", remedy="Kiểm tra tên tệp và thư mục.")
    if path.stat().st_size > MOST_BYTES:
        raise TableRefused("Tệp lớn hơn 512 MB.", remedy="Gộp trước theo đơn vị và kỳ.")
    with path.open("rb") as file:
        if file.read(len(PARQUET)) == PARQUET:
            return _columnar(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as broken:
        raise TableRefused("Tệp không phải UTF-8.", remedy="Lưu lại tệp với bảng mã UTF-8.") from broken
    header = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=header.count)
    return _table(list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)))


def _columnar(path: Path) -> Table:
    """Every cell as the text that a CSV would hold: whole numbers without a point, nothing where it is null."""
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ModuleNotFoundError as missing:
        raise TableRefused(
            "Chưa cài thư viện đọc Parquet.", remedy="pip install 'motcua[analytics]', hoặc dùng tệp CSV."
        ) from missing
    try:
        columns = parquet.read_table(path).to_pydict()
    except (OSError, ValueError) as broken:
        raise TableRefused("Không đọc được tệp Parquet.", remedy="Ghi lại tệp, hoặc dùng tệp CSV.") from broken
    names = list(columns)
    body = [[_as_text(cell) for cell in row] for row in zip(*columns.values(), strict=True)]
    return _table([[str(name) for name in names], *body])


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return "" if cell != cell else str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def _table(rows: Sequence[list[str]]) -> Table:
    if not rows or not any(rows[0]):
        raise TableRefused("Tệp trống.", remedy="Dòng đầu ghi tên các cột, mỗi dòng sau một quan sát.")
    names = [name.strip() for name in rows[0]]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise TableRefused(f"Cột “{twice}” có hai lần.", remedy="Đặt lại tên một cột.", column=twice)
    body = [(line, row) for line, row in enumerate(rows[1:], start=2) if row]
    for line, row in body:
        if len(row) != len(names):
            raise TableRefused(
                f"Dòng {line} có {len(row)} ô, tiêu đề có {len(names)}.",
                remedy="Sửa dòng này; nếu trong ô có dấu phẩy, đặt ô trong dấu ngoặc kép.",
                line=line,
            )
    if not body:
        raise TableRefused("Tệp chỉ có tiêu đề, không có dòng dữ liệu.", remedy="Thêm dữ liệu rồi chạy lại.")
    return Table({name: [row[place] for _, row in body] for place, name in enumerate(names)})


def _number(cell: str, name: str, line: int) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = np.nan
    if not np.isfinite(value):
        raise TableRefused(
            f"Dòng {line}, cột “{name}”: “{cell}” không phải là số.",
            remedy="Ghi số với dấu chấm thập phân, không có dấu ngăn hàng nghìn.",
            column=name,
            line=line,
        )
    return value


def _empty(name: str, line: int) -> TableRefused:
    return TableRefused(
        f"Dòng {line}, cột “{name}” để trống.",
        remedy="Điền ô này, hoặc bỏ dòng và nói rõ vì sao trong báo cáo.",
        column=name,
        line=line,
    )
