"""What was said about a dossier, as officers read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from motcua.documents.api import StoredFileRef
from motcua.orgs.api import UnitRef, get_units
from motcua.ui.values import Download
from motcua.ui.words import size_words
from motcua.voice.api import Message, Side


@dataclass(frozen=True, slots=True)
class SaidView:
    """One message."""

    who: str
    own: bool
    at: datetime
    text: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """All of it, the oldest first; `unanswered` while the applicant spoke last."""

    messages: tuple[SaidView, ...]
    unanswered: bool


def present_messages(messages: Sequence[Message], uploads: Sequence[StoredFileRef], *, code: str) -> Conversation:
    """Messages with their files; the office speaks as a unit, whoever wrote."""
    files = {upload.public_id: upload for upload in uploads}
    units = get_units({one.unit_id for one in messages if one.unit_id})
    return Conversation(
        tuple(_said(one, files, units, code) for one in messages),
        unanswered=bool(messages) and messages[-1].side is Side.APPLICANT,
    )


def _said(one: Message, files: Mapping[str, StoredFileRef], units: Mapping[int, UnitRef], code: str) -> SaidView:
    unit = units.get(one.unit_id or 0)
    return SaidView(
        who=gettext("Người nộp")
        if one.side is Side.APPLICANT
        else unit.name
        if unit
        else gettext("Cơ quan giải quyết"),
        own=one.side is Side.UNIT,
        at=one.at,
        text=one.text,
        files=tuple(
            Download(
                files[name].name,
                reverse("desk:download_upload", args=[code, name]),
                size_words(files[name].size_bytes),
            )
            for name in one.files
            if name in files
        ),
    )
