"""Definitions are data that people edit: what is wrong is named with file, place, reason and remedy."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from motcua.catalogue.api import DefinitionRefused, check_procedures
from motcua.catalogue.files import PROCEDURES_FOLDER, SCHEMA_BY_KIND, read_files
from motcua.catalogue.reading import read_definition

GOOD = (PROCEDURES_FOLDER / "1.001193.yaml").read_text(encoding="utf-8")


def refusal(path: Path) -> DefinitionRefused:
    """What is said about this file or folder."""
    with pytest.raises(DefinitionRefused) as refused:
        check_procedures(path)
    return refused.value


@pytest.fixture
def edited(tmp_path: Path):  # type: ignore[no-untyped-def]
    """The birth registration with one replacement."""

    def edit(old: str, new: str) -> Path:
        assert old in GOOD
        path = tmp_path / "edited.yaml"
        path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
        return path

    return edit


def test_the_repository_s_own_definitions_are_right() -> None:
    assert {file.path.name for file in check_procedures()} == {
        "1.001193.yaml",
        "2.000635.yaml",
        "2.000815.yaml",
        "3.000722.yaml",
        "lawful_channels.yaml",
        "land.yaml",
    }


@pytest.mark.parametrize("name", sorted(SCHEMA_BY_KIND.values()))
def test_the_published_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json.loads((PROCEDURES_FOLDER / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ('code: "1.001193"', "code: 1.001193x", "code", "sai dạng"),
        ('code: "1.001193"', "code: 1", "code", "sai kiểu"),
        ("kind: procedure", "kind: recipe", "kind", "không biết"),
        ('valid_from: "2026-01-16"', 'valid_from: "2026-02-30"', "valid_from", "không phải ngày có thật"),
        ("limit: 0 days", "limit: soon", "time_limits/0/limit", "sai dạng"),
        ("need: required", "need: perhaps", "papers/0/need", "không được dùng"),
        ("keywords:", "keyword:", "", "thiếu mục keywords"),
        ("trustworthy: true", "trustworthy: no", "fees/0/trustworthy", "sai kiểu"),
        (
            "question: requester.relation\n      in: [gr",
            "question: mother.age\n      in: [gr",
            "papers/5/not_needed/0",
            "trỏ tới",
        ),
        ("path: child.sex", "path: child.height", "competent_fields/10", "không có câu hỏi"),
        ("options_from: ethnicities", "options_from: planets", "form", "không có danh sách"),
        ("code: examination", "code: reception", "handling/1", "đã dùng ở trên"),
        ("  source: dvcqg\nkeywords", "  source: rumour\nkeywords", "full_online", "không có trong sources"),
    ],
)
def test_one_mistake_is_named_with_its_place(edited, old: str, new: str, place: str, reason: str) -> None:  # type: ignore[no-untyped-def]
    path = edited(old, new)
    faults = refusal(path).faults
    assert any(fault.place == place and reason in fault.reason for fault in faults), [str(fault) for fault in faults]
    assert all(fault.file == str(path) and fault.remedy for fault in faults)


def test_bad_yaml_is_refused_with_its_line(edited) -> None:  # type: ignore[no-untyped-def]
    (fault,) = refusal(edited("kind: procedure", "kind: [procedure")).faults
    assert re.fullmatch(r"dòng \d+, cột \d+", fault.place)


def test_a_key_written_twice_is_no_silent_loss(edited) -> None:  # type: ignore[no-untyped-def]
    (fault,) = refusal(edited("kind: procedure", "kind: procedure\nkind: procedure")).faults
    assert "viết hai lần" in fault.reason


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"!!python/object:os.system {}", b"a: &a [*a]"]
)
def test_what_is_no_definition_is_refused_not_run(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    assert refusal(path).faults


def test_missing_paths_empty_folders_and_json_are_refused(tmp_path: Path) -> None:
    assert "không có tệp" in refusal(tmp_path / "none").words
    assert "không có tệp .yaml" in refusal(tmp_path).words
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert "JSON" in refusal(tmp_path / "x.json").words


def test_the_same_procedure_twice_is_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (fault,) = refusal(tmp_path).faults
    assert "đã có ở" in fault.reason


DEFINITIONS = [read_definition(file.data) for file in read_files(PROCEDURES_FOLDER) if file.kind == "procedure"]


def test_every_definition_can_be_handled_to_its_end() -> None:
    for definition in DEFINITIONS:
        roles = [step.role for step in definition.handling]
        assert roles[0] == roles[-1] == "clerk"
        assert "leader" in roles
        assert definition.results
        for channel in ("counter", "online", "post"):
            assert all(paper.kind in ("submit", "present") for paper in definition.papers_for(channel))


def test_nobody_is_held_up_by_a_paper_whose_data_the_office_may_read_itself() -> None:
    birth = next(definition for definition in DEFINITIONS if definition.code == "1.001193")
    certificate = birth.paper("000.00.00.G15-KQ004389")
    assert certificate is not None
    assert (certificate.need, birth.files_required("online"), birth.files_required("counter")) == ("required", (), ())


def test_an_untrustworthy_fee_says_where_to_look_instead_of_zero() -> None:
    birth = next(definition for definition in DEFINITIONS if definition.code == "1.001193")
    (fee,) = (fee for fee in birth.fees if fee.code == "le-phi-khai-sinh")
    assert not fee.trustworthy
    assert "Xem quy định" in fee.shown.vi
    assert "0 đồng" not in fee.shown.vi
