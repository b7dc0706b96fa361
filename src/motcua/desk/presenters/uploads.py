"""Files that the applicant sent, as the desk sees them: for which paper, whether safe, and how they look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.documents.api import ScanState, StoredFileRef
from motcua.dossiers.api import DossierView
from motcua.ui.values import StatusKind
from motcua.ui.words import size_words


@dataclass(frozen=True, slots=True)
class UploadView:
    """One file; without `href` it cannot be opened. `view_href` is a picture to read where the kind is not shown."""

    paper: str
    name: str
    size: str
    href: str = ""
    status: str = ""
    status_kind: StatusKind = "neutral"
    picture_href: str = ""
    view_href: str = ""


def present_uploads(
    dossier: DossierView, uploads: Sequence[StoredFileRef], names: Mapping[str, str]
) -> tuple[UploadView, ...]:
    """In the order of the papers and, for each, in the order that the applicant chose; others after them."""
    places = {file: (number, paper["code"]) for number, (paper, file) in enumerate(_named(dossier))}
    ordered = sorted(uploads, key=lambda one: places.get(one.public_id, (len(places), ""))[0])
    return tuple(_present(dossier.code, one, names, places.get(one.public_id, (0, ""))[1]) for one in ordered)


def _named(dossier: DossierView) -> list[tuple[Mapping[str, str], str]]:
    return [(paper, file) for paper in dossier.papers for file in paper.get("files", [])]


def _present(code: str, upload: StoredFileRef, names: Mapping[str, str], paper: str) -> UploadView:
    words, kind = _state(upload)
    picture = reverse("desk:picture_of_upload", args=[code, upload.public_id])
    sick = upload.scan is ScanState.INFECTED
    return UploadView(
        paper=names.get(paper, paper),
        name=upload.name,
        size=size_words(upload.size_bytes),
        href="" if sick else reverse("desk:download_upload", args=[code, upload.public_id]),
        status=words,
        status_kind=kind,
        picture_href=picture if upload.has_preview and not sick else "",
        view_href=f"{picture}?view=1" if upload.has_view and not sick else "",
    )


def _state(upload: StoredFileRef) -> tuple[str, StatusKind]:
    if upload.damaged:
        return gettext("tệp lưu giữ đã hỏng, báo quản trị"), "late"
    states: dict[ScanState, tuple[str, StatusKind]] = {
        ScanState.PENDING: (gettext("đang chờ quét vi-rút"), "waiting"),
        ScanState.TOO_OLD: (gettext("chưa quét được vi-rút"), "late"),
        ScanState.CLEAN: (gettext("không có vi-rút"), "good"),
        ScanState.INFECTED: (gettext("có vi-rút, yêu cầu bản khác"), "late"),
    }
    return states.get(upload.scan, ("", "neutral"))
