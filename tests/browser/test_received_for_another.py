"""A dossier that was received for another commune: handed on in time, accepted and decided there."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua.core.actor import Role
from motcua.dossiers.models import Dossier
from motcua.orgs.api import unit_in_force
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, TODAY, Cast, make_account
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import submitted
from tests.factories.submissions import BIRTH


@pytest.fixture
def others(office: Cast) -> None:
    """The other commune's clerk."""
    make_account("mot-cua-ban", "Đặng Văn Bản", unit_in_force("demo-xa-ban", on=TODAY), Role.CLERK)


def test_a_dossier_for_another_commune_is_received_here_and_decided_there(
    office: Cast, others: None, visitor: Callable[..., Visitor], clock: OfficeClock
) -> None:
    code = submitted(office, BIRTH, competent_unit_code="demo-xa-ban")
    here, there = visitor(), visitor()
    here.sign_in("mot-cua-1")
    here.follow("Chờ tiếp nhận 1")
    here.follow(code)
    assert here.sees("Cơ quan có thẩm quyền", "Xã Bản", "Chuyển trước 17:00 thứ Hai 30/11/2026")
    here.follow("Chuyển đến cơ quan có thẩm quyền")
    here.press("Chuyển hồ sơ đến cơ quan có thẩm quyền")
    assert here.sees("Chuyển đến cơ quan có thẩm quyền")
    clock.now = NOW + timedelta(hours=4)
    there.sign_in("mot-cua-ban")
    there.follow("Chờ tiếp nhận 1")
    there.follow(code)
    there.follow("Tiếp nhận")
    there.press("Tiếp nhận hồ sơ")
    assert there.sees("Đã tiếp nhận")
    assert Dossier.objects.get(code=code).received_at == NOW + timedelta(hours=4)
    here.open(f"/can-bo/dossiers/{code}/")
    assert here.sees("Đã tiếp nhận", "Xã Bản")
