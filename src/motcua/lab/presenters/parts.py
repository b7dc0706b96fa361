"""What stands behind an answer, in tables of its own: gates and raw values, agreement, what a weight changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from motcua.lab.column_words import ORDER_WORDS
from motcua.ui.values import Cell, Column
from motcua.ui.words import number_words, percent_words

Answer = Mapping[str, Any]
PLACES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A table under its own heading; `note` is a sentence above it. Without rows the sentence stands alone.

    `pictured`: the picture of what a weight changes belongs above this table.
    """

    title: str
    note: str
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    pictured: bool = False


def parts_of(line: str, answer: Answer) -> list[Part]:
    """In the order in which one chooses; none for methods whose rows say everything."""
    tell = _OF_LINE.get(line)
    return [part for part in tell(answer) if part.rows or part.note] if tell and answer.get("rows") else []


def _choosing(answer: Answer) -> list[Part]:
    return [_gates(answer), _values(answer), _agreement(answer), _sensitivity(answer), _flips(answer)]


def _gates(answer: Answer) -> Part:
    failed = answer.get("gated_out") or []
    note = gettext("Phương án nào không đạt một điều kiện thì bị loại, dù điểm cao đến đâu.")
    columns = (Column(gettext("Bị loại")), Column(gettext("Điều kiện")), Column(gettext("Giá trị")))
    rows = tuple(
        (Cell(row["alternative"], header=True, lang="vi"), Cell(row["gate"], lang="vi"), Cell(str(row["value"])))
        for row in failed
    )
    return Part(gettext("Điều kiện bắt buộc"), note if rows else "", columns, rows)


def _values(answer: Answer) -> Part:
    names = list(answer.get("criteria") or [])
    rows = tuple(
        (
            Cell(str(row["alternative"]), header=True, lang="vi"),
            *(Cell(f"{_number(row['values'][name])} ({_number(row['scaled'][name])})", numeric=True) for name in names),
        )
        for row in answer["rows"]
    )
    columns = (Column(gettext("Phương án")), *(Column(name, numeric=True) for name in names))
    note = gettext("Số gốc trong tệp; trong ngoặc là điểm sau khi quy về từ 0 (kém nhất) đến 1 (tốt nhất).")
    return Part(gettext("Giá trị gốc của từng tiêu chí"), note, columns, rows)


def _agreement(answer: Answer) -> Part:
    found = answer.get("agreement")
    title = gettext("Chuyên gia có đồng thuận không")
    if not found:
        return Part(title, gettext("Chưa đo: chỉ đo được khi từ hai chuyên gia trở lên xếp đủ mọi tiêu chí."))
    note = gettext(
        "Hệ số đồng thuận Kendall W = %(w)s (%(experts)s chuyên gia, p = %(p)s): 0 là mỗi người một ý, 1 là giống hệt."
    ) % {"w": number_words(found["w"], 2), "experts": int(found["experts"]), "p": number_words(found["p"], PLACES)}
    return Part(title, note)


def _sensitivity(answer: Answer) -> Part:
    rows = tuple(
        (
            Cell(row["criterion"], header=True, lang="vi"),
            Cell(f"{percent_words(row['low'], 0)} – {percent_words(row['high'], 0)}", numeric=True),
            Cell("; ".join(row["chosen"]), lang="vi"),
            Cell(gettext("không đổi") if row["same"] else gettext("đổi"), status="" if row["same"] else "late"),
        )
        for row in answer.get("sensitivity") or []
    )
    columns = (
        Column(gettext("Tiêu chí")),
        Column(gettext("Trọng số"), numeric=True),
        Column(gettext("Khi đó chọn")),
        Column(gettext("Lựa chọn")),
    )
    note = gettext("Cho một trọng số đi từ 0 % đến 100 %, các trọng số khác giữ tỷ lệ với nhau.")
    return Part(gettext("Lựa chọn có vững không"), note if rows else "", columns, rows, pictured=True)


def _flips(answer: Answer) -> Part:
    rows = tuple(
        (
            Cell(row["criterion"], header=True, lang="vi"),
            Cell(percent_words(row["mean_weight"], 0), numeric=True),
            Cell(percent_words(row["weight"], 1), numeric=True),
            Cell(str(row["leaves"]), lang="vi"),
            Cell(str(row["enters"]), lang="vi"),
        )
        for row in answer.get("flips") or []
        if row["weight"] is not None
    )
    columns = (
        Column(gettext("Tiêu chí")),
        Column(gettext("Trọng số trung bình"), numeric=True),
        Column(gettext("Đổi lựa chọn ở"), numeric=True),
        Column(gettext("Ra khỏi nhóm đầu")),
        Column(gettext("Vào nhóm đầu")),
    )
    note = gettext("Không trọng số nào một mình làm đổi lựa chọn.")
    return Part(gettext("Trọng số làm đổi lựa chọn"), "" if rows else note, columns, rows)


def _gains(answer: Answer) -> list[Part]:
    names = list(answer.get("barriers") or [])
    rows = tuple(
        (
            Cell(str(row["alternative"]), header=True, lang="vi"),
            *(Cell(_range(row["barriers"][name]), numeric=True) for name in names),
        )
        for row in answer["rows"]
    )
    columns = (Column(gettext("Phương án")), *(Column(name, numeric=True) for name in names))
    note = gettext("Số hồ sơ có thể lên trực tuyến nếu gỡ từng rào cản, từ ít nhất đến nhiều nhất.")
    return [Part(gettext("Gỡ rào cản nào thì được bao nhiêu"), note, columns, rows)]


def _waves(answer: Answer) -> list[Part]:
    rows = tuple(
        (
            Cell(str(ORDER_WORDS.get(row["order"], row["order"])), header=True),
            Cell(str(row["group"]), lang="vi"),
            Cell(number_words(row["month"], 1), numeric=True),
            Cell(percent_words(row["served"], 0), numeric=True),
        )
        for row in answer.get("served") or []
    )
    columns = (
        Column(gettext("Thứ tự")),
        Column(gettext("Nhóm")),
        Column(gettext("Tháng thứ"), numeric=True),
        Column(gettext("Đã được phục vụ"), numeric=True),
    )
    return [Part(gettext("Sau mỗi đợt, bao nhiêu người của từng nhóm đã được phục vụ"), "", columns, rows)]


def _range(ends: Sequence[float]) -> str:
    low, high = (number_words(round(end)) for end in ends)
    return low if low == high else f"{low} – {high}"


def _number(value: float) -> str:
    return number_words(int(value)) if float(value).is_integer() else number_words(value, PLACES)


_OF_LINE: Mapping[str, Callable[[Answer], list[Part]]] = {"smaa": _choosing, "gain": _gains, "waves": _waves}
