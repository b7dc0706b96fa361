"""The cast and two people with accounts, on one Monday morning."""

import pytest

from motcua.core.actor import Actor
from motcua.organisations.api import OrganisationView
from tests.factories.cast import Cast, load_cast
from tests.factories.organisations import actor_of, citizen_account, managed


@pytest.fixture
def cast(db: None) -> Cast:
    """Units and people of the office."""
    return load_cast()


@pytest.fixture
def manager(db: None) -> Actor:
    """Speaks for the company."""
    return actor_of(citizen_account("Le Thi Giam"))


@pytest.fixture
def employee(db: None) -> Actor:
    """Works for it."""
    return actor_of(citizen_account("Tran Van Lam"))


@pytest.fixture
def company(cast: Cast, manager: Actor) -> OrganisationView:
    """The company with its manager."""
    return managed(cast, manager)
