"""Where our forms make people stop, counted by hand; small counts are hidden, other offices' stay theirs."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from motcua.studies.api import get_content
from motcua.traces.api import Step, note_step, write_counters
from motcua.traces.models import StepCount
from tests.factories.cast import NEIGHBOUR, NOW, PRACTICE_CENTRE, Cast, people
from tests.factories.clock import OfficeClock
from tests.factories.studies import opened
from tests.factories.submissions import COPY_OF_EXTRACT
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
PLACE = f"/phan-tich/to-khai/?procedure={COPY_OF_EXTRACT}"


@pytest.fixture
def analyst(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    """100 cases here and 40 next door: 60 came to the applicant's page, 20 were handed in; one error seven times."""
    monkeypatch.setattr(timezone, "now", OfficeClock())
    write_counters()
    StepCount.objects.all().delete()
    for unit, shares in ((PRACTICE_CENTRE, (100, 60, 20)), (NEIGHBOUR, (40, 40, 40))):
        for event, step, times in zip(
            ("started", "reached", "submitted"), ("", "applicant", "review"), shares, strict=True
        ):
            for _ in range(times):
                note_step(Step(event, COPY_OF_EXTRACT, step=step, unit=unit, device="phone"), now=NOW)
    for _ in range(7):
        wrong = Step("error", COPY_OF_EXTRACT, step="applicant", field="applicant.full_name", code="required")
        note_step(wrong, now=NOW)
    note_step(Step("error", COPY_OF_EXTRACT, step="subject", field="subject.full_name", code="required"), now=NOW)
    for _ in range(30):
        note_step(Step("spent", COPY_OF_EXTRACT, step="applicant", code="-60"), now=NOW)
    note_step(Step("back", COPY_OF_EXTRACT, step="subject"), now=NOW - timedelta(weeks=3))
    client = PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    return client


def test_the_page_says_how_many_came_how_far(analyst: PageClient) -> None:
    page = analyst.get(PLACE)
    assert page.status_code == 200
    assert "Trong 140 hồ sơ đã bắt đầu, 60 được nộp (42,9" in page.text
    assert "Mục này còn để trống" in page.text  # what a person reads there, not a code
    assert "dưới 5" in page.text
    assert "tới 1 phút" in page.text
    assert analyst.get(f"/phan-tich/to-khai/picture.svg?procedure={COPY_OF_EXTRACT}")["Content-Type"] == "image/svg+xml"


def test_by_office_only_the_own_ones_stand_there(analyst: PageClient, cast: Cast) -> None:
    text = analyst.get(f"{PLACE}&by=unit").text
    assert cast.centre.name in text
    assert cast.neighbour.name not in text
    assert "60,0" in text


def test_other_weeks_and_wrong_days(analyst: PageClient) -> None:
    assert "Không có số đếm nào" in analyst.get("/phan-tich/to-khai/?procedure=1.000000").text
    assert analyst.get(f"{PLACE}&first=30/11/2026&after=07/12/2026").status_code == 200
    assert "Trong 140 hồ sơ" not in analyst.get(f"{PLACE}&first=07/12/2026").text
    assert analyst.get(f"{PLACE}&first=hôm nay").status_code == 422


def test_the_table_comes_into_a_study_without_small_counts(analyst: PageClient, cast: Cast) -> None:
    code = opened(cast)
    sent: dict[str, Any] = {"procedure": COPY_OF_EXTRACT, "by": "unit"}
    assert analyst.post(f"/phan-tich/studies/{code}/files/to-khai/", sent).status_code == 302
    view, content = get_content(code, 1, actor=cast.analyst)
    assert "Bộ đếm tờ khai" in view.source
    lines = content.decode().splitlines()
    assert lines[0].startswith("group,step,cases,reached")
    assert f"{PRACTICE_CENTRE},applicant,100,60,40,0.6" in content.decode()
    assert NEIGHBOUR not in content.decode()
