"""What is filled in is kept sealed with its source, in one's own draft alone."""

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.drafts.api import Offer, Source, get_draft, origins_of, prefill_draft, save_page
from motcua.drafts.models import DraftRow
from tests.factories.cast import NOW
from tests.factories.organisations import actor_of, citizen_account
from tests.integration.drafts.conftest import Begin

OFFER = Offer(Source.ACCOUNT, "2026-11-30", {"full_name": "Hồ Thị K'Lan", "phone": "0905123456"})


def test_only_into_ones_own_draft_and_only_where_nothing_stands(begin: Begin) -> None:
    lan = actor_of(citizen_account("Lan"))
    draft = begin(lan).draft
    save_page(draft.public_id, answers={"applicant": {"phone": "0911"}}, now=NOW)
    for actor, for_self, acting in (
        (lan, False, False),
        (lan, True, True),
        (Actor(ActorKind.CITIZEN, account_id=(lan.account_id or 0) + 1), True, False),
        (Actor(ActorKind.STAFF, account_id=lan.account_id), True, False),
        (Actor.anonymous(), True, False),
    ):
        with pytest.raises(NotAllowed):
            prefill_draft(draft.public_id, actor=actor, for_self=for_self, acting=acting, offers=[OFFER], now=NOW)
    prefill_draft(draft.public_id, actor=lan, for_self=True, acting=False, offers=[OFFER], now=NOW)
    kept = get_draft(draft.public_id, now=NOW)
    assert kept.answers["applicant"] == {"type": "citizen", "full_name": "Hồ Thị K'Lan", "phone": "0911"}
    assert [(one.path, one.source) for one in origins_of(kept)] == [("applicant.full_name", "account")]
    assert b"Lan" not in bytes(DraftRow.objects.get(public_id=draft.public_id).sealed)


def test_nothing_into_a_draft_without_account(begin: Begin) -> None:
    draft = begin().draft
    with pytest.raises(NotAllowed):
        prefill_draft(draft.public_id, actor=Actor.anonymous(), for_self=True, acting=False, offers=[OFFER], now=NOW)
