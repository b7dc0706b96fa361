"""A dossier as it is set down on its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import ProcedureDefinition, get_version
from motcua.core.actor import Actor
from motcua.core.worktime import load_calendar
from motcua.desk.presenters.answers import answer_rows, names_to_ask_for, partial_date_words
from motcua.desk.presenters.clock import present_clock
from motcua.desk.presenters.status import stage_status
from motcua.desk.presenters.uploads import UploadView, present_uploads
from motcua.documents.api import FORM_WORDS, IssuedPaperRef, StoredFileRef
from motcua.dossiers.api import Course, DossierView, LegalChannel, PartView, Stage, StoryLine, TaskState
from motcua.dossiers.door_api import by_when, waits_for_transfer
from motcua.dossiers.rules.access import units_for
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.rules.notices import FORM_OF_EVENT, SLIP_AFTER
from motcua.dossiers.rules.possible import possible_verbs
from motcua.dossiers.wording import ACTOR_WORDS, CHANNEL_WORDS, EVENT_WORDS, HELPER_WORDS, PLACE_WORDS
from motcua.orgs.api import get_unit
from motcua.told.origins import origin_rows
from motcua.ui.values import ClockView, Download, Link, StatusKind, Step, StoryEntry, SummaryRow
from motcua.ui.words import date_words, due_words, moment_words

ACTS = {
    "transfer": ("desk:transfer_dossier", _("Chuyển đến cơ quan có thẩm quyền")),
    "accept": ("desk:accept_dossier", _("Tiếp nhận")),
    "supplement": ("desk:supplement_dossier", _("Ghi nhận bổ sung")),
    "pass": ("desk:pass_dossier", _("Chuyển bước")),
    "assign": ("desk:assign_dossier", _("Phân công")),
    "approve": ("desk:approve_dossier", _("Phê duyệt")),
    "answer_consultation": ("desk:answer_consultation", _("Trả lời ý kiến")),
    "record_payment": ("desk:record_payment", _("Ghi nhận đã nộp tiền")),
    "resume": ("desk:resume_dossier", _("Tính tiếp thời hạn")),
    "return_result": ("desk:return_result", _("Trả kết quả")),
    "request_supplement": ("desk:request_supplement", _("Yêu cầu bổ sung")),
    "request_payment": ("desk:request_payment", _("Yêu cầu nộp tiền")),
    "pause": ("desk:pause_dossier", _("Tạm dừng thời hạn")),
    "extend": ("desk:extend_dossier", _("Xin lỗi và hẹn lại")),
    "return_step": ("desk:return_step", _("Trả về bước trước")),
    "consult_agency": ("desk:consult_agency", _("Lấy ý kiến")),
    "refuse_acceptance": ("desk:refuse_dossier", _("Không tiếp nhận")),
    "refuse": ("desk:refuse_dossier", _("Từ chối giải quyết")),
    "stop": ("desk:stop_dossier", _("Dừng giải quyết")),
    "withdraw": ("desk:withdraw_dossier", _("Rút hồ sơ")),
}
"""Verb -> its page and its word, the usual way first."""


@dataclass(frozen=True, slots=True)
class DossierPageView:
    """Everything on the page."""

    title: str
    code: str
    status: str
    status_kind: StatusKind
    clock: ClockView
    practice: bool
    simulated: bool
    facts: tuple[SummaryRow, ...]
    applicant: tuple[SummaryRow, ...]
    answers: tuple[tuple[str, tuple[SummaryRow, ...]], ...]
    papers: tuple[SummaryRow, ...]
    issued: tuple[Download, ...]
    papers_to_come: bool
    uploads: tuple[UploadView, ...]
    parts: tuple[SummaryRow, ...]
    steps: tuple[Step, ...]
    story: tuple[StoryEntry, ...]
    acts: tuple[Link, ...]
    renews_code: bool = False
    elsewhere: bool = False
    takes_scans: bool = False
    origins: tuple[SummaryRow, ...] = ()


def present_dossier(
    dossier: DossierView,
    papers: Sequence[IssuedPaperRef],
    uploads: Sequence[StoredFileRef],
    *,
    parts: Sequence[PartView],
    people: Mapping[int, str],
    course: Course,
    actor: Actor,
    now: datetime,
) -> DossierPageView:
    """Compose the page; nothing is decided here that the domain has not decided.

    people  the names of those to whom the dossier was given, by account
    """
    unit = get_unit(dossier.unit_id) if dossier.unit_id else None
    calendar = load_calendar(unit.calendar if unit else "vn")
    clock = present_clock(clock=dossier.clock, due_at=dossier.due_at, now=now, calendar=calendar)
    status, kind = stage_status(dossier.stage, dossier.awaiting, late=clock.state == "late")
    version = get_version(dossier.procedure_version_id) if dossier.procedure_version_id else None
    names = names_to_ask_for(version.definition if version else None)
    return DossierPageView(
        title=gettext("Hồ sơ %(code)s") % {"code": dossier.code},
        code=dossier.code,
        status=status,
        status_kind=kind,
        clock=clock,
        practice=bool(unit and unit.practice),
        simulated=dossier.simulated,
        facts=_facts(dossier, people),
        applicant=_applicant(dossier.applicant),
        answers=answer_rows(version.definition, dossier.answers) if version else (),
        papers=_papers(dossier, names, version.definition if version else None),
        issued=_issued(dossier.code, papers),
        papers_to_come=bool(_forms_due(dossier) - {paper.form for paper in papers}),
        uploads=present_uploads(dossier, uploads, names),
        parts=tuple(_part(one, get_language() or "vi") for one in parts),
        steps=_steps(dossier, course),
        story=tuple(story_entry(line, names, people) for line in reversed(dossier.story)),
        acts=_acts(actor, dossier),
        renews_code=dossier.origin_system == OWN_ORIGIN and dossier.unit_id in units_for(actor, "renew_opening_code"),
        elsewhere=dossier.origin_system == OWN_ORIGIN and dossier.unit_id in units_for(actor, "record_entry"),
        origins=origin_rows(dossier.intake.get("origins", ()), language=get_language() or "vi"),
        takes_scans=dossier.origin_system == OWN_ORIGIN
        and dossier.finished_at is None
        and dossier.unit_id in units_for(actor, "add_scans"),
    )


def _part(one: PartView, language: str) -> SummaryRow:
    """The agency's part with its state, since when, and by when if its system named a time; else the rule."""
    lines = [one.words, one.part.agency.in_language(language)]
    if one.since:
        lines.append(gettext("Từ %(moment)s") % {"moment": moment_words(one.since)})
    if one.due_at:
        lines.append(gettext("Hẹn %(moment)s") % {"moment": moment_words(one.due_at)})
    elif not one.result:
        lines.append(one.part.rule.in_language(language))
    lines += [text for text in (one.result, one.as_given) if text]
    return SummaryRow(one.part.name.in_language(language), lines=tuple(lines))


def people_of(dossier: DossierView) -> set[int]:
    """Accounts to whom the dossier is or was given."""
    named = {line.payload.get("assigned_to") for line in dossier.story} | {dossier.assigned_to}
    return {account for account in named if account}


def _acts(actor: Actor, dossier: DossierView) -> tuple[Link, ...]:
    possible = frozenset(possible_verbs(actor, dossier))
    return tuple(_act(verb, dossier.code) for verb in ACTS if verb in possible)


def _act(verb: str, code: str) -> Link:
    name, words = ACTS[verb]
    return Link(str(words), reverse(name, args=[code]))


def _facts(dossier: DossierView, people: Mapping[int, str]) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow(gettext("Thủ tục"), f"{dossier.procedure_code} – {dossier.procedure_name}", lang="vi"),
        SummaryRow(gettext("Đơn vị giải quyết"), dossier.unit_name),
        SummaryRow(gettext("Cơ quan có thẩm quyền"), _competent(dossier)),
        SummaryRow(gettext("Kênh nộp"), CHANNEL_WORDS[dossier.legal_channel]),
        SummaryRow(gettext("Nơi nộp"), PLACE_WORDS[dossier.place]),
        SummaryRow(gettext("Người thực hiện nộp"), ACTOR_WORDS[dossier.submitting_actor]),
        SummaryRow(gettext("Người hỗ trợ"), HELPER_WORDS[dossier.helper_kind]),
        SummaryRow(gettext("Người xử lý"), people.get(dossier.assigned_to or 0, "")),
        SummaryRow(gettext("Nộp lúc"), moment_words(dossier.submitted_at)),
        SummaryRow(gettext("Tiếp nhận lúc"), moment_words(dossier.received_at)),
        SummaryRow(gettext("Hẹn trả"), due_words(dossier.due_at)),
        SummaryRow(gettext("Kết thúc lúc"), moment_words(dossier.finished_at)),
        SummaryRow(gettext("Mã tra cứu"), dossier.lookup_code),
    ]
    return tuple(row for row in rows if row.value)


def _competent(dossier: DossierView) -> str:
    """The unit that decides, where another one received it, and until when it has to be handed on."""
    if dossier.competent_unit_id is None:
        return ""
    name = get_unit(dossier.competent_unit_id).name
    if not waits_for_transfer(dossier):
        return name
    moment = due_words(by_when(dossier))
    return gettext("%(unit)s. Chuyển trước %(moment)s") % {"unit": name, "moment": moment}


def _applicant(given: dict[str, Any]) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow(gettext("Họ và tên"), given.get("full_name", "")),
        SummaryRow(gettext("Số định danh"), given.get("identity_number", "")),
        SummaryRow(gettext("Ngày sinh"), partial_date_words(given.get("birth_date") or {})),
        SummaryRow(gettext("Điện thoại"), given.get("phone", "")),
        SummaryRow(gettext("Thư điện tử"), given.get("email", "")),
        SummaryRow(gettext("Địa chỉ"), _address_text(given.get("address", ""))),
    ]
    return tuple(row for row in rows if row.value)


def _address_text(given: Any) -> str:
    return str(given.get("text", "")) if isinstance(given, dict) else str(given)


def _papers(
    dossier: DossierView, names: dict[str, str], definition: ProcedureDefinition | None
) -> tuple[SummaryRow, ...]:
    by_form = {paper.code for paper in definition.papers if paper.fulfilled_by} if definition else set()
    return tuple(
        SummaryRow(
            names.get(paper["code"], paper["code"]),
            gettext("đã khai trên trang") if paper["code"] in by_form else _files_words(len(paper.get("files", []))),
        )
        for paper in dossier.papers
    )


def _files_words(count: int) -> str:
    return ngettext("%(count)s tệp", "%(count)s tệp", count) % {"count": count} if count else gettext("bản giấy")


def _forms_due(dossier: DossierView) -> set[str]:
    """Papers that the jobs draw up for where the dossier stands; for another system's dossier none."""
    if dossier.origin_system != OWN_ORIGIN:
        return set()
    happened = {
        "slip": dossier.legal_channel is LegalChannel.ONLINE,
        "01": dossier.received_at is not None,
        "result": dossier.stage in {Stage.APPROVED, Stage.RETURNED},
    }
    told = {line.kind for line in dossier.story}
    notices = {form for kind, form in FORM_OF_EVENT.items() if kind in told}
    slip = {"06"} if told & SLIP_AFTER else set()
    return {form for form, due in happened.items() if due} | notices | slip


def _issued(code: str, papers: Sequence[IssuedPaperRef]) -> tuple[Download, ...]:
    found = []
    for paper in papers:
        words = str(FORM_WORDS.get(paper.form, paper.form))
        found.append(Download(words, reverse("desk:download_paper", args=[code, paper.id]), "PDF"))
        if paper.readable:
            href = reverse("desk:show_paper", args=[code, paper.id])
            found.append(Download(gettext("Đọc trên màn hình: %(paper)s") % {"paper": words}, href))
    return tuple(found)


def _steps(dossier: DossierView, course: Course) -> tuple[Step, ...]:
    """The steps in the order of the design: those that were done, the open ones, and what may come."""
    language = get_language() or "vi"
    done = {task.step for task in course.tasks if task.state is TaskState.DONE}
    open_now = () if dossier.finished_at is not None else course.open_steps
    return tuple(
        Step(
            step.name.in_language(language),
            "now" if step.code in open_now else "done" if step.code in done else "next",
        )
        for step in course.design.steps
    )


def _promised_anew(payload: Mapping[str, Any]) -> str:
    """The due moment to which the event moved the promise; empty where it moved none."""
    if "due_change" in payload:
        return str((payload["due_change"] or {}).get("due_at") or "")
    moved = payload.get("due_at") != payload.get("former_due_at")
    return str(payload.get("due_at") or "") if moved else ""


def _reason_given(payload: Mapping[str, Any]) -> str:
    """The reason as the officer wrote it; nothing where its words stand beside it."""
    return "" if payload.get("reason") else str(payload.get("reason_code") or "")


def story_entry(line: StoryLine, names: dict[str, str], people: Mapping[int, str]) -> StoryEntry:
    """One event in words: what, when, by whom, with reasons, notes and the new due moment."""
    notes = [f"{names.get(item['paper'], item['paper'])}: {item['reason']}" for item in line.payload.get("items", [])]
    if promised := _promised_anew(line.payload):
        notes.append(gettext("hẹn trả %(moment)s") % {"moment": due_words(parse_datetime(promised))})
    if given_to := people.get(line.payload.get("assigned_to") or 0):
        notes.append(gettext("giao cho %(person)s") % {"person": given_to})
    if line.kind == "SupplementRequested" and (until := line.payload.get("until")):
        notes.append(gettext("bổ sung đến hết %(day)s") % {"day": date_words(parse_datetime(until))})
    told = (line.payload.get(name) for name in ("question", "answer", "reason", "source", "note"))
    notes += [text for text in (_reason_given(line.payload), *told) if text]
    return StoryEntry(str(EVENT_WORDS.get(line.kind, line.kind)), line.at, by=line.actor_name, note=" · ".join(notes))
