"""Taking a file in: looked at by its bytes, kept whole or not at all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from motcua.documents.keeping import Origin, keep_file
from motcua.documents.limits import check_room_for, limits_in_force
from motcua.documents.queries import file_ref
from motcua.documents.rules import check_can_store
from motcua.documents.store import received
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


def store_upload(*, file: IncomingFile, scope: str, now: datetime, paper: str = "") -> StoredFileRef:
    """Keep one file for its uploader until a dossier takes it; unattached ones are cleaned away after their time.

    scope    whose upload it is: any secret or key that only this uploader has (a session, a draft, an account)
    paper    code of the paper for which it is; with it the limits for one paper and for one draft hold
    Raises   FileEmpty, FileTooLarge (announced or found: then the rest is not read), FileKindNotAllowed, FileLocked,
             FileDamaged, FileTwoFaced, PictureTooLarge, TooManyFiles, TooMuchTogether
    """
    limit = limits_in_force().file_bytes
    if file.size is not None:
        check_can_store(file.size, limit=limit)
    if paper:
        check_room_for(scope=scope, paper=paper, size_bytes=file.size or 0)
    with received(file.chunks(), limit=limit) as content:
        return file_ref(keep_file(content, Origin(scope, file.name or "", paper), public_id=uuid4(), now=now))
