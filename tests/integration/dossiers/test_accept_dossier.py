"""The clerk finds a dossier complete, and the clock starts."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import (
    PageIsStale,
    PaperGiven,
    PapersMissing,
    SupplementItem,
    accept_dossier,
    approve_dossier,
    get_dossier,
    list_events,
    pass_dossier,
    request_supplement,
    return_result,
    supplement_dossier,
)
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import HOUR, status, submitted

pytestmark = pytest.mark.django_db


def test_a_dossier_without_its_papers_is_not_accepted(cast: Cast) -> None:
    code = submitted(cast, papers=())
    with pytest.raises(PapersMissing) as refusal:
        accept_dossier(actor=cast.clerk, code=code, now=NOW)
    missing = refusal.value.values["papers"]
    assert missing
    request_supplement(
        actor=cast.clerk, code=code, items=tuple(SupplementItem(paper, "chưa nộp") for paper in missing), now=NOW
    )
    assert status(cast, code) == 5
    supplement_dossier(actor=cast.clerk, code=code, papers=tuple(map(PaperGiven, missing)), now=NOW + HOUR)
    assert status(cast, code) == 1
    assert accept_dossier(actor=cast.clerk, code=code, now=NOW + 2 * HOUR).received_at == NOW + 2 * HOUR


def test_a_stale_page_decides_nothing(cast: Cast) -> None:
    code = submitted(cast)
    seen = get_dossier(actor=cast.clerk, code=code).revision
    accept_dossier(actor=cast.clerk, code=code, now=NOW, revision=seen)
    with pytest.raises(PageIsStale) as refusal:
        pass_dossier(actor=cast.clerk, code=code, now=NOW, revision=seen)
    assert refusal.value.conflict
    assert status(cast, code) == 2


def test_a_stranger_sees_nothing_and_each_role_does_its_own_work(cast: Cast) -> None:
    code = submitted(cast)
    for act in (get_dossier, list_events):
        for outsider in (cast.stranger, cast.mother, cast.delegate):
            with pytest.raises(NotFound):
                act(actor=outsider, code=code)
    with pytest.raises(NotFound):
        accept_dossier(actor=cast.stranger, code=code, now=NOW)
    with pytest.raises(NotAllowed):
        accept_dossier(actor=cast.specialist, code=code, now=NOW)
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    for actor in (cast.clerk, cast.specialist):
        with pytest.raises(NotAllowed):
            approve_dossier(actor=actor, code=code, now=NOW)
    with pytest.raises(NotAllowed):
        return_result(actor=cast.leader, code=code, now=NOW)
