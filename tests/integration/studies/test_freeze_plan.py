"""A plan is frozen with its digest; an amendment says what was known by then."""

from dataclasses import replace

import pytest

from motcua.studies.api import FileKind, Outcome, StudyRefused, digest_of, freeze_plan, get_study
from tests.factories.cast import NOW, Cast
from tests.factories.studies import CHANGES, PLAN, opened, with_file

pytestmark = pytest.mark.django_db


def test_the_digest_is_of_what_was_frozen_and_an_amendment_counts_the_outcomes_seen(cast: Cast) -> None:
    code = opened(cast)
    with_file(cast, code)
    first = freeze_plan(code, actor=cast.analyst, plan=PLAN, now=NOW)
    with_file(cast, code, CHANGES, kind=FileKind.OUTCOME)
    second = freeze_plan(code, actor=cast.analyst, plan=replace(PLAN, alpha=0.1), now=NOW)
    kept = get_study(code, actor=cast.leader).plans
    assert [plan.digest for plan in kept] == [first.digest, second.digest]
    assert digest_of(dict(kept[0].document)) == first.digest
    assert [plan.document["outcome_files_before"] for plan in kept] == [0, 1]


def test_an_outcome_named_twice_or_an_end_before_the_start_is_refused(cast: Cast) -> None:
    plan = replace(PLAN, outcome_until="2026-12", secondary=(Outcome("self_service", "Lặp"),), alpha=0.7)
    with pytest.raises(StudyRefused) as refused:
        freeze_plan(opened(cast), actor=cast.analyst, plan=plan, now=NOW)
    assert set(refused.value.field_errors) == {"alpha", "outcome_until", "secondary"}
