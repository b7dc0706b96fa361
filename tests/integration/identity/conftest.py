"""A unit and its clerk."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.actor import Role
from motcua.identity import api as identity
from motcua.orgs.models import Tier, Unit
from tests.integration.identity.cast import NOW, PASSWORD, SYSTEM


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.create(
        code="thu-xa",
        name="Xã Thử",
        name_folded="xa thu",
        tier=Tier.COMMUNE,
        kind="commune_centre",
        path="thu-xa",
        valid=DateRange(date(2025, 7, 1), None),
        source="test",
    )


@pytest.fixture
def clerk(unit: Unit) -> identity.Account:
    account = identity.create_account(
        actor=SYSTEM, username=" Lan.Nguyen ", password=PASSWORD, display_name="Nguyễn Thị Lan", now=NOW
    )
    identity.give_role(
        actor=SYSTEM, account_id=account.pk, unit_id=unit.pk, role=Role.CLERK, valid_from=date(2026, 1, 1), now=NOW
    )
    return account
