"""A person reads which offices opened her dossier; officers' names stay inside."""

from pathlib import Path
from typing import Any

import pytest

from motcua.dossiers.api import submit_dossier
from tests.factories.cast import NOW, Cast, load_cast, people
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT, settings.DATA_FOLDER = tmp_path / "files", tmp_path
    return load_cast()


def test_who_opened_the_page_is_told_by_office_and_role(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    mother, clerk = PageClient(), PageClient()
    opened = {"code": receipt.code, "resume_code": receipt.resume_code}
    assert mother.get("/ho-so/ai-da-xem/").status_code == 302
    mother.post("/ho-so/", opened)
    assert "Chưa có cán bộ nào mở hồ sơ này" in mother.get("/ho-so/ai-da-xem/").text
    clerk.force_login(people(cast)["mot-cua-1"])
    for _ in range(2):
        clerk.get(f"/can-bo/dossiers/{receipt.code}/")
    page = mother.get("/ho-so/ai-da-xem/").text
    assert cast.centre.name in page
    assert "Mở trang hồ sơ để xử lý" in page
    assert ">2<" in page.replace(" ", "").replace("\n", "")
    assert cast.clerk.name not in page
