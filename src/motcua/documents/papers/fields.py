"""What stands on each paper: plain values, gathered by who issues it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues the paper, and how it is marked.

    agency, unit   the higher body and the unit itself, as on its letterhead; either may be empty
    place          the place name before the date (Xã Mẫu)
    practice       from a practice centre: nobody may take it for a real paper
    simulated      about simulated data
    form_number    its number in the set of papers of its time, form_title its title there (see `papers.sets`)
    """

    agency: str
    unit: str
    place: str
    practice: bool = False
    simulated: bool = False
    form_number: str = ""
    form_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line of the list of papers handed in; the numbers of originals, copies and electronic files."""

    name: str
    originals: int = 0
    copies: int = 0
    electronic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFields(Letterhead):
    """Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả.

    tracking_url     public page of this dossier, printed as QR: holds the dossier code, never the lookup code
    lookup_code      the applicant's secret, printed as text; resume_code: the other one, which opens the dossier to her
    applicant_name   whose dossier it is; `submitter_name` only where another person handed it in
    channel          how it came in, in words; `result_place`: where the result will be taken, in words
    time_limit       of the law, in words; `due_at` is empty where the law sets none
    fee_dong         empty where the amount is not known yet
    confirmed_layout whether the layout was compared with the annex of the circular in force
    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 01
    """

    dossier_code: str
    lookup_code: str
    resume_code: str = ""
    tracking_url: str
    applicant_name: str
    submitter_name: str = ""
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    channel: str = ""
    procedure_code: str = ""
    procedure_name: str
    papers: tuple[PaperLine, ...] = ()
    sets: int = 1
    time_limit: str
    received_at: datetime
    due_at: datetime | None
    due_is_provisional: bool = False
    result_place: str = ""
    fee_dong: int | None = None
    book: str = ""
    book_line: str = ""
    receiver_name: str = ""
    confirmed_layout: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFields(Letterhead):
    """What a person gets at once who handed in online: the codes, and what happens next. Not yet form 01."""

    dossier_code: str
    lookup_code: str
    resume_code: str = ""
    tracking_url: str
    applicant_name: str
    procedure_name: str
    submitted_at: datetime
    papers: tuple[str, ...] = ()
    language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFields(Letterhead):
    """The result of a procedure, not yet signed.

    lines   what was decided or recorded, label and value, in the order of print
    """

    dossier_code: str
    tracking_url: str
    number: str = ""
    title: str
    procedure_name: str
    applicant_name: str
    lines: tuple[tuple[str, str], ...] = ()
    decided_on: date
    signer_title: str = ""
    signer_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """One table of a sheet: a caption, the heads of its columns, and cells as text; all but the first are figures.

    named  the first column holds official names, which stay Vietnamese in every language
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFields(Letterhead):
    """One page for a meeting: numbered sentences, tables, and what the reader has to know."""

    title: str
    period: str
    sentences: tuple[str, ...]
    tables: tuple[SheetTable, ...]
    notes: tuple[str, ...]


PaperFields = ReceiptFields | SlipFields | ResultFields
FORMS: dict[str, type[PaperFields]] = {"01": ReceiptFields, "slip": SlipFields, "result": ResultFields}
"""Form -> the fields that it needs."""
