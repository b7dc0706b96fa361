"""What other rooms may use of drafts."""

from motcua.drafts.origins import (
    LONGEST_REASON,
    OFFERED,
    Offer,
    Origin,
    Source,
    kept_with_dossier,
    may_fill_in,
    origins_of,
)
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
from motcua.drafts.usecases.explain_corrections import explain_corrections
from motcua.drafts.usecases.prefill_draft import prefill_draft
from motcua.drafts.usecases.renew_resume_code import renew_resume_code
from motcua.drafts.usecases.reseal_drafts import reseal_drafts
from motcua.drafts.usecases.resume_draft import resume_draft
from motcua.drafts.usecases.save_page import save_page
from motcua.drafts.usecases.submit_draft import submit_draft
from motcua.drafts.values import BegunDraft, Draft, DraftListed, Receipt
from motcua.drafts.wording import REFUSAL_WORDS

__all__ = [
    "KEPT_FOR",
    "LONGEST_REASON",
    "OFFERED",
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
    "Offer",
    "Origin",
    "PageChangedElsewhere",
    "Receipt",
    "ResumeMustWait",
    "Source",
    "VersionNotInForce",
    "begin_draft",
    "change_draft",
    "discard_draft",
    "expire_drafts",
    "explain_corrections",
    "get_draft",
    "kept_with_dossier",
    "list_drafts",
    "may_fill_in",
    "origins_of",
    "prefill_draft",
    "renew_resume_code",
    "reseal_drafts",
    "resume_draft",
    "save_page",
    "submit_draft",
]
