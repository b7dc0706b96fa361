"""Setting a paper in type: the same fields and the same moment give the same bytes."""

import io
import json
import unicodedata
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import segno
import typst
from django.utils import timezone as django_timezone

from motcua.documents.papers.fields import Letterhead, ReceiptFields, ResultFields, SheetFields, SlipFields

FOLDER = Path(__file__).parent
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""Archivable (PDF/A-2a) and readable by a screen reader (PDF/UA-1)."""


def render_receipt(fields: ReceiptFields, *, now: datetime) -> bytes:
    """Form 01 as PDF; `now` is the moment of issue, written into the file."""
    return _render(
        "receipt.typ",
        fields,
        now,
        received_words=moment_words(fields.received_at),
        received_on_words=date_words(django_timezone.localdate(fields.received_at)),
        due_words=moment_words(fields.due_at) if fields.due_at else "",
        fee_words=_fee_words(fields.fee_dong),
    )


def render_slip(fields: SlipFields, *, now: datetime) -> bytes:
    """The slip of an online submission as PDF, in the person's language."""
    local = django_timezone.localtime(fields.submitted_at)
    words = f"{local:%H:%M, %d/%m/%Y}" if fields.language == "en" else moment_words(fields.submitted_at)
    return _render("slip.typ", fields, now, submitted_words=words)


def render_result(fields: ResultFields, *, now: datetime) -> bytes:
    """The result as PDF, clearly marked as not signed."""
    return _render("result.typ", fields, now, decided_words=date_words(fields.decided_on))


def render_sheet(fields: SheetFields, *, now: datetime) -> bytes:
    """A sheet of figures for a meeting as PDF."""
    return _compile("sheet.typ", _composed(asdict(fields)), now)


def render_plain(template: str, fields: Letterhead, now: datetime) -> bytes:
    """Any sheet without a QR."""
    return _compile(template, _composed(asdict(fields)), now)


def render_blocks(template: str, fields: Any, now: datetime) -> bytes:
    """A sheet that is no form of the office: only its own blocks."""
    return _compile(template, _composed(asdict(fields)), now)


def render_form(template: str, fields: Letterhead, now: datetime, **words: Any) -> bytes:
    """Any form with a QR of the dossier's public page; `words` are values that the template needs beside the fields."""
    return _render(template, fields, now, **words)


def moment_words(moment: datetime) -> str:
    """09 giờ 05 phút, ngày 02 tháng 3 năm 2026."""
    local = django_timezone.localtime(moment)
    return f"{local:%H} giờ {local:%M} phút, {date_words(local.date())}"


def date_words(day: date) -> str:
    """ngày 02 tháng 3 năm 2026; January and February with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _fee_words(fee_dong: int | None) -> str:
    if fee_dong is None:
        return ""
    return f"{fee_dong:,}".replace(",", ".") + " đồng" if fee_dong else "Không thu"


def _render(template: str, fields: Any, now: datetime, **words: Any) -> bytes:
    secrets = (getattr(fields, "lookup_code", ""), getattr(fields, "resume_code", ""))
    if any(secret and secret in fields.tracking_url for secret in secrets):
        raise ValueError("the code is the applicant's secret: it must not stand in the QR code")
    return _compile(template, _composed(asdict(fields)) | words | {"qr": _qr(fields.tracking_url)}, now)


def _compile(template: str, values: dict[str, Any], now: datetime) -> bytes:
    document: bytes = typst.compile(
        FOLDER / template,
        root=FOLDER,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"fields": json.dumps(values, ensure_ascii=False, default=str)},
        pdf_standards=[*STANDARDS],
        timestamp=now.astimezone(UTC).replace(microsecond=0),  # a PDF knows whole seconds
    )
    return document


def _composed(value: Any) -> Any:
    """All texts in composed form (NFC), without the NUL and control characters that no paper can show."""
    if isinstance(value, str):
        return "".join(c for c in unicodedata.normalize("NFC", value) if c == "\n" or unicodedata.category(c) != "Cc")
    if isinstance(value, dict):
        return {name: _composed(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_composed(item) for item in value]
    return value


def _qr(url: str) -> str:
    drawing = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawing, kind="svg", xmldecl=False, border=2, scale=4)
    return drawing.getvalue().decode()


@cache
def _fonts() -> typst.Fonts:
    """The fonts that come with Typst: the same on every machine (Libertinus Serif has all Vietnamese letters)."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
