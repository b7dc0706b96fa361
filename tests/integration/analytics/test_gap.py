"""Why two shares differ, from a ledger counted by hand, by function and by command."""

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from motcua.analytics.api import FigureRefused, GapSide, decompose_gap, gap_sentences, refresh_extract
from motcua.cli import main
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PROVINCE, COMMUNE = GapSide({"tier": "province"}), GapSide({"tier": "commune"})

pytestmark = pytest.mark.django_db


def load(folder: Path, groups: list[tuple[str, str, str, str, int]]) -> None:
    """So many dossiers of each tier, procedure, eligibility and channel."""
    lines = ["dossier_code,legal_channel,received_at,origin_system,tier,procedure_code,eligible_online"]
    for tier, procedure, eligible, channel, times in groups:
        lines += [
            f"{len(lines) + index},{channel},2021-03-02T09:00:00,hand,{tier},{procedure},{eligible}"
            for index in range(times)
        ]
    path = folder / "hand.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    assert report.created == len(lines) - 1
    refresh_extract(NOW)


@pytest.fixture
def ledger(tmp_path: Path, settings: Any) -> Path:
    """The example counted by hand in the unit test: every part is -7/120."""
    settings.DATA_FOLDER = tmp_path
    load(
        tmp_path,
        [
            ("province", "P", "true", "online", 4),
            ("province", "P", "true", "counter", 4),
            ("province", "P", "false", "counter", 2),
            ("province", "Q", "false", "post", 10),
            ("commune", "P", "true", "online", 1),
            ("commune", "P", "true", "counter", 3),
            ("commune", "P", "false", "counter", 6),
            ("commune", "Q", "false", "counter", 30),
        ],
    )
    return tmp_path


def test_the_hand_counted_gap(ledger: Path) -> None:
    answer = decompose_gap(PROVINCE, COMMUNE, by="procedure")
    assert answer.gap.value == Fraction(-7, 40)
    assert [part.value for part in answer.parts.values()] == [Fraction(-7, 120)] * 3 + [0]
    assert answer.common == (1, 1)
    words = gap_sentences(answer)[0].vi
    assert words == (
        "Cấp xã thấp hơn cấp tỉnh 17,5 điểm phần trăm (2,5 % so với 20,0 %). Trong đó: −5,8 điểm do khác nhau về cơ "
        "cấu thủ tục (hai bên nhận những loại hồ sơ khác nhau); −5,8 điểm do khác nhau về tỷ lệ hồ sơ đủ điều kiện nộp "
        "trực tuyến; −5,9 điểm do khác nhau về mức sử dụng trực tuyến trong số hồ sơ đủ điều kiện."
    )


def test_the_command_says_the_same(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["gap", "--a", "tier=province", "--b", "tier=commune", "--from", "2021-01-01", "--to", "2022-01-01"]
    assert main.run([*words, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["cases"][0]["parts"] == {"mix": "-7/120", "eligibility": "-7/120", "use": "-7/120", "outside": "0"}
    assert document["by"] == "procedure"
    assert main.run(words) == 0
    assert "−5,9 điểm do khác nhau về" in capsys.readouterr().out
    assert main.run(["gap", "--a", "tier"]) == 1
    assert main.run(["gap", "--a", "nowhere=1"]) == 1


def test_a_side_without_dossiers_is_refused_in_words(ledger: Path) -> None:
    with pytest.raises(FigureRefused) as refused:
        decompose_gap(PROVINCE, GapSide({"tier": "commune"}, date(2020, 1, 1), date(2020, 2, 1)))
    assert refused.value.words == "Bên thứ hai không có hồ sơ nào trong kỳ."
    with pytest.raises(FigureRefused):
        decompose_gap(PROVINCE, COMMUNE, by="officer")


def test_offices_with_other_procedures_are_compared_as_wholes(tmp_path: Path, settings: Any) -> None:
    """No procedure in common: by procedure all would be mix; as wholes 8/10 x 4/8 against 5/10 x 1/5."""
    settings.DATA_FOLDER = tmp_path
    load(
        tmp_path,
        [
            ("province", "P", "true", "online", 4),
            ("province", "P", "true", "counter", 4),
            ("province", "P", "false", "counter", 2),
            ("commune", "R", "true", "online", 1),
            ("commune", "R", "true", "counter", 4),
            ("commune", "R", "false", "counter", 5),
        ],
    )
    answer = decompose_gap(PROVINCE, COMMUNE)
    assert answer.by == "none"
    # eligibility: (5/10 - 8/10) x (1/2 + 1/5)/2; use: (1/5 - 1/2) x (8/10 + 5/10)/2
    assert answer.parts["eligibility"].value == Fraction(-105, 1000)
    assert answer.parts["use"].value == Fraction(-195, 1000)
    assert decompose_gap(PROVINCE, COMMUNE, by="procedure").parts["mix"].value == Fraction(-3, 10)


def test_unknown_columns_give_ranges(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    load(
        tmp_path,
        [
            ("province", "P", "", "online", 4),
            ("province", "P", "true", "counter", 6),
            ("commune", "P", "true", "online", 1),
            ("commune", "P", "false", "unknown", 1),
            ("commune", "P", "true", "counter", 8),
        ],
    )
    answer = decompose_gap(PROVINCE, COMMUNE)
    assert (answer.gap.lower, answer.gap.upper) == (Fraction(-3, 10), Fraction(-2, 10))
    assert answer.gap.value is None
    assert len(answer.cases) == 4
    said = " ".join(words.vi for words in gap_sentences(answer))
    assert "Cấp xã thấp hơn cấp tỉnh từ 20,0 đến 30,0 điểm phần trăm" in said
    assert "4 hồ sơ không rõ có đủ điều kiện nộp trực tuyến hay không" in said
    assert "1 hồ sơ không rõ hình thức nộp" in said


def test_the_public_sees_small_procedures_together(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    common = [(tier, "P", "true", channel, 20) for tier in ("province", "commune") for channel in ("online", "counter")]
    small = [(tier, code, "true", "counter", 3) for tier in ("province", "commune") for code in ("S", "T")]
    load(tmp_path, common + small)
    answer = decompose_gap(PROVINCE, COMMUNE, by="procedure", public=True)
    assert set(answer.codes) == {"P", "others"}
    assert answer.grouped == 2
    assert answer.a.cells["others"].received == 6
    assert decompose_gap(PROVINCE, COMMUNE, by="procedure").gap.value == answer.gap.value == 0


def test_what_would_show_a_small_cell_is_refused_to_the_public(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    load(
        tmp_path,
        [(tier, "P", "true", channel, 3) for tier in ("province", "commune") for channel in ("online", "post")],
    )
    with pytest.raises(FigureRefused) as refused:
        decompose_gap(PROVINCE, COMMUNE, public=True)
    assert "Quá ít hồ sơ" in refused.value.words
