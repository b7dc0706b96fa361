"""Taking a file in: looked at by its bytes, kept whole or not at all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from django.utils import timezone

from motcua.documents.kinds import ALLOWED, detect_kind, name_refused_kind
from motcua.documents.models import StoredFile
from motcua.documents.queries import file_ref
from motcua.documents.rules import FileKindNotAllowed, check_can_store, kept_name
from motcua.documents.store import Received, keep, received, remove_kept
from motcua.documents.values import StoredFileRef


class IncomingFile(Protocol):
    """What a web framework hands over: its name as given, its announced size, its bytes piece by piece."""

    @property
    def name(self) -> str | None:
        """As the person's device calls it."""

    @property
    def size(self) -> int | None:
        """In bytes, where it is known beforehand."""

    def chunks(self) -> Iterable[bytes]:
        """The bytes; read once."""


def store_upload(*, file: IncomingFile, scope: str, now: datetime) -> StoredFileRef:
    """Keep one file for its uploader until a dossier takes it; unattached ones are cleaned away after a week.

    scope    whose upload it is: any secret or key that only this uploader has (a session, a draft, an account)
    Raises   FileEmpty, FileTooLarge (announced or found: then the rest is not read), FileKindNotAllowed
    """
    if file.size is not None:
        check_can_store(file.size)
    with received(file.chunks()) as content:
        check_can_store(content.size_bytes)
        return _keep(content, file.name or "", scope, now)


def _keep(content: Received, name: str, scope: str, now: datetime) -> StoredFileRef:
    kind = detect_kind(content.file)
    if kind is None:
        raise FileKindNotAllowed(
            detected=name_refused_kind(content.file), allowed=[allowed.code for allowed in ALLOWED]
        )
    public_id = uuid4()
    path = keep(content, f"uploads/{timezone.localtime(now):%Y/%m/%d}/{public_id}")
    try:
        row = StoredFile.objects.create(
            public_id=public_id,
            name=kept_name(name, kind),
            media_type=kind.media_type,
            size_bytes=content.size_bytes,
            digest=content.digest,
            path=path,
            owner_scope=scope,
            created_at=now,
        )
    except BaseException:
        remove_kept([path])
        raise
    return file_ref(row)
