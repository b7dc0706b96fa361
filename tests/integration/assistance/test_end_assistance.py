"""What is written down at the end; who does not want to be asked is not."""

from datetime import timedelta

import pytest

from motcua.assistance.api import (
    AssistanceOver,
    AssistanceRefused,
    SessionEnded,
    Step,
    begin_assistance,
    end_assistance,
    list_own_sessions,
)
from motcua.core.models import Event
from tests.factories.assistance import GIVEN, helper_of
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_minutes_steps_and_barrier_are_kept_and_the_book_does_not_name_the_barrier(cast: Cast) -> None:
    helper = helper_of(cast)
    begin_assistance(actor=helper, unit_id=cast.centre.id, given=GIVEN, now=NOW)
    with pytest.raises(AssistanceRefused):
        end_assistance(actor=helper, ended=SessionEnded(barrier="B99"), now=NOW)
    ended = SessionEnded((Step.FILL, Step.ATTACH), "B08", completed=True)
    assert end_assistance(actor=helper, ended=ended, now=NOW + timedelta(minutes=17)) == 17
    with pytest.raises(AssistanceOver):
        end_assistance(actor=helper, ended=ended, now=NOW)
    (kept,) = list_own_sessions(actor=helper)
    assert kept.ended == ended
    assert "B08" not in str([event.payload for event in Event.objects.filter(subject="assistance")])


def test_who_declines_is_asked_nothing(cast: Cast) -> None:
    helper = helper_of(cast)
    begin_assistance(actor=helper, unit_id=cast.centre.id, given=GIVEN, now=NOW)
    with pytest.raises(AssistanceRefused):
        end_assistance(actor=helper, ended=SessionEnded(barrier="B08", declined=True), now=NOW)
    assert end_assistance(actor=helper, ended=SessionEnded(declined=True), now=NOW) == 1
