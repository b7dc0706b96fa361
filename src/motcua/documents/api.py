"""What other rooms may use of files and papers."""

from motcua.documents.papers.fields import (
    Letterhead,
    PaperLine,
    ReceiptFields,
    ResultFields,
    SheetFields,
    SheetTable,
    SlipFields,
)
from motcua.documents.papers.typesetting import (
    date_words,
    moment_words,
    render_receipt,
    render_result,
    render_sheet,
    render_slip,
)
from motcua.documents.queries import list_papers, list_unattached, list_uploads, open_file, open_paper
from motcua.documents.rules import LIMIT_BYTES, FileEmpty, FileKindNotAllowed, FileNotYours, FileTooLarge
from motcua.documents.usecases.attach import attach
from motcua.documents.usecases.discard_upload import discard_upload
from motcua.documents.usecases.issue_paper import issue_paper
from motcua.documents.usecases.store_upload import IncomingFile, store_upload
from motcua.documents.values import IssuedPaperRef, OpenedFile, StoredFileRef
from motcua.documents.wording import FORM_WORDS, REFUSAL_WORDS

__all__ = [
    "FORM_WORDS",
    "LIMIT_BYTES",
    "REFUSAL_WORDS",
    "FileEmpty",
    "FileKindNotAllowed",
    "FileNotYours",
    "FileTooLarge",
    "IncomingFile",
    "IssuedPaperRef",
    "Letterhead",
    "OpenedFile",
    "PaperLine",
    "ReceiptFields",
    "ResultFields",
    "SheetFields",
    "SheetTable",
    "SlipFields",
    "StoredFileRef",
    "attach",
    "date_words",
    "discard_upload",
    "issue_paper",
    "list_papers",
    "list_unattached",
    "list_uploads",
    "moment_words",
    "open_file",
    "open_paper",
    "render_receipt",
    "render_result",
    "render_sheet",
    "render_slip",
    "store_upload",
]
