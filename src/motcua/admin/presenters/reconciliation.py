"""What does not add up in a table of reported figures, as tables."""

from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.analytics.api import Reconciliation, check_words, rule_words, share_words
from motcua.ui.values import Cell, Column
from motcua.ui.words import number_words

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """Everything about one table."""

    answer: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: int
    rule_columns: tuple[Column, ...]
    rules: tuple[tuple[Cell, ...], ...]
    unchecked: str
    not_understood: str


def present_reconciliation(result: Reconciliation) -> ReconciliationView:
    """The sums and shares that do not hold, and every rule over the whole table."""
    wrong = [(check.lines[0], check_words(result, check), check.verdict) for check in result.wrong]
    wrong += [(share.line, share_words(result, share), share.verdict) for share in result.wrong_shares]
    names = {row.line: row.name for row in result.rows}
    return ReconciliationView(
        answer=_answer(result, len(wrong)),
        columns=(Column(gettext("Của ai")), Column(gettext("Chỗ không khớp"))),
        rows=tuple(
            (
                Cell(names[line], note=gettext("dòng %(line)s") % {"line": number_words(line)}),
                Cell(words),
            )
            for line, words, _verdict in wrong[:MOST_SHOWN]
        ),
        more=max(len(wrong) - MOST_SHOWN, 0),
        rule_columns=(
            Column(gettext("Phép kiểm")),
            Column(gettext("Khớp"), numeric=True),
            Column(gettext("Kiểm được"), numeric=True),
            Column(gettext("Tổng cả bảng"), numeric=True),
            Column(gettext("Cộng các phần"), numeric=True),
        ),
        rules=tuple(
            (
                Cell(rule_words(one.code)),
                Cell(number_words(one.holds), numeric=True),
                Cell(number_words(one.rows), numeric=True),
                Cell(number_words(one.whole[1]), numeric=True),
                Cell(number_words(sum(value for _, value in one.parts)), numeric=True),
            )
            for one in result.pooled
        ),
        unchecked=", ".join(number_words(line) for line in result.unchecked[:50]),
        not_understood=", ".join(result.notes),
    )


def _answer(result: Reconciliation, wrong: int) -> str:
    values = {
        "rows": number_words(len(result.rows)),
        "checks": number_words(len(result.checks) + len(result.shares)),
        "wrong": number_words(wrong),
    }
    if not result.checks and not result.shares:
        return gettext("Bảng %(rows)s dòng không có đủ cột để kiểm phép cộng nào.") % values
    if not wrong:
        return gettext("Cả %(checks)s phép kiểm trên %(rows)s dòng đều khớp.") % values
    return gettext("%(wrong)s chỗ không khớp trong %(checks)s phép kiểm trên %(rows)s dòng.") % values
