"""What stands on the notices of the one-stop desk (forms 02 to 05) and on the control slip (06)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.documents.papers.fields import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFields(Letterhead):
    """What every notice about a dossier says first: whose it is and what was asked for.

    number          of the paper within its unit and year
    contact         where to ask: telephone or address of the unit, as far as it is known
    officer_name    who signs; `issued_at` is the moment of the act
    confirmed_layout whether the layout was compared with the annex of the circular in force
    """

    number: str = ""
    dossier_code: str
    tracking_url: str
    applicant_name: str
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    procedure_code: str = ""
    procedure_name: str
    issued_at: datetime
    contact: str = ""
    officer_name: str = ""
    confirmed_layout: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementFields(NoticeFields):
    """Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.

    items  what is wanted and why, in order: (paper or content, reason); `until` empty where no time is set
    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 02; fields from memory of the older form
    """

    items: tuple[tuple[str, str], ...]
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFields(NoticeFields):
    """Form 03, Phiếu từ chối tiếp nhận, giải quyết hồ sơ.

    accepted  whether the dossier had been accepted: then its handling is refused, else its reception
    basis     the rule on which the reason rests, where it was compared with its text
    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 03; fields from memory of the older form
    """

    reason: str
    accepted: bool
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyFields(NoticeFields):
    """Form 04, Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết.

    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 04; fields from memory of the older form
    """

    reason: str
    received_at: datetime
    former_due_at: datetime | None
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StopFields(NoticeFields):
    """Form 05, Thông báo dừng giải quyết hồ sơ.

    basis         rule or document on which it rests, where one was named
    papers, fees  what becomes of the papers handed in and of what was paid, in words
    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 05: its text was not seen, the fields are our proposal
    """

    reason: str
    basis: str = ""
    papers: str = ""
    fees: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One hand-over: when, from whom and to whom, at which step; the receiver may be a unit alone."""

    at: datetime
    giver: str
    receiver: str
    step: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlipFields(NoticeFields):
    """Form 06, Phiếu kiểm soát quá trình giải quyết hồ sơ.

    outcome  early, on time or late in words; empty while the dossier is open
    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 06; fields from a real print of the older form
    """

    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    outcome: str
    hand_overs: tuple[HandOver, ...]


Notice = SupplementFields | RefusalFields | ApologyFields | StopFields | ControlSlipFields
NOTICES: dict[str, type[Notice]] = {
    "02": SupplementFields,
    "03": RefusalFields,
    "04": ApologyFields,
    "05": StopFields,
    "06": ControlSlipFields,
}
"""Form -> the fields that it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateFields(Letterhead):
    """A mandate to be signed at the counter; the page below it is cut off for the person who gives it.

    number        the code that the holder shows each time; `secret` the other one, for the principal alone
    procedures    each with its code; `days` the first and the last day in words; `proof` by what it is proved
    tracking_url  page on which the principal reads every use and takes the mandate back, in the QR code
    Source        Bộ luật Dân sự 2015 art. 138-140, 562; no form is prescribed, the layout is ours
    """

    number: str
    secret: str
    principal_name: str
    principal_number: str
    holder_name: str
    holder_number: str
    relative: bool
    procedures: tuple[str, ...]
    days: str
    proof: str
    tracking_url: str
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceFields(Letterhead):
    """What a person is told once and completely when her papers cannot be taken in yet; it belongs to no dossier.

    items         what is missing or wrong: (paper or content, what to know about it); `had` the papers she brought
    tracking_url  the procedure's own page, in the QR code
    Source        NĐ 118/2025 art. 17(2a) as amended by NĐ 309/2026; no form was seen, the layout is ours
    """

    applicant_name: str
    procedure_code: str
    procedure_name: str
    items: tuple[tuple[str, str], ...]
    had: tuple[str, ...] = ()
    fees: str = ""
    limit: str = ""
    tracking_url: str
    issued_at: datetime
    officer_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFields(Letterhead):
    """Form 07, Sổ theo dõi hồ sơ, of one unit and period.

    head, rows  the thirteen columns and their lines as text, in the order of receipt
    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 07; columns from the older form
    """

    title: str
    period: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    confirmed_layout: bool = False
