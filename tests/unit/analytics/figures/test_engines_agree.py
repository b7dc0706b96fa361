"""The embedded engine and Spark say the same, row for row; where Spark or Java is absent, that is why it is skipped."""

import shutil
import warnings
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.engines.comparing import compare_engines
from motcua.analytics.snapshots import Snapshot
from tests.factories.extract_rows import write_extract
from tests.unit.analytics.figures.hand_counted import DOSSIERS, SERVICES

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed: pip install 'motcua[spark]'"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17, and there is no java here"),
]
LOG = [
    {"dossier_key": number, "at": f"2026-03-{number + 1:02}T0{number % 3 + 7}:00", "activity_as_given": step}
    for number in range(1, 12)
    for step in ("Open", "Check" if number % 2 else "Ask")
]
UNITS = [
    {"unit_code": "b", "unit_now_code": "x", "weight": 0.6, "split": True},
    {"unit_code": "b", "unit_now_code": "y", "weight": 0.4, "split": True},
]


@pytest.fixture
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The awkward month with units, services and a log."""
    rows = [{**row, "unit_code": "ab"[number % 2], "submitted_at": row.get("received_at")} for number, row in
            enumerate(DOSSIERS)]  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Spark's own, of older Python
        yield write_extract(tmp_path_factory.mktemp("month"), rows, events=LOG, services=SERVICES, units=UNITS)


def test_both_engines_give_the_same_rows(month: Snapshot) -> None:
    breakdowns = (("tier", "statutory_period"), ("service_level",))
    compared = list(compare_engines(month, "duckdb", "spark", activity="Check", breakdowns=breakdowns[:1]))
    compared += list(compare_engines(month, "duckdb", "spark", breakdowns=breakdowns[1:], table="services"))
    assert [each for each in compared if each.different] == []
    assert {each.metric for each in compared} == {*DEFINITIONS}
