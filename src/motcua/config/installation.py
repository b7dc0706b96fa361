"""What the operator may set about this installation, read once from the environment."""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from motcua.hosting.broken import InstallationBroken
from motcua.hosting.embedded import database_url as embedded_database_url
from motcua.hosting.folders import data_folder, make_data_folder

_STORE_OPTIONS = {"region", "scheme", "endpoint_override"}


RELEASES = ("month", "extract")
LEAST_SECRET = 16


@dataclass(frozen=True, slots=True)
class Installation:
    """The operator's settings.

    data           folder for everything this installation keeps (`MOTCUA_DATA`, default `./var`)
    database_url   libpq address (`MOTCUA_DATABASE_URL`; unset means the embedded server under `data`)
    public_url     address that people see, printed into QR codes (`MOTCUA_PUBLIC_URL`)
    help_phone     number that people may call, shown at the foot of every page (`MOTCUA_HELP_PHONE`, default none)
    hosts          names under which the site answers (`MOTCUA_HOSTS`, comma separated)
    extracts       where the extracts for figures are kept (`MOTCUA_EXTRACTS`: a folder, or `s3://bucket/prefix?…`;
                   default `extracts` under `data`)
    releases       when public figures move on (`MOTCUA_RELEASES`): by default with the first extract of a `month`, and
                   when the ledger grew or shrank by a tenth; or with every `extract`
    import_bytes   largest files that an administrator may hand in for one import (`MOTCUA_IMPORT_BYTES`, default 6 GiB)
    draft_keys     what seals drafts (`MOTCUA_DRAFT_KEYS`: `id:secret`, comma separated, the new one first; default one
                   made from the signing key)
    live           where open pages hear what changed (`MOTCUA_LIVE`: a path that a proxy leads to that process, as
                   `/live/`; the number of its port; or `off`; default off, `motcua serve` and `demo` name a port)
    open_data_terms  under which others may use what this office adds to the open data (`MOTCUA_OPEN_DATA_TERMS`, in
                   words, default none stated)
    """

    data: Path
    database_url: str
    embedded: bool
    secret_key: str
    public_url: str
    help_phone: str
    hosts: tuple[str, ...]
    secure: bool
    extracts: str = ""
    releases: str = RELEASES[0]
    import_bytes: int = 6 * 1024**3
    draft_keys: tuple[tuple[str, str], ...] = ()
    open_data_terms: str = ""
    live: str = ""


def _releases() -> str:
    given = os.environ.get("MOTCUA_RELEASES", "").strip() or RELEASES[0]
    if given not in RELEASES:
        raise InstallationBroken(
            f"MOTCUA_RELEASES is neither {' nor '.join(RELEASES)}: {given}",
            remedy=f"leave it unset, or set MOTCUA_RELEASES={RELEASES[0]}",
        )
    return given


def _secret_key(data: Path) -> str:
    """The signing key, from `MOTCUA_SECRET_KEY` or drawn once into a file that only the owner reads."""
    if given := os.environ.get("MOTCUA_SECRET_KEY"):
        return given
    path = data / "secret_key"
    try:
        make_data_folder(data)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    except OSError as error:
        raise InstallationBroken(
            f"the data folder {data} cannot be written: {error.strerror}",
            remedy="run Motcua as the folder's owner, make room, or choose another folder with MOTCUA_DATA",
        ) from error
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key


def read_draft_keys(given: str, secret_key: str) -> tuple[tuple[str, str], ...]:
    """Key ids and secrets, the one that seals first. Raises InstallationBroken, naming no secret."""
    if not given:
        return ((f"s{hashlib.sha256(secret_key.encode()).hexdigest()[:8]}", secret_key),)
    keys = tuple((name.strip(), secret) for name, _colon, secret in (part.partition(":") for part in given.split(",")))
    if any(not name or len(secret) < LEAST_SECRET for name, secret in keys) or len(dict(keys)) < len(keys):
        raise InstallationBroken(
            "MOTCUA_DRAFT_KEYS is not a list of different ids, each with a secret",
            remedy=f"write ID:SECRET,OLDID:SECRET, each secret of {LEAST_SECRET} characters or more, or leave it unset",
        )
    return keys


def _import_bytes() -> int:
    given = os.environ.get("MOTCUA_IMPORT_BYTES", "").strip()
    if given and not (given.isascii() and given.isdecimal()):
        raise InstallationBroken(
            f"MOTCUA_IMPORT_BYTES is {given!r}, not a number of bytes", remedy="write digits only, or leave it unset"
        )
    return int(given) if given else 6 * 1024**3


def read_live(given: str) -> str:
    """A path or the number of a port; empty for none. Raises InstallationBroken where it is neither."""
    if given in {"", "off"}:
        return ""
    if re.fullmatch(r"/(?!/)[A-Za-z0-9._~/-]*|[1-9][0-9]{0,4}", given) is None or (
        given.isdecimal() and int(given) > 65535
    ):
        raise InstallationBroken(
            f"MOTCUA_LIVE is neither a path nor a port: {given}",
            remedy="write /live/ (a path that your proxy leads to the process), a port, or off",
        )
    return given


def read_extracts_place(given: str) -> str:
    """A folder or the address of a store, as given. Raises InstallationBroken where it is neither."""
    if "://" not in given:
        return given
    parts = urlsplit(given)
    unknown = {name for name, _ in parse_qsl(parts.query)} - _STORE_OPTIONS
    if parts.scheme != "s3" or not parts.hostname or unknown:
        raise InstallationBroken(
            f"MOTCUA_EXTRACTS is no address of an S3-compatible store: {', '.join(sorted(unknown)) or parts.scheme}",
            remedy="write s3://BUCKET/PREFIX?region=REGION&endpoint_override=HOST:PORT&scheme=https, or a folder",
        )
    return given


def read_installation() -> Installation:
    """Read the environment; touches the disk only to keep the signing key."""
    data = data_folder()
    given = os.environ.get("MOTCUA_DATABASE_URL", "")
    public_url = os.environ.get("MOTCUA_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
    hosts = os.environ.get("MOTCUA_HOSTS", "127.0.0.1,localhost,[::1]")
    secret_key = _secret_key(data)
    return Installation(
        data=data,
        database_url=given or embedded_database_url(data),
        embedded=not given,
        secret_key=secret_key,
        public_url=public_url,
        help_phone=os.environ.get("MOTCUA_HELP_PHONE", "").strip(),
        hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        secure=public_url.startswith("https://"),
        extracts=read_extracts_place(os.environ.get("MOTCUA_EXTRACTS", "").strip()),
        releases=_releases(),
        import_bytes=_import_bytes(),
        draft_keys=read_draft_keys(os.environ.get("MOTCUA_DRAFT_KEYS", "").strip(), secret_key),
        live=read_live(os.environ.get("MOTCUA_LIVE", "").strip()),
        open_data_terms=" ".join(os.environ.get("MOTCUA_OPEN_DATA_TERMS", "").split()),
    )
