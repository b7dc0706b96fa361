"""What other rooms may use of files and papers."""

from motcua.documents.limits import limits_in_force
from motcua.documents.numbering import find_paper_number, next_paper_number
from motcua.documents.papers.fields import (
    Letterhead,
    PaperLine,
    ReceiptFields,
    ResultFields,
    SheetFields,
    SheetTable,
    SlipFields,
)
from motcua.documents.papers.notice_setting import render_guidance, render_mandate, render_notice, render_register
from motcua.documents.papers.notices import (
    ApologyFields,
    ControlSlipFields,
    GuidanceFields,
    HandOver,
    MandateFields,
    RefusalFields,
    RegisterFields,
    StopFields,
    SupplementFields,
)
from motcua.documents.papers.report_setting import ReportFields, render_report
from motcua.documents.papers.sets import form_label, head_of
from motcua.documents.papers.typesetting import (
    date_words,
    moment_words,
    render_receipt,
    render_result,
    render_sheet,
    render_slip,
)
from motcua.documents.queries import (
    digests_of_files,
    dossiers_with_digests,
    get_paper_content,
    list_papers,
    list_unattached,
    list_uploads,
    list_waiting,
    open_file,
    open_paper,
    open_picture,
)
from motcua.documents.rules import (
    LIMIT_BYTES,
    FileDamaged,
    FileEmpty,
    FileInfected,
    FileKindNotAllowed,
    FileLocked,
    FileNotYours,
    FileTooLarge,
    FileTwoFaced,
    FileWaitsForScan,
    PictureTooLarge,
    TooManyFiles,
    UploadLimits,
    plain_name,
)
from motcua.documents.states import ScanState
from motcua.documents.tus import OVERRIDE_HEADER as TUS_OVERRIDE_HEADER
from motcua.documents.tus import PART_TYPE as TUS_PART_TYPE
from motcua.documents.tus import STATUS_BY_CODE as TUS_STATUS_BY_CODE
from motcua.documents.tus import VERSION as TUS_VERSION
from motcua.documents.tus import TusAnswer, TusDoor
from motcua.documents.tus import capabilities as tus_capabilities
from motcua.documents.usecases.attach import attach
from motcua.documents.usecases.discard_upload import discard_upload
from motcua.documents.usecases.erase_files import erase_files
from motcua.documents.usecases.issue_paper import issue_paper
from motcua.documents.usecases.keep_uploads import keep_uploads
from motcua.documents.usecases.scan_files import count_overdue
from motcua.documents.usecases.store_upload import IncomingFile, store_upload
from motcua.documents.usecases.verify_files import Verified, verify_files
from motcua.documents.values import IssuedPaperRef, OpenedFile, PaperContent, StoredFileRef
from motcua.documents.wording import FORM_WORDS, INTERNAL_FORMS, REFUSAL_WORDS

__all__ = [
    "FORM_WORDS",
    "INTERNAL_FORMS",
    "LIMIT_BYTES",
    "REFUSAL_WORDS",
    "TUS_OVERRIDE_HEADER",
    "TUS_PART_TYPE",
    "TUS_STATUS_BY_CODE",
    "TUS_VERSION",
    "ApologyFields",
    "ControlSlipFields",
    "FileDamaged",
    "FileEmpty",
    "FileInfected",
    "FileKindNotAllowed",
    "FileLocked",
    "FileNotYours",
    "FileTooLarge",
    "FileTwoFaced",
    "FileWaitsForScan",
    "GuidanceFields",
    "HandOver",
    "IncomingFile",
    "IssuedPaperRef",
    "Letterhead",
    "MandateFields",
    "OpenedFile",
    "PaperContent",
    "PaperLine",
    "PictureTooLarge",
    "ReceiptFields",
    "RefusalFields",
    "RegisterFields",
    "ReportFields",
    "ResultFields",
    "ScanState",
    "SheetFields",
    "SheetTable",
    "SlipFields",
    "StopFields",
    "StoredFileRef",
    "SupplementFields",
    "TooManyFiles",
    "TusAnswer",
    "TusDoor",
    "UploadLimits",
    "Verified",
    "attach",
    "count_overdue",
    "date_words",
    "digests_of_files",
    "discard_upload",
    "dossiers_with_digests",
    "erase_files",
    "find_paper_number",
    "form_label",
    "get_paper_content",
    "head_of",
    "issue_paper",
    "keep_uploads",
    "limits_in_force",
    "list_papers",
    "list_unattached",
    "list_uploads",
    "list_waiting",
    "moment_words",
    "next_paper_number",
    "open_file",
    "open_paper",
    "open_picture",
    "plain_name",
    "render_guidance",
    "render_mandate",
    "render_notice",
    "render_receipt",
    "render_register",
    "render_report",
    "render_result",
    "render_sheet",
    "render_slip",
    "store_upload",
    "tus_capabilities",
    "verify_files",
]
