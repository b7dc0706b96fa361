"""The people of the practice centre sit before their screens on one Monday morning."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from motcua.identity.api import Account
from tests.factories.cast import Cast, load_cast, people
from tests.factories.clock import OfficeClock
from tests.integration.desk.officer import Officer
from tests.page_client import PageClient


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """The moment at which pages are opened."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    return wall


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Files go into a folder of this test alone."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    """Units, catalogue and people."""
    return load_cast()


@pytest.fixture
def accounts(cast: Cast) -> dict[str, Account]:
    """The accounts by username."""
    return people(cast)


@pytest.fixture
def sign_in_as(accounts: dict[str, Account]) -> Callable[[str], Officer]:
    """Puts a person before a browser of their own, already signed in."""

    def make(username: str) -> Officer:
        client = PageClient()
        client.force_login(accounts[username])
        return Officer(client)

    return make


@pytest.fixture
def clerk(sign_in_as: Callable[[str], Officer]) -> Officer:
    """Takes dossiers in and hands results out."""
    return sign_in_as("mot-cua-1")


@pytest.fixture
def specialist(sign_in_as: Callable[[str], Officer]) -> Officer:
    """Works on dossiers."""
    return sign_in_as("chuyen-vien-1")


@pytest.fixture
def leader(sign_in_as: Callable[[str], Officer]) -> Officer:
    """Decides."""
    return sign_in_as("lanh-dao-1")


@pytest.fixture
def stranger(sign_in_as: Callable[[str], Officer]) -> Officer:
    """The clerk of the neighbouring commune."""
    return sign_in_as("can-bo-khac-1")
