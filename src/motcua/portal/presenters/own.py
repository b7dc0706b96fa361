"""The own dossier in plain words: what to do now, with whom it is and since when, papers, messages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import ProcedureDefinition, get_version
from motcua.core.worktime import load_calendar
from motcua.documents.api import FORM_WORDS, IssuedPaperRef, ScanState, StoredFileRef
from motcua.dossiers.api import Awaiting, DossierView, Holder, OwnListed, Stage, Stay, list_parts, stays_of, time_left
from motcua.dossiers.wording import AWAITING_WORDS, STAGE_WORDS
from motcua.orgs.api import UnitRef, get_unit, get_units
from motcua.portal.presenters.this_case import part_steps
from motcua.portal.presenters.track import KINDS
from motcua.ui.values import ClockView, Download, StatusKind, Step, SummaryRow
from motcua.ui.words import date_words, moment_words, size_words
from motcua.voice.api import Message, Side

OPEN_STAGES = frozenset({Stage.SUBMITTED, Stage.ACCEPTED, Stage.IN_HAND})


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message: who (never a person's name of the office), when, the text, its files."""

    who: str
    mine: bool
    at: datetime
    text: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class AskedView:
    """What the office asked for: until when, and each thing with its reason."""

    until: str
    items: tuple[tuple[str, str], ...]
    href: str


@dataclass(frozen=True, slots=True)
class OwnView:
    """Everything on the page."""

    title: str
    procedure: str
    practice: bool
    status: str
    kind: StatusKind
    clock: ClockView
    now_words: str
    asked: AskedView | None
    parts: tuple[Step, ...]
    stays: tuple[Step, ...]
    given: tuple[SummaryRow, ...]
    uploads: tuple[Download, ...]
    issued: tuple[Download, ...]
    messages: tuple[MessageView, ...]
    unread: bool
    withdraw_href: str


def present_own_list(listed: Sequence[OwnListed]) -> tuple[tuple[OwnListed, str], ...]:
    """The account's dossiers, each with its stage in words."""
    return tuple((one, _stage_words(one.stage, one.awaiting)) for one in listed)


def present_own(
    dossier: DossierView,
    *,
    papers: Sequence[IssuedPaperRef],
    uploads: Sequence[StoredFileRef],
    messages: Sequence[Message],
    unread: bool,
    now: datetime,
) -> OwnView:
    """Compose the page; the time that is left is counted as officers see it."""
    unit = get_unit(dossier.unit_id) if dossier.unit_id else None
    definition = get_version(dossier.procedure_version_id).definition if dossier.procedure_version_id else None
    left = time_left(
        clock=dossier.clock, due_at=dossier.due_at, now=now, calendar=load_calendar(unit.calendar if unit else "vn")
    )
    waiting = dossier.awaiting is not Awaiting.NOTHING
    return OwnView(
        title=gettext("Hồ sơ %(code)s") % {"code": dossier.code},
        procedure=definition.title.in_language(get_language() or "vi") if definition else dossier.procedure_name,
        practice=bool(unit and unit.practice),
        status=_stage_words(dossier.stage, dossier.awaiting),
        kind="waiting" if waiting else KINDS.get(dossier.stage, "neutral"),
        clock=ClockView(**asdict(left)),
        now_words=_now_words(dossier, unit),
        asked=_asked(dossier, definition),
        parts=part_steps(list_parts(dossier.id, version_id=dossier.procedure_version_id), get_language() or "vi"),
        stays=_stays(dossier),
        given=_given(dossier, definition),
        uploads=tuple(_upload(one) for one in uploads),
        issued=tuple(download for one in papers for download in _issued(one)),
        messages=_messages(messages, uploads),
        unread=unread,
        withdraw_href=reverse("portal:own_withdraw") if dossier.stage in OPEN_STAGES else "",
    )


def _stage_words(stage: Stage, awaiting: Awaiting) -> str:
    return str(STAGE_WORDS[stage] if awaiting is Awaiting.NOTHING else AWAITING_WORDS[awaiting])


def _now_words(dossier: DossierView, unit: UnitRef | None) -> str:
    """One sentence: who has to do something now."""
    names = {"unit": unit.name if unit else dossier.unit_name}
    if dossier.awaiting is Awaiting.SUPPLEMENT:
        return gettext("Đang chờ ông/bà bổ sung. %(unit)s giữ hồ sơ trong lúc chờ.") % names
    if dossier.stage is Stage.SUBMITTED:
        return gettext("%(unit)s sẽ kiểm tra hồ sơ. Không phải làm gì thêm.") % names
    if dossier.stage in {Stage.ACCEPTED, Stage.IN_HAND}:
        return gettext("%(unit)s đang giải quyết. Không phải làm gì thêm.") % names
    if dossier.stage is Stage.APPROVED:
        return gettext("Đã có kết quả. Hãy nhận kết quả tại nơi đã đăng ký.")
    if dossier.stage is Stage.RETURNED:
        return gettext("Kết quả đã được trả.")
    if dossier.stage is Stage.WITHDRAWN:
        return gettext("Hồ sơ đã được rút. Muốn làm lại, hãy nộp hồ sơ mới.")
    return gettext(
        "Cơ quan đã nêu lý do bằng văn bản. Hãy hỏi nơi nộp hồ sơ để biết cách làm tiếp; có thể nộp hồ sơ mới."
    )


def _asked(dossier: DossierView, definition: ProcedureDefinition | None) -> AskedView | None:
    if dossier.awaiting is not Awaiting.SUPPLEMENT:
        return None
    last = next((line for line in reversed(dossier.story) if line.kind == "SupplementRequested"), None)
    if last is None:
        return None
    names = paper_names(definition)
    until = last.payload.get("until")
    return AskedView(
        until=date_words(parse_datetime(until)) if until else "",
        items=tuple((names.get(item["paper"], item["paper"]), item["reason"]) for item in last.payload["items"]),
        href=reverse("portal:own_supplement"),
    )


def _stays(dossier: DossierView) -> tuple[Step, ...]:
    stays = stays_of(dossier.story)
    units = get_units({stay.unit_id for stay in stays if stay.unit_id})
    return tuple(_stay(stay, units.get(stay.unit_id or 0), dossier.unit_name) for stay in stays)


def _stay(stay: Stay, unit: UnitRef | None, fallback: str) -> Step:
    name = unit.name if unit else fallback
    who = gettext("Ông/bà bổ sung giấy tờ") if stay.holder is Holder.APPLICANT else name
    since = moment_words(stay.since)
    if stay.until is None:
        return Step(who, "now", gettext("từ %(since)s đến nay") % {"since": since})
    words = gettext("từ %(since)s đến %(until)s") % {"since": since, "until": moment_words(stay.until)}
    return Step(who, "done", words)


def paper_names(definition: ProcedureDefinition | None) -> dict[str, str]:
    """Papers by code, in the short words of the reader's language."""
    language = get_language() or "vi"
    return {paper.code: paper.short.in_language(language) for paper in definition.papers} if definition else {}


def _given(dossier: DossierView, definition: ProcedureDefinition | None) -> tuple[SummaryRow, ...]:
    names = paper_names(definition)
    by_form = {paper.code for paper in definition.papers if paper.fulfilled_by} if definition else set()
    return tuple(
        SummaryRow(
            names.get(paper["code"], paper["code"]),
            gettext("đã khai trên trang")
            if paper["code"] in by_form
            else gettext("bản điện tử")
            if paper.get("files")
            else gettext("bản giấy"),
        )
        for paper in dossier.papers
    )


def _upload(upload: StoredFileRef) -> Download:
    about = size_words(upload.size_bytes)
    if upload.scan is ScanState.INFECTED:
        about = gettext("có vi-rút, cơ quan không mở được; hãy gửi bản khác")
    return Download(upload.name, reverse("portal:own_file", args=[upload.public_id]), about)


def _issued(paper: IssuedPaperRef) -> list[Download]:
    words = str(FORM_WORDS.get(paper.form, paper.form))
    found = [Download(words, reverse("portal:own_paper", args=[paper.id]), "PDF")]
    if paper.readable:
        found.append(Download(words, reverse("portal:read_own_paper", args=[paper.id]), gettext("đọc trên màn hình")))
    return found


def _messages(messages: Sequence[Message], uploads: Sequence[StoredFileRef]) -> tuple[MessageView, ...]:
    files = {upload.public_id: upload for upload in uploads}
    units = get_units({one.unit_id for one in messages if one.unit_id})
    return tuple(
        MessageView(
            who=gettext("Ông/bà") if one.side is Side.APPLICANT else _unit_name(units, one.unit_id),
            mine=one.side is Side.APPLICANT,
            at=one.at,
            text=one.text,
            files=tuple(_upload(files[name]) for name in one.files if name in files),
        )
        for one in messages
    )


def _unit_name(units: dict[int, UnitRef], unit_id: int | None) -> str:
    unit = units.get(unit_id or 0)
    return unit.name if unit else gettext("Cơ quan giải quyết")
