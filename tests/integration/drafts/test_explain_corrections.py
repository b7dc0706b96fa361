"""Why a filled-in value was changed is kept with the draft."""

from motcua.drafts.api import Offer, Source, explain_corrections, get_draft, origins_of, prefill_draft, save_page
from tests.factories.cast import NOW
from tests.factories.organisations import actor_of, citizen_account
from tests.integration.drafts.conftest import Begin


def test_a_reason_is_kept_for_what_was_corrected(begin: Begin) -> None:
    lan = actor_of(citizen_account("Lan"))
    draft = begin(lan).draft
    offer = Offer(Source.REGISTER, "2026-11-30", {"address": {"text": "Thôn Mẫu 2"}}, simulated=True)
    prefill_draft(draft.public_id, actor=lan, for_self=True, acting=False, offers=[offer], now=NOW)
    save_page(draft.public_id, answers={"applicant": {"address": {"text": "Thôn Mẫu 3"}}}, now=NOW)
    reasons = {"applicant.address": "Mới chuyển nhà", "applicant.phone": "không có"}
    explain_corrections(draft.public_id, reasons=reasons, now=NOW)
    revision = explain_corrections(draft.public_id, reasons=reasons, now=NOW).revision
    kept = get_draft(draft.public_id, now=NOW)
    assert kept.revision == revision
    (origin,) = origins_of(kept)
    assert (origin.corrected, origin.reason, origin.simulated) == (True, "Mới chuyển nhà", True)
