"""What other rooms may use of drafts."""

from motcua.drafts.queries import get_draft, list_drafts
from motcua.drafts.rules import (
    KEPT_FOR,
    WARNED_BEFORE,
    DraftChangedElsewhere,
    DraftSubmitted,
    DraftTooLarge,
    DraftUnreadable,
    PageChangedElsewhere,
    ResumeMustWait,
    VersionNotInForce,
)
from motcua.drafts.states import DraftPurpose, DraftState
from motcua.drafts.usecases.begin_draft import begin_draft
from motcua.drafts.usecases.change_draft import change_draft
from motcua.drafts.usecases.discard_draft import discard_draft
from motcua.drafts.usecases.expire_drafts import expire_drafts
from motcua.drafts.usecases.renew_resume_code import renew_resume_code
from motcua.drafts.usecases.reseal_drafts import reseal_drafts
from motcua.drafts.usecases.resume_draft import resume_draft
from motcua.drafts.usecases.save_page import save_page
from motcua.drafts.usecases.submit_draft import submit_draft
from motcua.drafts.values import BegunDraft, Draft, DraftListed, Receipt
from motcua.drafts.wording import REFUSAL_WORDS

__all__ = [
    "KEPT_FOR",
    "REFUSAL_WORDS",
    "WARNED_BEFORE",
    "BegunDraft",
    "Draft",
    "DraftChangedElsewhere",
    "DraftListed",
    "DraftPurpose",
    "DraftState",
    "DraftSubmitted",
    "DraftTooLarge",
    "DraftUnreadable",
    "PageChangedElsewhere",
    "Receipt",
    "ResumeMustWait",
    "VersionNotInForce",
    "begin_draft",
    "change_draft",
    "discard_draft",
    "expire_drafts",
    "get_draft",
    "list_drafts",
    "renew_resume_code",
    "reseal_drafts",
    "resume_draft",
    "save_page",
    "submit_draft",
]
