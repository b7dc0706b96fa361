"""How much may be handed in on this installation, and how much somebody has handed in already."""

from django.conf import settings
from django.db.models import Count, Q, Sum

from motcua.documents.models import PartialUpload, StoredFile
from motcua.documents.rules import Held, TooManyFiles, UploadLimits, check_room

MOST_BEGUN = 500
"""Uploads in parts that one uploader may have begun and not ended; a machine sends for many people."""


def limits_in_force() -> UploadLimits:
    """What the operator has set."""
    limits: UploadLimits = settings.UPLOAD_LIMITS
    return limits


def check_room_for(*, scope: str, paper: str, size_bytes: int) -> None:
    """Whether one more file for this paper fits among what its uploader has and has begun to send.

    Raises  TooManyFiles, TooMuchTogether
    """
    of_paper = Count("id", filter=Q(paper_code=paper))
    counts = {"files": Count("id"), "of_paper": of_paper, "size": Sum("size_bytes", default=0)}
    kept = StoredFile.objects.filter(owner_scope=scope, dossier_id=None).aggregate(**counts)
    begun = PartialUpload.objects.filter(owner_scope=scope, finished=False, refusal="").aggregate(**counts)
    held = Held(*(kept[name] + begun[name] for name in ("files", "of_paper", "size")))
    check_room(held, size_bytes, limits_in_force())


def check_not_too_many_begun(scope: str) -> None:
    """Whether its uploader may begin another upload in parts. Raises  TooManyFiles"""
    if PartialUpload.objects.filter(owner_scope=scope, finished=False, refusal="").count() >= MOST_BEGUN:
        raise TooManyFiles(most=MOST_BEGUN)
