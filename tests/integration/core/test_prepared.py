"""What Django's log keeps of a prepared statement is the statement as it was asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.prepared import keys_as_text, rows_prepared


@pytest.mark.django_db
def test_the_log_keeps_a_statement_that_can_be_asked_again() -> None:
    with CaptureQueriesContext(connection) as captured:
        asked = rows_prepared(
            "SELECT %(name)s::text || ' 100 %%', %(keys)s::bigint[]", {"name": "K'Lan", "keys": keys_as_text({3, 1})}
        )
    (kept,) = captured.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(kept["sql"])
        assert cursor.fetchall() == asked == [("K'Lan 100 %", [1, 3])]
