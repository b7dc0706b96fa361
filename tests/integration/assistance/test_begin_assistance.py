"""One helper helps one person at a time, under his own name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.assistance.api import (
    AssistanceRefused,
    HelperIsHelping,
    begin_assistance,
    find_open_session,
    list_own_sessions,
)
from motcua.core.errors import NotAllowed
from tests.factories.assistance import GIVEN, helper_of
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_a_second_session_is_refused_until_the_first_is_over_by_itself(cast: Cast) -> None:
    helper, unit_id = helper_of(cast), cast.centre.id
    begin_assistance(actor=helper, unit_id=unit_id, given=GIVEN, now=NOW)
    with pytest.raises(HelperIsHelping):
        begin_assistance(actor=helper, unit_id=unit_id, given=GIVEN, now=NOW + timedelta(minutes=119))
    begin_assistance(actor=helper_of(cast, 502), unit_id=unit_id, given=GIVEN, now=NOW)
    later = NOW + timedelta(hours=2)
    assert find_open_session(actor=helper, now=later) is None
    begin_assistance(actor=helper, unit_id=unit_id, given=GIVEN, now=later)
    (forgotten,) = list_own_sessions(actor=helper)
    assert forgotten.minutes == 120
    assert forgotten.ended is not None
    assert forgotten.ended.completed is None


def test_who_may_not_help_and_what_is_no_language_is_refused(cast: Cast) -> None:
    for stranger in (cast.clerk, cast.stranger, replace(cast.analyst, account_id=9), cast.mother):
        with pytest.raises(NotAllowed):
            begin_assistance(actor=stranger, unit_id=cast.centre.id, given=GIVEN, now=NOW)
    wrong = replace(GIVEN, language="Tà Ôi")
    with pytest.raises(AssistanceRefused):
        begin_assistance(actor=helper_of(cast), unit_id=cast.centre.id, given=wrong, now=NOW)
