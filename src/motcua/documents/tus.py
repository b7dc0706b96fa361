"""Uploads that go on where the line broke: the protocol tus 1.0.0, apart from any web framework.

Core with creation, creation-with-upload, termination, expiration and checksum (https://tus.io/protocols/resumable-upload).
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from motcua.documents.keeping import Origin
from motcua.documents.limits import limits_in_force
from motcua.documents.uploading import HeaderUnusable, PartTypeUnknown, ProtocolUnknown
from motcua.documents.usecases.append_to_upload import CHECKSUMS, append_to_upload
from motcua.documents.usecases.begin_upload import begin_upload
from motcua.documents.usecases.give_up_upload import give_up_upload
from motcua.documents.usecases.look_at_upload import look_at_upload
from motcua.documents.values import PartialUploadRef

VERSION = "1.0.0"
PART_TYPE = "application/offset+octet-stream"
EXTENSIONS = "creation,creation-with-upload,termination,expiration,checksum"
OVERRIDE_HEADER = "X-HTTP-Method-Override"
STATUS_BY_CODE = {
    "tus_version_unknown": 412,
    "upload_type_unknown": 415,
    "upload_busy": 423,
    "upload_gone": 410,
    "upload_too_long": 413,
    "upload_checksum_differs": 460,
    "upload_header_unusable": 400,
    "file_too_large": 413,
}
"""Refusals whose HTTP status the protocol names; others that are conflicts are 409, the rest 422."""
LONGEST_METADATA = 4096
_NUMBER, _DIGEST, _NAME = re.compile(r"\d{1,15}"), re.compile(r"[0-9a-fA-F]{64}"), re.compile(r"[!-+\--~]{1,64}")


@dataclass(frozen=True, slots=True)
class TusAnswer:
    """What goes back; `upload` is how far it is (not after a deletion)."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    upload: PartialUploadRef | None = None


def capabilities() -> TusAnswer:
    """What this server can do, for OPTIONS."""
    return TusAnswer(
        204,
        {
            "Tus-Resumable": VERSION,
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(limits_in_force().file_bytes),
            "Tus-Checksum-Algorithm": ",".join(CHECKSUMS),
        },
    )


@dataclass(frozen=True, slots=True)
class TusDoor:
    """Where one uploader's requests of the protocol come in.

    headers  of the request, found in any case
    pieces   the request's bytes, read at most once
    scope    whose uploads they are (see `store_upload`)
    papers   codes that `paper` in the metadata may name; empty: uploads are for no certain paper
    """

    headers: Mapping[str, str]
    pieces: Callable[[], Iterable[bytes]]
    scope: str
    now: datetime
    papers: frozenset[str] = frozenset()

    def create(self, address_of: Callable[[str], str]) -> TusAnswer:
        """Begin an upload, with its first part where one came along; `address_of` tells where it goes on.

        Raises  HeaderUnusable, ProtocolUnknown, and what `begin_upload` and `append_to_upload` raise
        """
        self._check_version()
        length = self._number("Upload-Length")
        begun = begin_upload(self._origin(), size_bytes=length, now=self.now)
        if self._media_type() == PART_TYPE and self.headers.get("Content-Length", "0") != "0":
            begun = self._append(begun.public_id, 0)
        return TusAnswer(201, {"Location": address_of(begun.public_id)} | _how_far(begun), begun)

    def look(self, public_id: str) -> TusAnswer:
        """How far it is; no harm if the version was not said. Raises  ProtocolUnknown, what `look_at_upload` raises"""
        if "Tus-Resumable" in self.headers:
            self._check_version()
        found = look_at_upload(public_id, scope=self.scope, now=self.now)
        return TusAnswer(200, _how_far(found) | {"Upload-Length": str(found.size_bytes)}, found)

    def append(self, public_id: str) -> TusAnswer:
        """The next part. Raises  HeaderUnusable, ProtocolUnknown, PartTypeUnknown, what `append_to_upload` raises"""
        self._check_version()
        if self._media_type() != PART_TYPE:
            raise PartTypeUnknown(expected=PART_TYPE)
        kept = self._append(public_id, self._number("Upload-Offset"))
        return TusAnswer(204, _how_far(kept), kept)

    def give_up(self, public_id: str) -> TusAnswer:
        """Nothing of it stays. Raises  ProtocolUnknown, and what `give_up_upload` raises"""
        self._check_version()
        give_up_upload(public_id, scope=self.scope, now=self.now)
        return TusAnswer(204, {"Tus-Resumable": VERSION})

    def _append(self, public_id: str, offset: int) -> PartialUploadRef:
        return append_to_upload(
            public_id,
            scope=self.scope,
            offset=offset,
            pieces=self.pieces(),
            now=self.now,
            checksum=self._checksum(),
        )

    def _check_version(self) -> None:
        if self.headers.get("Tus-Resumable") != VERSION:
            raise ProtocolUnknown(version=VERSION)

    def _media_type(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def _number(self, name: str) -> int:
        given = self.headers.get(name, "")
        if not _NUMBER.fullmatch(given) or not given.isascii():
            raise HeaderUnusable(field_errors={name: "malformed" if given else "required"})
        return int(given)

    def _checksum(self) -> tuple[str, bytes] | None:
        given = self.headers.get("Upload-Checksum")
        if given is None:
            return None
        algorithm, _, digest = given.partition(" ")
        if algorithm not in CHECKSUMS:
            raise HeaderUnusable(field_errors={"Upload-Checksum": "not_in_list"})
        return algorithm, _from_base64(digest, "Upload-Checksum")

    def _origin(self) -> Origin:
        given = _metadata(self.headers.get("Upload-Metadata", ""))
        paper, digest = given.get("paper", ""), given.get("sha256", "")
        if self.papers and paper not in self.papers:
            raise HeaderUnusable(field_errors={"Upload-Metadata": "paper_unknown"})
        if digest and not _DIGEST.fullmatch(digest):
            raise HeaderUnusable(field_errors={"Upload-Metadata": "digest_malformed"})
        return Origin(self.scope, given.get("filename", given.get("name", "")), paper if self.papers else "", digest)


def _how_far(upload: PartialUploadRef) -> dict[str, str]:
    headers = {"Tus-Resumable": VERSION, "Upload-Offset": str(upload.offset), "Cache-Control": "no-store"}
    if not upload.finished:
        headers["Upload-Expires"] = format_datetime(upload.expires_at.astimezone(UTC), usegmt=True)
    return headers


def _metadata(given: str) -> dict[str, str]:
    """Names and texts of the header. Raises  HeaderUnusable"""
    if len(given) > LONGEST_METADATA:
        raise HeaderUnusable(field_errors={"Upload-Metadata": "too_long"})
    found = {}
    for pair in filter(None, (part.strip() for part in given.split(","))):
        name, _, value = pair.partition(" ")
        if not _NAME.fullmatch(name) or name in found:
            raise HeaderUnusable(field_errors={"Upload-Metadata": "malformed"})
        found[name] = _from_base64(value, "Upload-Metadata").decode("utf-8", "replace")
    return found


def _from_base64(text: str, header: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise HeaderUnusable(field_errors={header: "malformed"}) from error
