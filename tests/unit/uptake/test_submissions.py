"""An export from the field becomes interviews: repeats once, rejected out, contradictions refused."""

from pathlib import Path

import pytest

from motcua.uptake.api import TableRefused, interviews, read_table

CENTRAL = """SubmissionDate,FormVersion,ReviewState,who-age,who-name,home-name,meta-instanceID,deviceid
2026-01-01,3,,34,an,x,uuid:1,d1
2026-01-01,3,,34,an,x,uuid:1,d1
2026-01-02,4,rejected,20,bo,y,uuid:2,d1
2026-01-03,4,,51,chi,z,uuid:3,d2
"""


def test_each_interview_once_with_its_version_and_device(tmp_path: Path) -> None:
    """Four rows: one repeat, one rejected; groups go from names that stay distinct."""
    (tmp_path / "c.csv").write_text(CENTRAL, encoding="utf-8")
    found, rows = interviews(read_table(tmp_path / "c.csv"))
    assert rows.columns["instance"] == ["uuid:1", "uuid:3"]
    assert rows.columns["age"] == ["34", "51"]
    assert rows.columns["home__name"] == ["x", "z"]
    assert (found.more["repeats"], found.more["rejected"], found.more["devices"]) == (1, 1, 2)
    assert "phiên bản" in found.flags[0]


def test_one_interview_with_two_answers_is_refused_or_the_last_is_kept(tmp_path: Path) -> None:
    """Which of both is true cannot be known from the file."""
    (tmp_path / "k.csv").write_text("_uuid,_submission_time,g/a\n1,2026-01-02,x\n1,2026-01-01,y\n", encoding="utf-8")
    table = read_table(tmp_path / "k.csv")
    with pytest.raises(TableRefused) as refused:
        interviews(table)
    assert "dòng 2 và 3" in refused.value.words
    found, rows = interviews(table, keep_last=True)
    assert rows.columns["a"] == ["x"]
    assert found.more["replaced"] == 1


def test_a_file_without_instances_is_refused(tmp_path: Path) -> None:
    """Without the key nobody can tell a repeat from a second person."""
    (tmp_path / "n.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(TableRefused):
        interviews(read_table(tmp_path / "n.csv"))
