"""The cast stands ready for every story about dossiers."""

import pytest

from tests.factories.cast import Cast, load_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Units, catalogue and people of the story."""
    return load_cast()
