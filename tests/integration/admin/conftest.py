"""An administrator of the practice centre before the screen."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from motcua.core.actor import Role
from motcua.identity.api import Account
from tests.factories.cast import Cast, load_cast, make_account, people
from tests.factories.clock import OfficeClock
from tests.integration.desk.officer import Officer
from tests.page_client import PageClient


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """The moment at which pages are opened."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    return wall


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    """Units, catalogue and people, and folders of this test alone."""
    settings.DATA_FOLDER = settings.MEDIA_ROOT = tmp_path
    return load_cast()


@pytest.fixture
def accounts(cast: Cast) -> dict[str, Account]:
    """The accounts by username, with the administrator's."""
    made = make_account("quan-tri-1", "Phạm Văn Quản", cast.centre, Role.ADMINISTRATOR)
    return {**people(cast), "quan-tri-1": made}


def before_the_screen(account: Account) -> Officer:
    """The person, signed in."""
    client = PageClient()
    client.force_login(account)
    return Officer(client)


@pytest.fixture
def administrator(accounts: dict[str, Account]) -> Officer:
    """Administers the practice centre."""
    return before_the_screen(accounts["quan-tri-1"])
