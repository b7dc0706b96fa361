"""What the operator may set about files: how much is taken in, where they are kept, who looks for viruses."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from motcua.documents.rules import MIB, UploadLimits
from motcua.hosting.broken import InstallationBroken

_LIMIT_NAMES = {field.name for field in fields(UploadLimits)}


@dataclass(frozen=True, slots=True)
class FileSettings:
    """The operator's settings.

    limits           `MOTCUA_UPLOAD_LIMITS`, such as `file_mib=20,paper_files=30,draft_files=100,draft_mib=300`
    clamd            address of the virus scanner (`MOTCUA_CLAMD`: `unix:/run/clamav/clamd.ctl` or `HOST:PORT`; empty:
                     files are not scanned)
    pending_minutes  after how long an officer may open a file that waits for its scan (`MOTCUA_SCAN_WAIT_MINUTES`)
    scans            `MOTCUA_SCANS`: the folder into which scanners write, one folder a unit's code in it; or none
    store            `MOTCUA_FILES`: empty for the data folder, or `s3://BUCKET/PREFIX?…` as for extracts
    """

    limits: UploadLimits
    clamd: str
    pending_minutes: int
    store: str
    scans: str


def read_file_settings(given: Mapping[str, str] = os.environ) -> FileSettings:
    """Read the environment. Raises InstallationBroken, naming what is wrong and how to write it."""
    clamd = given.get("MOTCUA_CLAMD", "").strip()
    host, colon, port = clamd.rpartition(":")
    if clamd and not clamd.startswith("unix:/") and not (host and colon and port.isascii() and port.isdecimal()):
        raise InstallationBroken(
            f"MOTCUA_CLAMD is no address: {clamd}", remedy="write unix:/run/clamav/clamd.ctl or HOST:PORT"
        )
    return FileSettings(
        limits=_limits(given.get("MOTCUA_UPLOAD_LIMITS", "").strip()),
        clamd=clamd,
        pending_minutes=_number("MOTCUA_SCAN_WAIT_MINUTES", given.get("MOTCUA_SCAN_WAIT_MINUTES", "") or "60"),
        store=given.get("MOTCUA_FILES", "").strip(),
        scans=_scans(given.get("MOTCUA_SCANS", "").strip()),
    )


def _scans(folder: str) -> str:
    if folder and not Path(folder).is_absolute():
        raise InstallationBroken(f"MOTCUA_SCANS is no whole path: {folder}", remedy="write it from the root on")
    return folder


def storage_of(store: str) -> dict[str, object]:
    """Django's description of the place. Raises InstallationBroken"""
    if not store:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(store)
    options = dict(parse_qsl(parts.query))
    if parts.scheme != "s3" or not parts.hostname or set(options) - {"region", "endpoint_override", "scheme"}:
        raise InstallationBroken(
            "MOTCUA_FILES is no address of an S3-compatible store",
            remedy="write s3://BUCKET/PREFIX?region=REGION&endpoint_override=HOST:PORT&scheme=https, or leave it unset",
        )
    endpoint = options.get("endpoint_override")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.hostname,
            "location": parts.path.strip("/"),
            "region_name": options.get("region"),
            "endpoint_url": f"{options.get('scheme', 'https')}://{endpoint}" if endpoint else None,
            "file_overwrite": False,
            "querystring_auth": True,
            "default_acl": None,
        },
    }


def _limits(given: str) -> UploadLimits:
    changed = {}
    for part in filter(None, (part.strip() for part in given.split(","))):
        name, _, number = part.partition("=")
        name, factor = (name.replace("_mib", "_bytes"), MIB) if name.endswith("_mib") else (name, 1)
        if name not in _LIMIT_NAMES:
            raise InstallationBroken(
                f"MOTCUA_UPLOAD_LIMITS knows no {part!r}",
                remedy="write file_mib=20,paper_files=30,draft_files=100,draft_mib=300, or a part of it",
            )
        changed[name] = _number("MOTCUA_UPLOAD_LIMITS", number) * factor
    return UploadLimits(**changed)


def _number(name: str, given: str) -> int:
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 10**9):
        raise InstallationBroken(f"{name} holds {given!r}, not a number above 0", remedy="write digits only")
    return int(given)
