"""One finding: what stands in the record, how it was read, what may be decided, and what was."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from motcua.admin.catalogue_wording import (
    LEVEL_WORDS,
    SEVERITY_WORDS,
    STATUS_WORDS,
    STORY_WORDS,
    UNIT_WORDS,
    kind_words,
    place_words,
    suggestion_words,
    value_words,
)
from motcua.catalogue.api import LEVELS, LIMIT_UNITS, FindingStatus, FindingView, Shape, StoryLine, stands_instead
from motcua.ui.values import Choice, Field, FieldKind, FormState, Link, StatusKind, StoryEntry, SummaryRow
from motcua.ui.words import moment_words

MOST_EXCERPT = 6000


@dataclass(frozen=True, slots=True)
class FindingPageView:
    """One finding as it is set down; `fields` are those of a right value."""

    id: int
    title: str
    crumbs: tuple[Link, ...]
    severity: str
    severity_kind: StatusKind
    status: str
    status_kind: StatusKind
    is_open: bool
    facts: tuple[SummaryRow, ...]
    excerpt: str
    suggestion: str
    form: FormState
    conclusions: tuple[Choice, ...]
    fields: tuple[Field, ...]
    story: tuple[StoryEntry, ...]
    next_href: str
    procedure_href: str


def present_finding(
    found: FindingView, *, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> FindingPageView:
    """The page of one finding; `typed` and `errors` are what was sent and is to be mended."""
    typed, errors = typed or {}, errors or {}
    row = found.row
    severity, severity_kind = SEVERITY_WORDS[row.severity]
    status, status_kind = STATUS_WORDS[row.status]
    board, chosen = reverse("admin:findings"), urlencode({"kind": row.code, "status": FindingStatus.OPEN.value})
    return FindingPageView(
        id=row.id,
        title=kind_words(row.code),
        crumbs=(
            Link(gettext("Chất lượng danh mục"), board),
            Link(kind_words(row.code), f"{reverse('admin:finding_list')}?{chosen}"),
        ),
        severity=str(severity),
        severity_kind=severity_kind,
        status=str(status),
        status_kind=status_kind,
        is_open=row.status is FindingStatus.OPEN,
        facts=tuple(_facts(found)),
        excerpt=_excerpt(found.excerpt),
        suggestion=suggestion_words(row.code),
        form=FormState(typed, errors, _labels()),
        conclusions=_conclusions(),
        fields=tuple(_fields(found, typed, errors)),
        story=tuple(_entry(found.shape, line) for line in found.story),
        next_href=reverse("admin:finding", args=[found.following]) if found.following else "",
        procedure_href=reverse("portal:procedure", args=[row.procedure]),
    )


def _facts(found: FindingView) -> list[SummaryRow]:
    row = found.row
    rows = [
        SummaryRow(gettext("Thủ tục"), f"{row.procedure} {row.name}", lang="vi"),
        SummaryRow(gettext("Cơ quan công bố"), row.agency or gettext("Không ghi"), lang="vi"),
        SummaryRow(
            gettext("Chỗ trong bản ghi"), " · ".join(part for part in (place_words(row.place), row.place) if part)
        ),
        SummaryRow(gettext("Như đã ghi"), row.as_given or gettext("(để trống)"), lang="vi"),
        SummaryRow(gettext("Hệ thống đọc là"), row.reading or gettext("Không đọc, chỉ giữ nguyên chữ"), lang="vi"),
        SummaryRow(
            gettext("Bản ghi"),
            gettext("bản thứ %(number)s, nhập lúc %(moment)s")
            % {"number": found.version, "moment": moment_words(found.imported_at)},
        ),
    ]
    if found.value:
        rows.append(SummaryRow(gettext("Giá trị ghi đè"), value_words(found.shape, found.value), lang="vi"))
    if found.source:
        rows.append(SummaryRow(gettext("Nguồn"), found.source, lang="vi"))
    if found.reason:
        rows.append(SummaryRow(gettext("Lý do"), found.reason, lang="vi"))
    return rows


def _excerpt(found: object) -> str:
    """What stands at the place, as the portal gave it; empty where the finding is about the whole record."""
    if found is None or isinstance(found, bool):
        return ""
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return text if len(text) <= MOST_EXCERPT else f"{text[:MOST_EXCERPT]} …"


def _labels() -> dict[str, str]:
    return {
        "decision": gettext("Kết luận"),
        "source": gettext("Nguồn"),
        "reason": gettext("Lý do"),
        "amount": gettext("Giá trị đúng"),
        "originals": gettext("Số bản chính"),
        "copies": gettext("Số bản sao"),
        "text": gettext("Giá trị đúng"),
        "level": gettext("Mức dịch vụ công"),
        "unit": gettext("Đơn vị"),
    }


def _conclusions() -> tuple[Choice, ...]:
    return (
        Choice(
            FindingStatus.ACCEPTED.value,
            gettext("Chấp nhận cách đọc"),
            gettext("Đúng như vậy và không gây hại: giữ cách hệ thống đọc. Người dân không thấy dấu nghi ngờ nữa."),
        ),
        Choice(
            FindingStatus.OVERRIDDEN.value,
            gettext("Ghi đè bằng giá trị đúng"),
            gettext("Điền giá trị đúng và nguồn. Người dân thấy giá trị này, kèm nguồn."),
        ),
        Choice(
            FindingStatus.DISMISSED.value,
            gettext("Bỏ qua, không có lỗi"),
            gettext("Ghi lý do. Người dân không thấy dấu nghi ngờ nữa."),
        ),
    )


def _fields(found: FindingView, typed: Mapping[str, str], errors: Mapping[str, str]) -> list[Field]:
    """The controls for a right value."""

    def one(kind: FieldKind, name: str, label: str, **options: Any) -> Field:
        value, error = typed.get(name, ""), errors.get(name, "")
        return Field(kind, name, label, value=value, error=error, required=False, **options)

    match found.shape:
        case Shape.LIMIT:
            units = tuple(Choice(unit, str(UNIT_WORDS[unit])) for unit in LIMIT_UNITS)
            return [
                one("text", "amount", gettext("Thời hạn đúng"), width="5", inputmode="decimal"),
                one("select", "unit", gettext("Đơn vị"), choices=units),
            ]
        case Shape.FEE:
            hint = gettext("Bằng đồng, ví dụ 25.000; ghi 0 nếu miễn phí.")
            return [one("text", "amount", gettext("Mức thu đúng"), width="10", inputmode="numeric", hint=hint)]
        case Shape.SHEETS:
            return [
                one("text", "originals", gettext("Số bản chính"), width="3", inputmode="numeric"),
                one("text", "copies", gettext("Số bản sao"), width="3", inputmode="numeric"),
            ]
        case Shape.LEVEL:
            levels = tuple(Choice(level, str(LEVEL_WORDS[level])) for level in LEVELS)
            return [one("select", "level", gettext("Mức dịch vụ công"), choices=levels)]
        case _:
            return [one("textarea", "text", gettext("Giá trị đúng"), rows=3, hint=_text_hint(found))]


def _text_hint(found: FindingView) -> str:
    if stands_instead(found.row.code, found.row.place):
        return gettext(
            "Người dân thấy những chữ này thay cho phần ấy của bản ghi, kèm nguồn; nguyên văn vẫn mở ra xem được."
        )
    return gettext("Người dân thấy những chữ này bên cạnh bản ghi, kèm nguồn.")


def _entry(shape: Shape, line: StoryLine) -> StoryEntry:
    notes = [
        value_words(shape, line.value) if line.value else "",
        gettext("Nguồn: %(source)s") % {"source": line.source} if line.source else "",
        line.reason,
    ]
    title = str(STORY_WORDS.get(line.kind, line.kind))
    return StoryEntry(title, line.at, line.by, " · ".join(note for note in notes if note))
