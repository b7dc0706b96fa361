"""An assessment is entered as a whole, once, for the actor's own unit, and comes back as it was."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.studies.api import StudyRefused
from motcua.studies.assessment_api import (
    AssessmentGiven,
    Checked,
    get_assessment,
    list_assessments,
    record_assessment,
)
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db
SEEN = AssessmentGiven(
    "commune-day", " Xã  Một ", date(2026, 11, 20), {"mothers": 12}, {"no_phone": {"mothers": 3}},
    {"speed": Decimal("2.5")}, {"wifi": Checked.NO},
)  # fmt: skip


def test_it_comes_back_as_it_was_and_only_to_its_unit(cast: Cast) -> None:
    enter = {"actor": cast.analyst, "unit_id": cast.centre.id, "given": SEEN, "synthetic": True, "now": NOW}
    number = record_assessment(once="a", **enter)  # type: ignore[arg-type]
    assert record_assessment(once="a", **enter) == number  # type: ignore[arg-type]
    one = get_assessment(number, actor=cast.leader)
    assert one.given == replace(SEEN, subject="Xã Một")
    assert [each.id for each in list_assessments(actor=cast.leader)] == [number]
    assert list_assessments(actor=cast.stranger) == []
    with pytest.raises(NotFound):
        get_assessment(number, actor=cast.stranger)


def test_nothing_half_is_kept(cast: Cast) -> None:
    for given, actor in ((replace(SEEN, asked={"mothers": 2}), cast.analyst), (SEEN, cast.leader)):
        with pytest.raises((StudyRefused, NotAllowed)):
            record_assessment(actor=actor, unit_id=cast.centre.id, given=given, synthetic=True, now=NOW)
    assert list_assessments(actor=cast.analyst) == []
