"""Whoever follows a dossier is told what to do now, and never sent for a result that does not exist."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from motcua.dossiers.api import Awaiting, Clock, Stage, Tracking, national_status
from motcua.portal.presenters.track import present_tracking

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


def advice(stage: Stage) -> str:
    ended = stage not in {Stage.SUBMITTED, Stage.ACCEPTED, Stage.IN_HAND}
    tracking = Tracking(
        code="demo-xa-mau-261130-0001",
        stage=stage,
        clock=Clock.ENDED if ended else Clock.RUNNING,
        awaiting=Awaiting.NOTHING,
        national_status=national_status(stage, Awaiting.NOTHING),
        submitted_at=NOW,
        received_at=NOW,
        due_at=NOW,
        finished_at=NOW if ended else None,
        returned_at=NOW if stage is Stage.RETURNED else None,
        simulated=False,
        practice=True,
    )
    with override("vi"):
        return present_tracking(tracking).advice


@pytest.mark.parametrize("stage", [Stage.NOT_ACCEPTED, Stage.REFUSED, Stage.STOPPED, Stage.WITHDRAWN])
def test_nobody_is_sent_for_a_result_that_does_not_exist(stage: Stage) -> None:
    assert "nhận kết quả" not in advice(stage)
    assert "nộp hồ sơ mới" in advice(stage)


def test_a_finished_dossier_sends_the_person_for_the_result() -> None:
    assert "nhận kết quả" in advice(Stage.APPROVED)
