"""What an author is told of a definition: what nobody reaches, what betrays a family, what is hard to read."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from motcua.catalogue.api import DefinitionRefused, Remark, Severity, check_procedures, explain, is_proved
from motcua.catalogue.checking import reach
from motcua.catalogue.files import PROCEDURES_FOLDER, read_files

ON = date(2026, 11, 22)
BIRTH = "1.001193.yaml"
GOOD = (PROCEDURES_FOLDER / BIRTH).read_text(encoding="utf-8")
OWN = [file for file in read_files(PROCEDURES_FOLDER) if file.kind == "procedure"]

Told = Callable[[str, str], list[Remark]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The remarks on the birth registration with one replacement, its cases left aside."""

    def look(old: str, new: str) -> list[Remark]:
        assert old in GOOD
        path = tmp_path / BIRTH
        path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
        (file,) = check_procedures(path)
        return explain(file.data, on=ON)

    return look


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.data["code"])
def test_our_own_definitions_have_no_error_nothing_left_open_and_cases_beside_them(file) -> None:  # type: ignore[no-untyped-def]
    assert [one for one in explain(file.data, on=ON) if one.severity is not Severity.ADVICE] == []
    assert is_proved(file)


@pytest.mark.parametrize(
    ("old", "new", "severity", "place", "reason"),
    [
        (
            "    - question: birth_paper.kind\n      in: [paper, electronic]".replace("    - ", "    ").replace(
                "\n  ", "\n"
            ),
            "    question: birth_paper.kind\n    in: [papyrus]",
            "error",
            "papers/2",
            "không câu trả lời nào",
        ),
        ("    at_most: 60\n", "    at_most: -1\n", "error", "fees/0", "không câu trả lời nào"),
        ("    at_most: 60\n", "    at_most: 59\n", "advice", "fees", "không dòng phí, lệ phí nào"),
        ("    at_most: 60\n", "    at_least: 0\n", "advice", "fees/0", "lúc nào cũng đúng"),
        (
            "  when:\n    question: parents.declared\n    equals: surrogacy\n  sensitive: true\n",
            "  when:\n    question: parents.declared\n    equals: surrogacy\n",
            "error",
            "papers/8",
            "nhạy cảm",
        ),
        ("default: VN", "default: ''", "error", "form/child.nationality", "mặc định"),
        (
            "      en: Who registers",
            "      en: Người đi đăng ký",
            "error",
            "form/sections/requester/title",
            "chưa dịch",
        ),
        ("vi: Miễn lệ phí\n", "vi: Miễn theo NQ của HĐND\n", "advice", "form/sections/fee/title", "HĐND"),
    ],
)
def test_53_each_mistake_of_an_author_is_explained_where_it_is(
    told: Told, old: str, new: str, severity: str, place: str, reason: str
) -> None:
    found = told(old, new)
    assert any(
        (one.severity, one.place) == (severity, place) and reason in one.reason and one.remedy for one in found
    ), found


def test_a_page_a_question_and_a_rule_that_contradict_themselves_are_errors(told: Told) -> None:
    page = "    when:\n      question: parents.declared\n      not_equals: none\n    questions:\n    - id: kind"
    both = (
        "    when:\n      all:\n      - {question: parents.declared, equals: none}\n"
        "      - {question: parents.declared, equals: both}\n    questions:\n    - id: kind"
    )
    places = {one.place for one in told(page, both) if one.severity is Severity.ERROR}
    # With the page go the question on it, the papers that hang on it, and what else reads it.
    assert {"form/birth_paper", "form/birth_paper.number", "papers/2", "papers/3", "papers/4"} <= places
    assert "form/declaration.undertaking_understood" in places


def test_a_search_that_grows_too_long_is_left_undecided_and_said_to_be(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "MOST_TRIED", 1)
    found = told("kind: procedure", "kind: procedure")
    assert any(one.severity is Severity.UNDECIDED for one in found)
    assert not any(one.severity is Severity.ERROR for one in found)


def test_a_case_that_comes_out_otherwise_refuses_the_definition_in_words(tmp_path: Path) -> None:
    shutil.copytree(PROCEDURES_FOLDER / "cases", tmp_path / "cases")
    (tmp_path / BIRTH).write_text(GOOD.replace("at_most: 60", "at_most: 59", 1), encoding="utf-8")
    with pytest.raises(DefinitionRefused) as refused:
        check_procedures(tmp_path)
    (fault,) = refused.value.faults
    assert fault.place == "sixty_days/fees"
    assert "Đúng ngày thứ 60 vẫn là đúng hạn" in fault.reason
    assert fault.file.endswith("cases/1.001193.yaml")


@pytest.mark.parametrize(
    ("change", "place"), [({"procedure": "2.000815"}, "procedure"), ({"expected": 1}, ""), ({"on": "2026-02-30"}, "on")]
)
def test_cases_that_cannot_be_used_are_refused_with_their_place(
    tmp_path: Path, change: dict[str, object], place: str
) -> None:
    data = yaml.safe_load((PROCEDURES_FOLDER / "cases" / BIRTH).read_text(encoding="utf-8"))
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / BIRTH).write_text(yaml.safe_dump(data | change, allow_unicode=True), encoding="utf-8")
    shutil.copy(PROCEDURES_FOLDER / BIRTH, tmp_path)
    with pytest.raises(DefinitionRefused) as refused:
        check_procedures(tmp_path)
    assert {fault.place for fault in refused.value.faults} == {place}
