"""An officer of many units finds one by its name; an officer of few sees them all at once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.actor import Role
from motcua.identity.api import Account, StaffRole
from motcua.orgs.models import Unit
from tests.factories.cast import Cast
from tests.integration.desk.officer import Officer

pytestmark = pytest.mark.django_db


def many_units(account: Account, count: int) -> None:
    """Communes with names of their own, in all of which the person is clerk."""
    since = DateRange(date(2025, 7, 1), None)
    for number in range(count):
        name = f"Trung tâm Phục vụ hành chính công Xã Đồng {number:02}"
        unit = Unit.objects.create(
            code=f"demo-dong-{number}",
            name=name,
            name_folded=name.lower(),
            tier="commune",
            kind="commune_centre",
            path=f"demo-dong-{number}",
            valid=since,
            source="test",
        )
        StaffRole.objects.create(account=account, unit_id=unit.pk, role=Role.CLERK, valid=since)


def test_many_units_are_looked_for_by_name_without_diacritics(
    cast: Cast, accounts: dict[str, Account], sign_in_as: Callable[[str], Officer]
) -> None:
    many_units(accounts["mot-cua-1"], 60)
    clerk = sign_in_as("mot-cua-1")
    lists = clerk.open("/can-bo/")
    assert "Xã Đồng 07" not in lists.words
    page = clerk.open(lists.links["Chọn đơn vị khác"])
    assert "Còn đơn vị khác." in page.words
    found = clerk.open("/can-bo/units/", q="xa dong 07")
    assert "Còn đơn vị khác." not in found.words
    one = clerk.open(found.links["Trung tâm Phục vụ hành chính công Xã Đồng 07"])
    assert one.status == 200
    assert "Xã Đồng 07" in one.words
    assert "Không tìm thấy đơn vị" in clerk.open("/can-bo/units/", q="\x00 không đâu cả").words


def test_few_units_stand_beside_one_another(
    cast: Cast, accounts: dict[str, Account], sign_in_as: Callable[[str], Officer]
) -> None:
    many_units(accounts["mot-cua-1"], 2)
    page = sign_in_as("mot-cua-1").open("/can-bo/")
    assert "Trung tâm Phục vụ hành chính công Xã Đồng 01" in page.links
    assert "Chọn đơn vị khác" not in page.links


def test_nobody_is_offered_units_of_others(cast: Cast, stranger: Officer) -> None:
    assert "Xã Mẫu" not in stranger.open("/can-bo/units/", q="xa").words
