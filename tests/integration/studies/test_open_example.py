"""One press opens a whole study to learn from, and a second press opens no second one."""

from pathlib import Path

import pytest

from motcua.cli.main import run
from motcua.studies.api import folder_of, get_study, open_example
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_every_step_stands_and_the_whole_can_be_run_again(cast: Cast, tmp_path: Path) -> None:
    given = {"actor": cast.analyst, "unit_id": cast.centre.id, "now": NOW, "once": "vi-du-1"}
    code = open_example(**given)  # type: ignore[arg-type]
    assert open_example(**given) == code  # type: ignore[arg-type]
    study = get_study(code, actor=cast.leader)
    assert study.study.synthetic
    assert [result.refusal for result in study.results] == [None] * len(study.results)
    drawn = next(result for result in study.results if result.line == "allocate").answer or {}
    assert drawn["space"] == 120 * 136  # two of 16 and two of 17
    assert len(study.plans) == 1
    for path, content in folder_of(study):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert run(["lab", "replay", str(tmp_path)]) == 0
