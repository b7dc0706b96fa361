"""The birth registration: what follows from the answers never contradicts itself, whatever the family."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.api import Standing, copy_list, time_limit_entry
from motcua.catalogue.checking.cases import answers_of_case
from motcua.catalogue.files import PROCEDURES_FOLDER, read_file, read_files
from motcua.catalogue.reading import read_definition
from motcua.forms.api import applicant_form, carry_over, check_answers, read_form

ON = date(2026, 11, 22)
DEFINITIONS = {f.data["code"]: read_definition(f.data) for f in read_files(PROCEDURES_FOLDER) if f.kind == "procedure"}
BIRTH = DEFINITIONS["1.001193"]
CASES = read_file(PROCEDURES_FOLDER / "cases" / "1.001193.yaml")[0]
assert CASES is not None
BASE: dict[str, Any] = CASES.data["base"]
ROW = "000.00.00.G15-KQ004389"
BIRTH_FEES = {"le-phi-khai-sinh", "le-phi-khai-sinh-dung-han", "le-phi-khai-sinh-duoc-mien"}
DECIDING = (
    "requester.relation",
    "acting.close_relative",
    "parents.declared",
    "parents.foreign",
    "mother.deceased",
    "marriage.married",
    "circumstances.unknown_because",
    "circumstances.notice_over",
    "circumstances.recognition",
    "circumstances.evidence",
    "birth_paper.kind",
    "fee.exemption",
    "copies.wanted",
)


def _answers_to(path: str) -> st.SearchStrategy[Any]:
    options = [option.code for option in BIRTH.form.question(path).options]
    return st.sampled_from(options or [True, False]) | st.none()


@st.composite
def families(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Answers of any family, complete or not, consistent or not."""
    answers = {section: dict(part) for section, part in BASE.items() if section != "applicant"}
    answers["father"] = {**BASE["mother"], "full_name": "Trần Văn Mẫu"}
    for path in DECIDING:
        section, _dot, name = path.partition(".")
        answers.setdefault(section, {})[name] = draw(_answers_to(path))
    answers["child"] |= {"birth_date": (ON - timedelta(days=draw(st.integers(0, 130)))).isoformat()}
    answers["declaration"] = {"truthful": True, "undertaking_understood": True, "agreed_with_parents": True}
    answers["acting"]["relation_words"] = "dì"
    answers["copies"]["count"] = 2
    return answers


@given(families(), st.sampled_from(["online", "counter", "post"]))
def test_papers_charges_and_limit_never_contradict_each_other(answers: dict[str, dict[str, Any]], channel: str) -> None:
    case = check_answers(BIRTH.form, answers, on=ON)
    papers = {paper.code for paper in BIRTH.papers_for(channel, case)}
    demanded = {paper.code for paper in BIRTH.demanded(channel, case)}
    let_off = {paper.code for paper, _words in BIRTH.papers_let_off(channel, case)}
    assert demanded <= papers
    assert not papers & let_off
    assert set(BIRTH.files_required(channel, case)) <= demanded
    assert time_limit_entry(BIRTH, channel=channel, case=case) is not None
    if not case.accepted:
        return
    for row in (ROW, "000.00.00.G15-KQ003159"):
        assert len({code for code in papers if code.startswith(row)}) <= 1, "two forms of one paper"
    assert len(BIRTH_FEES & {fee.code for fee in BIRTH.fees_for(channel, case)}) == 1
    assert not any(paper.standing(case) is Standing.NOT_CLEAR for paper in BIRTH.papers)
    # Every kind of family brings exactly one thing that proves the birth or takes its place.
    proofs = {code for code in papers | let_off if code.startswith(ROW)} | (papers & {"000.00.00.G15-KQ003208"})
    assert len(proofs) == 1


@given(families())
def test_a_sensitive_paper_is_asked_for_only_after_a_sensitive_answer(answers: dict[str, dict[str, Any]]) -> None:
    answers["parents"]["declared"], answers["marriage"] = "both", {"married": True}
    case = check_answers(BIRTH.form, answers, on=ON)
    assert not [paper.code for paper in BIRTH.papers_for("online", case) if paper.sensitive]


@given(families(), _answers_to("requester.relation"))
def test_changing_the_relation_and_back_loses_nothing_that_was_typed(
    answers: dict[str, dict[str, Any]], other: str | None
) -> None:
    before = check_answers(BIRTH.form, answers, on=ON)
    changed = {**answers, "requester": {**answers["requester"], "relation": other}}
    check_answers(BIRTH.form, changed, on=ON)
    changed["requester"]["relation"] = answers["requester"]["relation"]
    assert check_answers(BIRTH.form, changed, on=ON).values == before.values


@given(families())
def test_nobody_s_own_data_stand_in_the_form_unless_they_were_typed_there(answers: dict[str, dict[str, Any]]) -> None:
    case = check_answers(BIRTH.form, answers, on=ON)
    for path, question in BIRTH.form.paths():
        section, _dot, name = path.partition(".")
        value = case.values.get(section, {}).get(name)
        typed = answers.get(section, {}).get(name)
        assert value is None or typed is not None or question.value is not None or question.default is not None, path


def test_a_draft_of_the_form_before_keeps_the_number_that_moved_to_its_own_page() -> None:
    words = {"vi": "x", "en": "x"}
    number = {"id": "medical_certificate_number", "type": "text", "label": words, "required": False}
    before = read_form({"sections": [{"id": "child", "title": words, "questions": [number]}]})
    carried = carry_over(before, BIRTH.form, {"child": {"medical_certificate_number": "0001/2026"}})
    assert carried == {"birth_paper": {"number": "0001/2026"}}


def test_the_copy_ready_list_keeps_the_order_of_the_competent_system_and_says_what_nobody_has_seen() -> None:
    answers = answers_of_case(CASES.data, {"answers": {"requester": {"relation": "mother"}}})
    answers["mother"]["residence"] = {"commune": "19900", "text": "Thôn 3"}
    applicant = check_answers(applicant_form(), {"applicant": answers.pop("applicant")}, on=ON)
    case = check_answers(BIRTH.form, answers, on=ON)
    lines = copy_list(BIRTH, applicant, case, place_names={"19900": ("Thành phố Huế", "Phường Mẫu")}.get)
    order = list(dict.fromkeys(one.field for one in BIRTH.competent_fields))
    fields = [line.field for line in lines]
    assert fields == [name for name in order if name in fields]
    by_field = {line.field: line for line in lines}
    assert by_field["MeNoiCuTru_TrongNuoc.tinh"].words == "Thành phố Huế"
    assert by_field["MeNoiCuTru_TrongNuoc.xa"].words == "Phường Mẫu"
    # How the portal writes a mother was seen by nobody: the person chooses it there.
    assert (by_field["QuanHe"].words, by_field["QuanHe"].unknown) == (None, True)
    assert all(one.source == "eform" for one in BIRTH.competent_fields)
