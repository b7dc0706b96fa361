"""The account in words: who, how surely known, and where it is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.identity.api import AccountSeen, Assurance, OpenSignIn
from motcua.organisations.api import EmploymentView
from motcua.ui.values import SummaryRow
from motcua.ui.words import moment_words

ASSURANCE_WORDS = {
    Assurance.NONE: _("tự khai, chưa được xác thực"),
    Assurance.LOW: _("đã xác thực mức thấp"),
    Assurance.SUBSTANTIAL: _("đã xác thực mức 1"),
    Assurance.HIGH: _("đã xác thực mức 2"),
}


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One open sign-in as its holder reads it."""

    mark: str
    since: str
    address: str
    device: str
    here: bool


def present_account(seen: AccountSeen) -> tuple[SummaryRow, ...]:
    """What the account's head says."""
    return (
        SummaryRow(gettext("Họ và tên"), seen.display_name),
        SummaryRow(gettext("Tên đăng nhập"), seen.username),
        SummaryRow(gettext("Định danh"), str(ASSURANCE_WORDS[seen.assurance])),
    )


def present_acting(acting: EmploymentView) -> tuple[SummaryRow, ...]:
    """The same of an organisation, for who works for it."""
    return (
        SummaryRow(gettext("Doanh nghiệp, tổ chức"), acting.organisation.name),
        SummaryRow(gettext("Mã số thuế"), acting.organisation.tax_code),
        SummaryRow(gettext("Người làm việc"), acting.name),
    )


def present_sign_ins(rows: Sequence[OpenSignIn], *, own_mark: str) -> tuple[SignInRow, ...]:
    """The rows of the list, this browser's own marked."""
    return tuple(
        SignInRow(one.mark, moment_words(one.at), one.address, one.device, one.mark == own_mark) for one in rows
    )
