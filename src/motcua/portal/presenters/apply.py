"""The pages of an application as they are set down."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.forms.api import Section
from motcua.portal.journey import PAPERS, Journey
from motcua.ui.answer_words import answer_row
from motcua.ui.questions import fields_of, form_state_of
from motcua.ui.rows import Rows
from motcua.ui.values import Choice, Field, FormState, Step, SummaryRow


@dataclass(frozen=True, slots=True)
class SectionView:
    """One group of questions."""

    title: str
    caption: str
    form: FormState
    fields: tuple[Field, ...]
    back_href: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything once more: `sections` are (title, rows)."""

    title: str
    caption: str
    form: FormState
    unit: str
    sections: tuple[tuple[str, tuple[SummaryRow, ...]], ...]
    hands: tuple[Choice, ...]
    places: tuple[Choice, ...]


def step_caption(journey: Journey, page: str) -> str:
    """Which step of how many this page is."""
    pages = journey.pages
    place = pages.index(page) + 1 if page in pages else len(pages) + 1
    return gettext("Bước %(place)s trên %(count)s") % {"place": place, "count": len(pages) + 1}


def present_section(
    journey: Journey,
    section: Section,
    errors: Mapping[str, str],
    *,
    language: str,
    dropped: Mapping[str, Rows] | None = None,
    focus: str = "",
) -> SectionView:
    """The questions with what was answered so far; errors are words by path, the rest as in `fields_of`."""
    answers = journey.draft.answers.get(section.id, {})
    yes_no = (gettext("Có"), gettext("Không"))
    fields = fields_of(
        section,
        answers,
        errors,
        language=language,
        yes_no=yes_no,
        values=journey.check(section.id).values.get(section.id, {}),
        dropped=dropped,
        focus=focus,
    )
    return SectionView(
        title=section.title.in_language(language),
        caption=step_caption(journey, section.id),
        form=form_state_of(fields, answers, errors),
        fields=tuple(fields),
        back_href=journey.previous_href(section.id),
    )


def present_review(journey: Journey, typed: Mapping[str, str], *, language: str) -> ReviewView:
    """All answers with links to change them, the papers, and whose hand it was (asked, never demanded)."""
    sections = [
        (section.title.in_language(language), _rows(journey, section, language)) for section in journey.sections
    ]
    if journey.papers:
        sections.append((gettext("Giấy tờ kèm theo"), _paper_rows(journey, language)))
    return ReviewView(
        title=gettext("Xem lại trước khi nộp"),
        caption=step_caption(journey, "review"),
        form=FormState({"hand": typed.get("hand", ""), "place": typed.get("place", "")}),
        unit=journey.unit.name,
        sections=tuple(sections),
        hands=(
            Choice("owner", gettext("Người đứng tên tự làm")),
            Choice("assisted_relative", gettext("Người đứng tên làm, có người thân chỉ giúp")),
            Choice("assisted_officer", gettext("Người đứng tên làm, có cán bộ chỉ giúp")),
            Choice("assisted_team", gettext("Người đứng tên làm, có tổ công nghệ số cộng đồng chỉ giúp")),
            Choice("representative", gettext("Người được ủy quyền làm thay")),
            Choice("", gettext("Không muốn trả lời")),
        ),
        places=(
            Choice("home", gettext("Ở nhà hoặc nơi khác")),
            Choice("counter", gettext("Tại trung tâm phục vụ hành chính công")),
            Choice("post_office", gettext("Tại bưu cục")),
            Choice("kiosk", gettext("Tại ki-ốt")),
            Choice("", gettext("Không muốn trả lời")),
        ),
    )


def _rows(journey: Journey, section: Section, language: str) -> tuple[SummaryRow, ...]:
    given = journey.draft.answers.get(section.id, {})
    href = journey.href(section.id) + "?back=review"
    yes_no = (gettext("Có"), gettext("Không"))
    rows = []
    for question in section.questions:
        value = given.get(question.id)
        if not journey.counts(section.id, question.id) or (value in (None, "", {}) and not question.required):
            continue
        if value is None:
            words = gettext("chưa trả lời")
            rows.append(SummaryRow(question.label.in_language(language), words, change_href=href))
        else:
            rows.append(answer_row(question, value, language=language, yes_no=yes_no, change_href=href))
    return tuple(rows)


def _paper_rows(journey: Journey, language: str) -> tuple[SummaryRow, ...]:
    href = journey.href(PAPERS)
    rows = []
    for paper in journey.papers:
        names = tuple(file["name"] for file in journey.draft.files.get(paper.code, []))
        words = paper.short.in_language(language)
        rows.append(SummaryRow(words, "" if names else gettext("không kèm"), lines=names, change_href=href))
    return tuple(rows)


def next_steps() -> tuple[Step, ...]:
    """What happens after handing in."""
    return (
        Step(gettext("Đã nộp"), "done"),
        Step(
            gettext("Cơ quan kiểm tra hồ sơ"),
            "now",
            gettext("Đủ thì tiếp nhận và hẹn ngày trả. Thiếu thì yêu cầu bổ sung một lần, nêu rõ từng giấy tờ."),
        ),
        Step(gettext("Giải quyết"), note=gettext("Xem hồ sơ đến đâu bằng hai mã ở trên, lúc nào cũng được.")),
        Step(gettext("Nhận kết quả")),
    )
