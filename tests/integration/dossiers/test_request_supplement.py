"""The office asks for what is missing."""

import pytest

from motcua.dossiers.api import (
    AwaitingApplicant,
    NothingAsked,
    NothingAwaited,
    PaperGiven,
    PapersRefused,
    UntilInThePast,
    approve_dossier,
    get_dossier,
    pass_dossier,
    request_supplement,
    stop_dossier,
    supplement_dossier,
)
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import HOUR, ITEMS, accepted

pytestmark = pytest.mark.django_db


def test_while_a_supplement_is_awaited_nobody_decides_or_passes_on(cast: Cast) -> None:
    code = accepted(cast)
    request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW)
    for act in (
        lambda: approve_dossier(actor=cast.leader, code=code, now=NOW),
        lambda: pass_dossier(actor=cast.clerk, code=code, now=NOW),
        lambda: request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW),
    ):
        with pytest.raises(AwaitingApplicant):
            act()
    stopped = stop_dossier(actor=cast.leader, code=code, reason_code="khong-bo-sung", now=NOW + 200 * HOUR)
    assert (stopped.status, stopped.clock, stopped.awaiting) == (8, "ended", "nothing")
    assert get_dossier(actor=cast.leader, code=code).pauses[0]["to"] == (NOW + 200 * HOUR).isoformat()


def test_a_request_for_supplement_says_what_is_missing_and_until_when(cast: Cast) -> None:
    code = accepted(cast)
    with pytest.raises(NothingAsked):
        request_supplement(actor=cast.clerk, code=code, items=(), now=NOW)
    with pytest.raises(UntilInThePast):
        request_supplement(actor=cast.clerk, code=code, items=ITEMS, until=NOW - HOUR, now=NOW)
    with pytest.raises(NothingAwaited):
        supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW)
    request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW)
    with pytest.raises(PapersRefused):
        supplement_dossier(actor=cast.clerk, code=code, papers=(PaperGiven("khong-co"),), now=NOW)
