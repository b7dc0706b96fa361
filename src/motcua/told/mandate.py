"""A mandate as the office and the person who gave it read it: whose, for what, until when, and every use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from motcua.mandates.api import PROOF_WORDS, STATE_WORDS, MandateState, MandateView, Use, state_of
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import moment_words


@dataclass(frozen=True, slots=True)
class MandateTold:
    """What both surfaces show; `open` while it can still be taken back."""

    rows: tuple[SummaryRow, ...]
    columns: tuple[Column, ...]
    uses: tuple[tuple[Cell, ...], ...]
    open: bool
    waits: bool


def tell_mandate(mandate: MandateView, uses: Sequence[Use], *, on: date, numbers: bool = True) -> MandateTold:
    """As it stands on the local date; the numbers of both cards are for the counter alone."""
    state = state_of(mandate, on=on)
    rows = (
        SummaryRow(gettext("Trạng thái"), str(STATE_WORDS[state])),
        SummaryRow(gettext("Người ủy quyền"), _party(mandate.principal.name, mandate.principal.number, numbers)),
        SummaryRow(gettext("Người được ủy quyền"), _party(mandate.holder.name, mandate.holder.number, numbers)),
        SummaryRow(gettext("Thủ tục"), lines=mandate.procedures),
        SummaryRow(gettext("Thời hạn"), days_words(mandate)),
        SummaryRow(gettext("Chứng minh"), proof_words(mandate)),
    )
    told = tuple(
        (Cell(moment_words(use.at), header=True), Cell(use.dossier_code), Cell(use.procedure_code)) for use in uses
    )
    columns = (Column(gettext("Lúc")), Column(gettext("Hồ sơ")), Column(gettext("Thủ tục")))
    over = state in (MandateState.REVOKED, MandateState.OVER)
    return MandateTold(rows, columns, told, not over, state is MandateState.DRAWN_UP)


def days_words(mandate: MandateView) -> str:
    """First and last day."""
    first, last = f"{mandate.valid_from:%d/%m/%Y}", f"{mandate.valid_until:%d/%m/%Y}"
    return gettext("từ %(first)s đến hết %(last)s") % {"first": first, "last": last}


def proof_words(mandate: MandateView) -> str:
    """By what it is proved, with number and place where a paper has them."""
    words = str(PROOF_WORDS[mandate.proof])
    return f"{words}: {mandate.proof_given}" if mandate.proof_given else words


def _party(name: str, number: str, numbers: bool) -> str:
    return f"{name}, {number}" if numbers else name
