"""The cast stands ready for every story of the lab, on one Monday morning."""

import pytest
from django.utils import timezone

from tests.factories.cast import Cast, load_cast
from tests.factories.clock import OfficeClock


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """The moment at which pages are opened."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    return wall


@pytest.fixture
def cast(db: None) -> Cast:
    """Units, catalogue and people of the story."""
    return load_cast()
