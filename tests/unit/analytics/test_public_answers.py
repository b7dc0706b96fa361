"""What the public is answered from the kept counts is what the dossiers say, whatever it asks."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from pathlib import Path

import pytest

from motcua.analytics.cube import compute_table
from motcua.analytics.publication import public_answers
from motcua.analytics.publication.base_counts import is_sum
from motcua.analytics.publication.cubes import Cube, cubes
from motcua.analytics.publication.gate import Question
from motcua.analytics.publication.kept import count_extract, published_sums
from motcua.analytics.publication.public_answers import answer_from_counts
from motcua.analytics.publication.public_counts import keep_counts
from motcua.analytics.snapshots import Snapshot
from tests.factories.extract_rows import write_extract
from tests.unit.analytics.figures.hand_counted import DOSSIERS

YEAR = (date(2026, 1, 1), date(2027, 1, 1))
PERIODS = (YEAR, (None, None), (date(2026, 2, 1), date(2026, 4, 1)), (date(2026, 3, 1), None))
EARLIER = {"received_at": "2025-11-03T09:00", "tier": "commune", "unit_code": "u9", "procedure_code": "p1"}
TIMES = {"backlog_age", "time_to_submit", "time_to_result"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The awkward month, something of the year before, and a dossier of which nobody knows when it came."""
    rows = [*DOSSIERS, EARLIER, {**EARLIER, "legal_channel": "online", "simulated": True}, {"tier": "province"}]
    found = write_extract(tmp_path_factory.mktemp("public"), rows)
    published = published_sums()
    keep_counts(found, count_extract(found, published), published)
    return found


def asked_of(cube: Cube, metric: str) -> Iterator[Question]:
    """By no dimension, by each and by all, in each period, as a whole and by each grain."""
    sizes = {0, 1, len(cube.dimensions)}
    several = [by for size in sorted(sizes) for by in combinations(cube.dimensions, size)]
    for by, grain, period in product(several, ("", *cube.grains), PERIODS):
        if cube.bounds(*period):
            yield Question(metric, (*by, *([grain] if grain else [])), *period, {})


def test_every_approved_table_is_what_the_dossiers_say(snapshot: Snapshot) -> None:
    asked = [question for cube in cubes() for metric in cube.metrics[:9] for question in asked_of(cube, metric)]
    metrics_answered = set()
    for question in asked[::9]:
        found = answer_from_counts(snapshot, question)
        if found is None:
            continue
        period = {"date_from": question.date_from, "date_to": question.date_to}
        said = compute_table(snapshot, question.metric, by=question.by, **period)
        assert (found.rows, found.simulated) == (said.rows, said.simulated), question
        metrics_answered.add(question.metric)
    assert len(metrics_answered) == 10


@pytest.mark.parametrize("metric", sorted({metric for cube in cubes() for metric in cube.metrics} - TIMES))
def test_every_metric_of_the_cubes_by_tier(snapshot: Snapshot, metric: str) -> None:
    found = answer_from_counts(snapshot, Question(metric, ("tier", "month"), *YEAR, {}))
    if found is None:
        assert not is_sum(metric)
        return
    said = compute_table(snapshot, metric, by=("tier", "month"), date_from=YEAR[0], date_to=YEAR[1])
    assert (found.rows, found.simulated) == (said.rows, said.simulated)


@pytest.mark.parametrize(
    ("name", "value"), [("tier", "commune"), ("tier", "unknown"), ("actor", "owner"), ("simulated", "true")]
)
def test_under_a_condition(snapshot: Snapshot, name: str, value: str) -> None:
    by = ("origin_system",) if name == "simulated" else ("legal_channel",)
    found = answer_from_counts(snapshot, Question("received", by, *YEAR, {name: value}))
    said = compute_table(
        snapshot, "received", by=by, where={name: value}, date_from=YEAR[0], date_to=YEAR[1]
    )  # fmt: skip
    assert found is not None
    assert found.rows == said.rows


def test_what_depends_on_the_end_of_the_period_is_read_from_the_dossiers_unless_that_is_the_year(
    snapshot: Snapshot,
) -> None:
    """By index 766 what is open is judged at the end of the period."""
    half = (date(2026, 1, 1), date(2026, 7, 1))
    assert answer_from_counts(snapshot, Question("on_time_index_share", ("tier",), *half, {})) is None
    assert answer_from_counts(snapshot, Question("on_time_index_share", ("tier",), *YEAR, {})) is not None
    assert answer_from_counts(snapshot, Question("on_time_share", ("tier",), *half, {})) is not None


def test_times_and_values_nobody_has_are_read_from_the_dossiers(snapshot: Snapshot) -> None:
    assert answer_from_counts(snapshot, Question("time_to_result", ("tier",), *YEAR, {})) is None
    assert answer_from_counts(snapshot, Question("received", (), *YEAR, {"eligible_online": "perhaps"})) is None


def test_counts_by_other_rules_are_left_aside(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question("received", (), *YEAR, {})
    assert answer_from_counts(snapshot, question) is not None
    monkeypatch.setattr(public_answers, "counts_path", lambda *_: Path("counted-by-other-rules"))
    assert answer_from_counts(snapshot, question) is None
