"""A step of a dossier with five hundred events behind it costs what it costs on its first day."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.api import pass_dossier, return_step
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db

EVENTS, ROUNDS = 500, 250

_EVENTS = """
INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind)
SELECT now(), now(), 'dossier', %s, 'DossierPassed', '{"revision": 1}', 'staff' FROM generate_series(1, %s)
"""
_TASKS = """
INSERT INTO dossiers_task (dossier_id, step, kind, unit_id, role, state, round, "limit", opened_at, closed_at, outcome)
SELECT d.id, 'reception', 'step', d.unit_id, 'clerk', 'done', n, '', now(), now(), ''
FROM dossiers_dossier d, generate_series(1, %s) n WHERE d.id = %s
"""


def _steps(cast: Cast, code: str) -> list[str]:
    """The statements of going on once and being given back once."""
    with CaptureQueriesContext(connection) as caught:
        pass_dossier(actor=cast.clerk, code=code, now=NOW)
        return_step(actor=cast.specialist, code=code, to_step="reception", reason="thiếu một trang", now=NOW)
    return [query["sql"] for query in caught.captured_queries]


def test_a_step_asks_no_more_of_the_database_after_five_hundred_events(cast: Cast) -> None:
    young, old = accepted(cast, BIRTH), accepted(cast, BIRTH)
    key = Dossier.objects.get(code=old).pk
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [key, EVENTS])
        cursor.execute(_TASKS, [ROUNDS, key])
    _steps(cast, young)
    first, late = _steps(cast, young), _steps(cast, old)
    assert len(late) == len(first)
    assert not [text for text in late if "FROM core_event" in text or 'FROM "core_event"' in text], (
        "no step reads the story"
    )
    assert len(late) <= 30
