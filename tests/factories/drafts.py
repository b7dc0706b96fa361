"""Drafts as a browser holds them."""

from collections.abc import Mapping
from typing import Any

from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.drafts.api import Draft, begin_draft, change_draft
from tests.factories.cast import PRACTICE_CENTRE
from tests.factories.submissions import BIRTH


def hold_new_draft(client: Client, answers: Mapping[str, Mapping[str, Any]], procedure: str = BIRTH) -> Draft:
    """A draft with these answers, at the practice centre, which this browser holds as its only one."""
    now = timezone.now()
    draft = begin_draft(
        actor=Actor.anonymous(),
        procedure_code=procedure,
        version_id=version_in_force(procedure, on=timezone.localdate()).id,
        unit_code=PRACTICE_CENTRE,
        language="vi",
        now=now,
    ).draft
    session = client.session
    session["portal_held"] = {procedure: [draft.public_id]}
    session.save()
    return change_draft(draft.public_id, now=now, answers=answers)
