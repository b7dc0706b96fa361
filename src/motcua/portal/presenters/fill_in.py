"""Filled-in values with their sources, and the questions to the register, as they are set down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.drafts.api import OFFERED, Draft, Offer, Origin, kept_with_dossier, origins_of
from motcua.forms.api import applicant_form
from motcua.population.api import Outcome, QueryTold
from motcua.portal.draft import tag_of
from motcua.portal.journey import APPLICANT, Journey
from motcua.told.origins import origin_rows, source_words
from motcua.ui.answer_words import answer_words
from motcua.ui.values import Cell, Choice, Column, Field, FormState, SummaryRow
from motcua.ui.words import moment_words

OUTCOME_WORDS = {
    Outcome.ASKED: _("Chưa rõ"),
    Outcome.FOUND: _("Có trả lời"),
    Outcome.NOT_FOUND: _("Không có ai khớp"),
    Outcome.UNAVAILABLE: _("Không trả lời"),
    Outcome.UNTRUE: _("Trả lời không dùng được"),
}


@dataclass(frozen=True, slots=True)
class FillInView:
    """What can be filled in (label and value with its source), what is, and where a reason is asked for.

    who      the question in whose name the application stands
    reasons  a control for each corrected value
    """

    title: str
    tag: str
    offered: tuple[SummaryRow, ...]
    filled: tuple[SummaryRow, ...]
    reasons: tuple[Field, ...]
    who: tuple[Choice, ...]
    agree: tuple[Choice, ...]
    next_href: str


def present_fill_in(journey: Journey, offers: Iterable[Offer], form: FormState, *, language: str) -> FillInView:
    """The page as it stands for this draft."""
    return FillInView(
        title=gettext("Điền sẵn những gì đã biết"),
        tag=tag_of(journey.draft.public_id),
        offered=_offered(offers, language),
        filled=origin_rows(kept_with_dossier(journey.draft), language=language),
        reasons=tuple(_reason(one, form, language) for one in origins_of(journey.draft) if one.corrected),
        who=(
            Choice("self", gettext("Của chính tôi")),
            Choice(
                "other", gettext("Của người khác"), gettext("Không điền sẵn gì của ông/bà vào hồ sơ của người khác.")
            ),
        ),
        agree=(Choice("yes", gettext("Tôi đồng ý tra dữ liệu dân cư của tôi, một lần này, chỉ để điền hồ sơ này")),),
        next_href=reverse("portal:section", args=[journey.code, journey.page_of(APPLICANT)]),
    )


def _offered(offers: Iterable[Offer], language: str) -> tuple[SummaryRow, ...]:
    """By question the first value that is offered."""
    yes_no, rows, known = (gettext("Có"), gettext("Không")), [], list(offers)
    for question in applicant_form().sections[0].questions:
        for one in known:
            if question.id in OFFERED and (value := one.values.get(question.id)) not in (None, "", {}):
                words = answer_words(question, value, language=language, yes_no=yes_no)
                told = source_words(one.source, on=one.on, of=one.of, simulated=one.simulated)
                rows.append(SummaryRow(question.label.in_language(language), lines=(words, told)))
                break
    return tuple(rows)


def _reason(one: Origin, form: FormState, language: str) -> Field:
    labels = {f"{APPLICANT}.{each.id}": each.label for each in applicant_form().sections[0].questions}
    name = f"reason.{one.path}"
    label = gettext("Vì sao sửa: %(question)s") % {"question": labels[one.path].in_language(language)}
    told = source_words(one.source, on=one.on, of=one.of, simulated=one.simulated)
    value = form.values.get(name, one.reason)
    return Field("text", name, label, value=value, hint=told, error=form.errors.get(name, ""), required=_must(one))


def _must(one: Origin) -> bool:
    return one.wants_reason or bool(one.reason)


def origin_hints(draft: Draft) -> Mapping[str, str]:
    """By path a sentence on where the value was filled in from, for the hint of its control."""
    found = {}
    for one in origins_of(draft):
        told = source_words(one.source, on=one.on, of=one.of, simulated=one.simulated)
        words = (
            gettext("Đã sửa so với: %(source)s.") if one.corrected else gettext("Điền sẵn từ: %(source)s. Sai thì sửa.")
        )
        found[one.path] = words % {"source": told}
    return found


def offers_to_fill_in(draft: Draft) -> bool:
    """Whether the first page leads to filling in: an account's own draft in a person's name."""
    return draft.account_id is not None and draft.answers.get(APPLICANT, {}).get("type", "citizen") == "citizen"


def wants_reasons(draft: Draft) -> bool:
    """Whether a corrected value of the register still lacks its reason."""
    return any(one.wants_reason for one in origins_of(draft))


def query_columns() -> list[Column]:
    """Heads of the list of questions to the register."""
    return [Column(gettext("Lúc")), Column(gettext("Ai tra")), Column(gettext("Để làm gì")), Column(gettext("Kết quả"))]


def query_rows(queries: Iterable[QueryTold]) -> list[list[Cell]]:
    """One row a question, newest first."""
    return [
        [
            Cell(moment_words(one.at)),
            Cell(gettext("Cán bộ") if one.official else gettext("Chính ông/bà, khi điền hồ sơ")),
            Cell(gettext("Lấy dữ liệu để điền sẵn")),
            Cell(_outcome(one)),
        ]
        for one in queries
    ]


def _outcome(one: QueryTold) -> str:
    words = str(OUTCOME_WORDS[one.outcome])
    return words + " " + gettext("(mô phỏng)") if one.simulated else words
