"""Keeping bytes that came in whole: looked at first, then kept with their row and the job of preparing them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.documents.inspecting import inspect
from motcua.documents.models import StoredFile
from motcua.documents.rules import KEPT_UNATTACHED, check_can_store, check_digest, kept_name
from motcua.documents.states import ScanState
from motcua.documents.store import Received, keep, remove_kept

PREPARE_TASK = "documents.prepare_file"


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose file it is, how it is called, for which paper, and which SHA-256 (hex) its sender gave, if any."""

    scope: str
    name: str
    paper: str = ""
    digest_given: str = ""


def keep_file(content: Received, origin: Origin, *, public_id: UUID, now: datetime) -> StoredFile:
    """Keep one file that its uploader may still take back.

    Raises  FileDigestDiffers, and what `inspect` and `check_can_store` raise: then nothing is kept
    """
    check_can_store(content.size_bytes, limit=settings.UPLOAD_LIMITS.file_bytes)
    check_digest(content.digest, origin.digest_given)
    kind = inspect(content.file, content.path, content.size_bytes)
    path = keep(content, f"uploads/{timezone.localtime(now):%Y/%m/%d}/{public_id}")
    try:
        with transaction.atomic():
            row = StoredFile.objects.create(
                public_id=public_id,
                name=kept_name(origin.name, kind),
                media_type=kind.media_type,
                size_bytes=content.size_bytes,
                digest=content.digest,
                path=path,
                owner_scope=origin.scope,
                paper_code=origin.paper,
                created_at=now,
                kept_until=now + KEPT_UNATTACHED,
                scan_state=ScanState.PENDING if settings.CLAMD else ScanState.NOT_SCANNED,
            )
            app.configure_task(PREPARE_TASK, allow_unknown=False).defer(public_id=str(public_id))
    except BaseException:
        remove_kept([path])
        raise
    return row
