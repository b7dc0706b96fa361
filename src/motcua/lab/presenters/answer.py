"""The answer of a method for a reader: a sentence, the figures, the rows, what must be quoted with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from motcua.lab.column_words import COLUMN_WORDS, ORDER_WORDS, ROLE_WORDS, ordered
from motcua.lab.presenters.parts import Part, parts_of
from motcua.lab.presenters.sentences import sentence_of
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import number_words

MOST_ROWS = 200
_PLACES = 4
CHANCES = frozenset({"p", "p_holm", "p_greater", "p_less", "p_floor"})
LEAST_CHANCE = 0.0001


@dataclass(frozen=True, slots=True)
class AnswerView:
    """`left_out` rows are only in the file."""

    sentence: str
    figures: list[SummaryRow]
    columns: list[Column]
    rows: list[list[Cell]]
    flags: list[str]
    left_out: int
    parts: list[Part] = field(default_factory=list)


def present_answer(line: str, answer: Mapping[str, Any]) -> AnswerView:
    """Every method alike; what is nested in a row (weights, scaled values) is in the study's folder only."""
    given = list(answer.get("rows") or [])
    nested = {name for row in given for name, value in row.items() if isinstance(value, list | dict)}
    rows = [{name: value for name, value in row.items() if name not in nested} for row in given]
    names = ordered(name for row in rows for name in row)
    return AnswerView(
        sentence=sentence_of(line, answer),
        figures=_figures(answer),
        columns=[
            Column(str(COLUMN_WORDS.get(name, name)), numeric=any(_is_number(row.get(name)) for row in rows))
            for name in names
        ],
        rows=[
            [Cell(_of_column(name, row.get(name)), numeric=_is_number(row.get(name)), lang="vi") for name in names]
            for row in rows[:MOST_ROWS]
        ],
        flags=list(answer.get("flags") or []),
        left_out=max(0, len(rows) - MOST_ROWS),
        parts=parts_of(line, answer),
    )


def _figures(answer: Mapping[str, Any]) -> list[SummaryRow]:
    names = (
        ("se", gettext("Sai số chuẩn")),
        ("p", gettext("Giá trị p")),
        ("df", gettext("Bậc tự do")),
        ("n", gettext("Số quan sát")),
    )
    told = [(name, words) for name, words in names if answer.get(name) is not None and (name != "n" or answer["n"])]
    rows = [SummaryRow(words, _of_column(name, answer[name])) for name, words in told]
    return [*rows, SummaryRow(gettext("Cách tính"), answer["convention"], lang="en")]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _of_column(name: str, value: Any) -> str:
    """A p below what anybody reads is told as a bound; a code with words of its own as these."""
    if name in CHANCES and isinstance(value, float) and 0 <= value < LEAST_CHANCE:
        return gettext("dưới %(least)s") % {"least": number_words(LEAST_CHANCE, _PLACES)}
    if name == "role" and value in ROLE_WORDS:
        return str(ROLE_WORDS[value])
    if name == "order" and value in ORDER_WORDS:
        return str(ORDER_WORDS[value])
    return _shown(value)


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, float) and not value.is_integer():
        return number_words(value, _PLACES) if abs(value) >= 10**-_PLACES else f"{value:.2g}".replace(".", ",")
    if _is_number(value):
        return number_words(int(value))
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return str(value)
