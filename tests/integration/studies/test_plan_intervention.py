"""An intervention enters the register once, with tidy places, and only by who keeps the study."""

from dataclasses import replace

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.studies.api import StudyRefused, get_study
from motcua.studies.intervention_api import list_interventions, plan_intervention
from tests.factories.cast import NOW, Cast
from tests.factories.studies import INTERVENTION, opened

pytestmark = pytest.mark.django_db


def test_it_is_entered_once_under_its_number(cast: Cast) -> None:
    code = opened(cast)
    given = replace(INTERVENTION, places=("Xã  Một ", "", "Xã Hai"))
    first = plan_intervention(code, actor=cast.analyst, given=given, now=NOW, once="a")
    assert plan_intervention(code, actor=cast.analyst, given=given, now=NOW, once="a") == first == 1
    assert plan_intervention(code, actor=cast.analyst, given=given, now=NOW, once="b") == 2
    (one, _other) = get_study(code, actor=cast.analyst).interventions
    assert one.given.places == ("Xã Một", "Xã Hai")
    assert [one.intervention.number for one in list_interventions(actor=cast.leader)] == [2, 1]
    assert list_interventions(actor=cast.stranger) == []


def test_only_who_keeps_the_study_enters_and_nothing_half(cast: Cast) -> None:
    code = opened(cast)
    with pytest.raises(NotAllowed):
        plan_intervention(code, actor=cast.leader, given=INTERVENTION, now=NOW)
    with pytest.raises(NotFound):
        plan_intervention(code, actor=cast.stranger, given=INTERVENTION, now=NOW)
    with pytest.raises(StudyRefused) as refused:
        plan_intervention(code, actor=cast.analyst, given=replace(INTERVENTION, places=(" ",)), now=NOW)
    assert refused.value.field_errors == {"places": "missing"}
    assert get_study(code, actor=cast.analyst).interventions == []
