"""A method is applied within a study, and whoever takes the study away gets the same answer again."""

from pathlib import Path

import pytest

from motcua.cli.main import run
from motcua.studies.api import FileKind, folder_of, freeze_plan, get_study, run_study_line
from motcua.uptake.api import MethodRefused
from tests.factories.cast import NOW, Cast
from tests.factories.studies import CHANGES, FRAME, PLAN, opened, with_file

pytestmark = pytest.mark.django_db
DRAW = ("--data=@1", "--unit=commune", "--covariates=offline,poverty", "--arms=4", "--keep=1", "--accepted=sets.csv")


def test_a_lot_is_drawn_and_inference_runs_over_exactly_its_set(cast: Cast, tmp_path: Path) -> None:
    code = opened(cast)
    with_file(cast, code)
    freeze_plan(code, actor=cast.analyst, plan=PLAN, now=NOW)
    assert run_study_line(code, actor=cast.analyst, line="allocate", words=DRAW, now=NOW) == 1
    outcome = with_file(cast, code, CHANGES, kind=FileKind.OUTCOME)
    words = (f"--data=@{outcome}", "--outcome=self_service", "--treated=pilot", "--unit=commune", "--allocations=@2")
    run_study_line(code, actor=cast.analyst, line="ri", words=words, purpose="Kết quả chính", now=NOW)
    study = get_study(code, actor=cast.leader)
    sets, answer = study.files[1], study.results[1].answer
    assert (sets.made_by, sets.rows, sets.kind) == (1, 70, FileKind.OUTPUT)
    assert answer is not None
    assert answer["estimate"] == pytest.approx(0.3 - 0.08)  # means .33 and .11, by hand
    assert study.results[1].read == (outcome, 2)

    for path, content in folder_of(study):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert run(["lab", "replay", str(tmp_path)]) == 0
    changed = (tmp_path / "study.json").read_text().replace('"purpose": "Kết quả chính"', '"purpose": ""')
    (tmp_path / "study.json").write_text(changed.replace('"--treated=pilot"', '"--treated=pilot", "--alpha=0.1"'))
    assert run(["lab", "replay", str(tmp_path)]) == 1
    (tmp_path / "files" / "1-Khung-xa.csv").write_text(FRAME + "Xã Chín,1,1\n")
    assert run(["lab", "replay", str(tmp_path), "--json"]) == 1


def test_a_refusal_is_a_result_and_a_newer_table_flags_the_older_result(cast: Cast) -> None:
    code = opened(cast)
    with_file(cast, code)
    run_study_line(code, actor=cast.analyst, line="allocate", words=("--data=@1", "--arms=nine"), now=NOW)
    run_study_line(code, actor=cast.analyst, line="allocate", words=DRAW[:4], now=NOW)
    with_file(cast, code, FRAME.replace("900", "901"), replaces=1)
    refused, fine = get_study(code, actor=cast.analyst).results
    assert refused.answer is None
    assert refused.refusal is not None
    assert "--arms" in refused.refusal["words"]
    assert fine.stale == (1,)


@pytest.mark.parametrize(
    "words",
    [("--data=/etc/passwd", "--arms=4"), ("--data=@7", "--arms=4"), ("--data=@1", "--arms=4", "--accepted=../x")],
)
def test_no_file_but_the_study_s_own_can_be_named(cast: Cast, words: tuple[str, ...]) -> None:
    code = opened(cast)
    with_file(cast, code)
    run_study_line(code, actor=cast.analyst, line="allocate", words=words, now=NOW)
    (result,) = get_study(code, actor=cast.analyst).results
    assert result.refusal is not None
    with pytest.raises(MethodRefused):
        run_study_line(code, actor=cast.analyst, line="columns", words=(), now=NOW)
