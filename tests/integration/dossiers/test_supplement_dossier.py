"""What was missing comes in, and the remaining time runs on."""

from datetime import timedelta

import pytest

from motcua.dossiers.api import get_dossier, pass_dossier, request_supplement, submit_dossier, supplement_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import HOUR, ITEMS, accepted
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db


def test_a_supplement_stops_the_clock_and_the_remaining_time_is_kept(cast: Cast) -> None:
    code = accepted(cast)
    before = get_dossier(actor=cast.clerk, code=code)
    pass_dossier(actor=cast.clerk, code=code, now=NOW)
    asked = request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=NOW + HOUR, until=NOW + 48 * HOUR)
    assert (asked.clock, asked.due_at, asked.status) == ("suspended", None, 5)
    back = supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + 25 * HOUR)
    assert (back.clock, back.awaiting, back.status) == ("running", "nothing", 4)
    assert back.due_at is not None
    assert before.due_at is not None
    assert back.due_at == before.due_at + timedelta(days=1)
    story = get_dossier(actor=cast.clerk, code=code).story
    assert story[-1].payload["former_due_at"] is None
    assert story[-2].payload["former_due_at"] == before.due_at.isoformat()


def test_the_applicant_supplements_with_code_and_secret(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    request_supplement(actor=cast.clerk, code=receipt.code, items=ITEMS, now=NOW)
    change = supplement_dossier(actor=cast.mother, code=receipt.code, own_id=receipt.id, papers=(), now=NOW + HOUR)
    assert change.status == 1
