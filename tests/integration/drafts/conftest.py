"""A draft of a birth, begun by the mother without an account."""

from collections.abc import Callable

import pytest

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.drafts.api import BegunDraft, begin_draft
from tests.factories.cast import NOW, PRACTICE_CENTRE, TODAY, Cast, load_cast
from tests.factories.submissions import BIRTH

Begin = Callable[..., BegunDraft]


@pytest.fixture
def cast(db: None) -> Cast:
    """Units, catalogue and people of the story."""
    return load_cast()


@pytest.fixture
def begin(cast: Cast) -> Begin:
    """Begins a draft of a birth; without an account unless an actor is named."""

    def begin_one(actor: Actor | None = None, *, another: bool = False) -> BegunDraft:
        return begin_draft(
            actor=actor or Actor.anonymous(),
            procedure_code=BIRTH,
            version_id=version_in_force(BIRTH, on=TODAY).id,
            unit_code=PRACTICE_CENTRE,
            language="vi",
            now=NOW,
            another=another,
        )

    return begin_one
