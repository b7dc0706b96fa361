"""What an author should know of a definition that is formally right, in words: errors first, advice apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.catalogue.checking.reach import Reach, Seen, conditions_of
from motcua.catalogue.checking.wording import (
    MOST_SYLLABLES,
    abbreviations,
    longest_sentence,
    looks_untranslated,
    words_in,
)
from motcua.catalogue.reading import read_definition
from motcua.catalogue.rules import case_conditions
from motcua.catalogue.values import ProcedureDefinition
from motcua.forms.api import Condition, FormDefinition, Question, QuestionType, Section, check_answers, hangs_on
from motcua.forms.conditions import AnyOf

MOST_QUESTIONS = 12
"""On one page; a page of a phone shows three or four at a time."""


class Severity(StrEnum):
    """An error keeps people from something; advice is the author's to weigh; undecided is what the search left open."""

    ERROR = "error"
    UNDECIDED = "undecided"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing: where, what, and what to do."""

    severity: Severity
    place: str
    reason: str
    remedy: str


def explain(data: Mapping[str, Any], *, on: date) -> list[Remark]:
    """Everything worth saying about a definition that has passed its schema and has no contradictions.

    on  the day on which defaults are tried
    """
    definition = read_definition(data)
    beside = list(case_conditions(data))
    conditions = [*conditions_of(definition.form), *(condition for _place, condition in beside)]
    reach = Reach(definition.form, conditions)
    found = [
        *_pages(definition.form, reach),
        *_rules(definition.form, reach),
        *(remark for place, when in beside for remark in _remarks(place, reach.seen(when), what=_WHAT)),
        *_charges(definition, reach),
        *_defaults(definition.form, on),
        *_unused(definition, conditions),
        *_sensitive(definition, data),
        *_words(data),
    ]
    return sorted(found, key=lambda one: list(Severity).index(one.severity))


_WHAT = "không câu trả lời nào dẫn tới mục này"


def _remarks(place: str, seen: Seen, *, what: str) -> Iterator[Remark]:
    if seen.never:
        yield Remark(Severity.ERROR, place, what, "sửa điều kiện when, hoặc bỏ mục này")
    elif seen.undecided:
        yield Remark(Severity.UNDECIDED, place, "chưa xét hết các câu trả lời", "tách điều kiện cho đơn giản hơn")
    elif seen.always:
        yield Remark(Severity.ADVICE, place, "điều kiện lúc nào cũng đúng", "bỏ when")


def _pages(form: FormDefinition, reach: Reach) -> Iterator[Remark]:
    for section in form.sections:
        outer = [section.when] if section.when else []
        if section.when is not None:
            yield from _remarks(f"form/{section.id}", reach.seen(section.when), what="không ai tới được trang này")
        for block in section.blocks:
            if block.when is not None:
                seen = reach.seen(block.when, where=outer)
                yield from _remarks(f"form/{section.id}.{block.id}", seen, what="không ai tới được khối này")
        for question in section.questions:
            yield from _question(section, question, outer, reach)
        asked = [one for one in section.questions if one.type is not QuestionType.COMPUTED and not one.block]
        blocks = [[one for one in section.questions if one.block == block.id] for block in section.blocks]
        longest = len(asked) + max(map(len, blocks), default=0)
        if longest > MOST_QUESTIONS:
            reason = f"trang dài: có thể hỏi {longest} câu (nên không quá {MOST_QUESTIONS})"
            yield Remark(Severity.ADVICE, f"form/{section.id}", reason, "tách thành hai trang")


def _question(section: Section, question: Question, outer: Iterable[Condition], reach: Reach) -> Iterator[Remark]:
    if question.when is None:
        return
    block = section.block(question.block)
    where = [*outer, *([block.when] if block and block.when else [])]
    seen = reach.seen(question.when, where=where)
    yield from _remarks(f"form/{section.id}.{question.id}", seen, what="không ai được hỏi câu này")


def _rules(form: FormDefinition, reach: Reach) -> Iterator[Remark]:
    for section in form.sections:
        for rule in section.rules:
            seen, place = reach.seen(rule.must), f"form/{section.id}.{rule.id}"
            if seen.never:
                yield Remark(Severity.ERROR, place, "không câu trả lời nào qua được quy tắc này", "sửa must")
            elif seen.undecided:
                yield Remark(Severity.UNDECIDED, place, "chưa xét hết các câu trả lời", "tách quy tắc cho đơn giản hơn")
            elif seen.always:
                yield Remark(Severity.ADVICE, place, "quy tắc không bao giờ bị vi phạm", "bỏ quy tắc hoặc sửa must")


def _charges(definition: ProcedureDefinition, reach: Reach) -> Iterator[Remark]:
    """Where every charge hangs on answers, nobody should find nothing said about what it costs."""
    conditions = [fee.when for fee in definition.fees if fee.when is not None]
    if conditions and len(conditions) == len(definition.fees) and reach.seen(AnyOf(tuple(conditions))).false:
        reason = "có người trả lời mà không dòng phí, lệ phí nào nói tới trường hợp của họ"
        yield Remark(Severity.ADVICE, "fees", reason, "xem lại các điều kiện, hoặc thêm dòng cho trường hợp còn lại")


def _defaults(form: FormDefinition, on: date) -> Iterator[Remark]:
    for path, question in form.paths():
        if question.default is None:
            continue
        section, _dot, name = path.partition(".")
        alone = FormDefinition((Section(section, question.label, (_bare(question),)),))
        if check_answers(alone, {section: {name: question.default}}, on=on).errors:
            reason = f"giá trị mặc định {question.default!r} không dùng được cho câu này"
            yield Remark(Severity.ERROR, f"form/{path}", reason, "chọn một giá trị trong danh sách, hoặc bỏ default")


def _bare(question: Question) -> Question:
    """The question without what it hangs on."""
    return Question(
        id=question.id,
        type=question.type,
        label=question.label,
        required=True,
        options=question.options,
        minimum=question.minimum,
        maximum=question.maximum,
        max_length=question.max_length,
    )


def _unused(definition: ProcedureDefinition, conditions: Iterable[Condition]) -> Iterator[Remark]:
    """Questions that decide nothing and go nowhere; told only where the fields of the competent system are known."""
    form = definition.form
    read = {path for condition in conditions for path in condition.paths()}
    read |= {path for paths in hangs_on(form).values() for path in paths}
    sent = {one.path for one in definition.competent_fields}
    for path, question in form.paths():
        if path in read | sent or question.must_be_true or any(one.startswith(f"{path}.") for one in read | sent):
            continue
        if question.type is QuestionType.COMPUTED and not question.shown:
            yield Remark(Severity.ADVICE, f"form/{path}", "giá trị tính ra mà không ai đọc", "cho hiện, hoặc bỏ đi")
        elif sent and not question.required and question.type is not QuestionType.COMPUTED:
            reason = "câu này không quyết định gì và không có chỗ trong biểu mẫu của hệ thống có thẩm quyền"
            yield Remark(Severity.ADVICE, f"form/{path}", reason, "cân nhắc có cần hỏi không")


def _sensitive(definition: ProcedureDefinition, data: Mapping[str, Any]) -> Iterator[Remark]:
    """What follows from a sensitive answer betrays it wherever it is listed."""
    form = definition.form
    sensitive = {path for path, question in form.paths() if question.sensitive}
    for position, paper in enumerate(definition.papers):
        if paper.when is not None and not paper.sensitive and sensitive & set(paper.when.paths()):
            reason = "giấy tờ này cho thấy câu trả lời nhạy cảm mà không ghi sensitive"
            yield Remark(
                Severity.ERROR, f"papers/{position}", reason, "ghi sensitive: true để không hiện trong danh sách"
            )
    for path, question in form.paths():
        if question.value is not None and not question.sensitive and sensitive & set(question.value.paths()):
            reason = "giá trị tính từ câu trả lời nhạy cảm mà không ghi sensitive"
            yield Remark(Severity.ERROR, f"form/{path}", reason, "ghi sensitive: true")
    pages = [one for one in form.sections if one.when is not None and sensitive & set(one.when.paths())]
    if pages and "sensitive_note" not in data["form"]:
        named = ", ".join(one.id for one in pages)
        reason = f"địa chỉ các trang {named} cho thấy câu trả lời nhạy cảm"
        yield Remark(Severity.ADVICE, "form", reason, "gộp vào một trang chung và ghi sensitive_note")


def _words(data: Mapping[str, Any]) -> Iterator[Remark]:
    for place, vietnamese, english in words_in(data):
        if looks_untranslated(vietnamese, english):
            yield Remark(Severity.ERROR, place, f"chưa dịch sang tiếng Anh: {english}", "viết bản tiếng Anh")
        syllables, sentence = longest_sentence(vietnamese)
        if syllables > MOST_SYLLABLES:
            reason = f"câu dài {syllables} tiếng: {sentence}"
            yield Remark(Severity.ADVICE, place, reason, f"chia thành câu không quá {MOST_SYLLABLES} tiếng")
        if short := abbreviations(vietnamese):
            reason = f"viết tắt chưa giải nghĩa: {', '.join(short)}"
            yield Remark(Severity.ADVICE, place, reason, "viết đủ chữ")
