"""The pages of an application as they are set down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from motcua.drafts.api import WARNED_BEFORE, kept_with_dossier
from motcua.forms.api import Section
from motcua.mandates.api import MandateView
from motcua.portal.doubts import commune_name
from motcua.portal.draft import device_key, seen_of, tag_of
from motcua.portal.dressing import dress
from motcua.portal.journey import APPLICANT, PAPERS, Journey
from motcua.portal.presenters.fill_in import offers_to_fill_in, origin_hints
from motcua.portal.presenters.this_case import case_rows
from motcua.told.origins import origin_rows
from motcua.ui.answer_words import answer_row
from motcua.ui.questions import every_field, fields_of, form_state_of
from motcua.ui.reading_ways import ReadingWays
from motcua.ui.rows import Rows
from motcua.ui.values import Choice, DoubtShown, Field, FormState, Step, SummaryRow


@dataclass(frozen=True, slots=True)
class PageState:
    """What is the matter with a page when it is shown.

    errors, dropped, doubts, focus  as in `ui.questions.fields_of`
    elsewhere               by group what another window saved meanwhile
    kept, stale             what was sent after a break was saved; the page was opened too long ago to be trusted
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, Rows] = field(default_factory=dict)
    doubts: Mapping[str, DoubtShown] = field(default_factory=dict)
    focus: str = ""
    elsewhere: Mapping[str, Mapping[str, Any]] | None = None
    kept: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of questions.

    groups     heading, note and controls; the heading is empty where the page has one group, whose title it bears
    elsewhere  (question, answer) as another window saved them, where they differ from what stands on the page
    held       what the browser sends back and what the script needs: tag, state seen, key for what the device keeps
    code       the resume code, on the first page until something is saved
    ends       when the draft is removed, where that is near and nothing was saved lately
    fills_in   the page may lead to where known values are filled in
    doubtful   (id of the control, label) of what is worth a second look
    """

    title: str
    caption: str
    form: FormState
    groups: tuple[tuple[str, str, tuple[Field, ...]], ...]
    state: PageState
    elsewhere: tuple[SummaryRow, ...]
    held: Mapping[str, str]
    code: str
    code_href: str
    ends: datetime | None
    doubtful: tuple[tuple[str, str], ...] = ()
    fills_in: bool = False


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything once more: `sections` are (title, rows)."""

    title: str
    caption: str
    form: FormState
    unit: str
    sections: tuple[tuple[str, tuple[SummaryRow, ...]], ...]
    held: Mapping[str, str]
    code_href: str
    hands: tuple[Choice, ...]
    mandates: tuple[Choice, ...]
    places: tuple[Choice, ...]
    prepares: bool = False


def step_caption(journey: Journey, page: str) -> str:
    """Which step of how many this page is."""
    pages = journey.pages
    place = pages.index(page) + 1 if page in pages else len(pages) + 1
    return gettext("Bước %(place)s trên %(count)s") % {"place": place, "count": len(pages) + 1}


def present_page(journey: Journey, page: str, state: PageState, ways: ReadingWays, *, language: str) -> PageView:
    """The questions of a page with what was answered so far. Raises NotFound where the page is not asked."""
    sections = journey.sections_of(page)
    groups = tuple(_group(journey, section, state, ways, language, alone=len(sections) == 1) for section in sections)
    answers: dict[str, Any] = {}
    for section in sections:
        answers |= journey.draft.answers.get(section.id, {})
    controls = [control for _title, _note, fields in groups for control in fields]
    draft = journey.draft
    return PageView(
        title=sections[0].title.in_language(language) if len(sections) == 1 else gettext("Nội dung cần khai"),
        caption=step_caption(journey, page),
        form=form_state_of(controls, answers, state.errors),
        groups=groups,
        state=state,
        elsewhere=_other_rows(journey, sections, state.elsewhere or {}, language),
        held={
            "tag": tag_of(draft.public_id),
            "seen": seen_of(draft, (section.id for section in sections)),
            "key": device_key(draft),
        },
        code="" if draft.answers else draft.resume_code,
        code_href=reverse("portal:resume_code", args=[journey.code]),
        ends=draft.expires_at if draft.expires_at - timezone.now() < WARNED_BEFORE else None,
        fills_in=offers_to_fill_in(draft) and any(section.id == APPLICANT for section in sections),
        doubtful=tuple((one.id, one.label) for one in every_field(controls) if one.doubt),
    )


def _group(
    journey: Journey, section: Section, state: PageState, ways: ReadingWays, language: str, *, alone: bool
) -> tuple[str, str, tuple[Field, ...]]:
    """One group of a page; where it is only asked under a condition and stands there all the same, it says so."""
    fields = fields_of(
        section,
        journey.draft.answers.get(section.id, {}),
        state.errors,
        language=language,
        yes_no=(gettext("Có"), gettext("Không")),
        values=journey.check(section.id).values.get(section.id, {}),
        dropped=state.dropped,
        doubts=state.doubts,
        focus=state.focus,
        commune_name=commune_name,
    )
    open_condition = not alone and section.when is not None
    anew, new_words = set(journey.draft.anew), gettext("Câu mới hoặc đã đổi.")
    told = origin_hints(journey.draft)
    controls = dress(
        (
            replace(
                one,
                required=one.required and not open_condition,
                hint=" ".join(filter(None, (new_words if one.name in anew else "", told.get(one.name), one.hint))),
            )
            for one in fields
        ),
        section,
        APPLICANT if section.id == APPLICANT else journey.code,
        ways,
    )
    note = gettext("Chỉ trả lời phần này nếu câu ở trên cần đến.") if open_condition else ""
    return "" if alone else section.title.in_language(language), note, controls


def _other_rows(
    journey: Journey, sections: list[Section], elsewhere: Mapping[str, Mapping[str, Any]], language: str
) -> tuple[SummaryRow, ...]:
    """What another window saved, where it is not what stands on this page."""
    yes_no = (gettext("Có"), gettext("Không"))
    rows = []
    for section in sections:
        if section.id not in elsewhere:
            continue
        there, here = elsewhere[section.id], journey.draft.answers.get(section.id, {})
        for question in section.questions:
            value = there.get(question.id)
            if value == here.get(question.id):
                continue
            if value in (None, "", {}, []):
                rows.append(SummaryRow(question.label.in_language(language), gettext("để trống")))
            else:
                rows.append(answer_row(question, value, language=language, yes_no=yes_no))
    return tuple(rows)


def present_review(
    journey: Journey, typed: Mapping[str, str], *, language: str, mandates: Sequence[MandateView] = ()
) -> ReviewView:
    """All answers with links to change them, the papers, and whose hand it was (asked, never demanded)."""
    sections = [
        (section.title.in_language(language), _rows(journey, section, language)) for section in journey.sections
    ]
    if journey.papers:
        sections.append((gettext("Giấy tờ kèm theo"), _paper_rows(journey, language)))
    kept = kept_with_dossier(journey.draft)
    if kept:
        href = reverse("portal:fill_in", args=[journey.code])
        sections.append(
            (gettext("Nguồn của những gì điền sẵn"), origin_rows(kept, language=language, change_href=href))
        )
    sections.append((gettext("Phí và thời hạn của trường hợp này"), case_rows(journey, language)))
    return ReviewView(
        title=gettext("Xem lại trước khi in") if journey.prepares else gettext("Xem lại trước khi nộp"),
        prepares=journey.prepares,
        caption=step_caption(journey, "review"),
        form=FormState({name: typed.get(name, "") for name in ("hand", "place", "mandate")}),
        unit=journey.unit.name,
        sections=tuple(sections),
        held={"tag": tag_of(journey.draft.public_id), "revision": str(journey.draft.revision)},
        code_href=reverse("portal:resume_code", args=[journey.code]),
        hands=(
            Choice("owner", gettext("Người đứng tên tự làm")),
            Choice("assisted_relative", gettext("Người đứng tên làm, có người thân chỉ giúp")),
            Choice("assisted_officer", gettext("Người đứng tên làm, có cán bộ chỉ giúp")),
            Choice("assisted_team", gettext("Người đứng tên làm, có tổ công nghệ số cộng đồng chỉ giúp")),
            Choice("representative", gettext("Người được ủy quyền làm thay")),
            Choice("", gettext("Không muốn trả lời")),
        ),
        mandates=(
            Choice("", gettext("Không, hồ sơ này là của tôi")),
            *(Choice(one.code, one.principal.name) for one in mandates),
        )
        if mandates
        else (),
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
    href = journey.href(journey.page_of(section.id)) + "?back=review"
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
