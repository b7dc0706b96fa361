"""What was asked for a draft belongs to the dossier that it became."""

import pytest

from motcua.audit.api import list_reads
from motcua.population.api import bind_queries, list_queries
from motcua.population.models import PopulationQuery
from motcua.population.queries import key_of_draft
from tests.factories.cast import NOW

pytestmark = pytest.mark.django_db


def test_bound_once_and_told_in_the_access_log() -> None:
    for number, draft in enumerate(("d-1", "d-1", "d-2")):
        PopulationQuery.objects.create(
            at=NOW,
            request_id=str(number),
            account_id=7,
            actor_kind="citizen",
            purpose="prefill",
            draft_key=key_of_draft(draft),
            outcome="found",
        )
    assert bind_queries("d-1", dossier_id=41) == 2
    assert bind_queries("d-1", dossier_id=42) == 0
    assert len(list_queries(41)) == 2
    assert list_queries(42) == []
    assert [(one.purpose, one.by_machine, one.times) for one in list_reads(subject="dossier", subject_id=41)] == [
        ("prefill", True, 2)
    ]
