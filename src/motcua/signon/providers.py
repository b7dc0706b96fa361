"""Reading the operator's file of identity providers: refused whole, with the place, before the server starts."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from motcua.hosting.broken import InstallationBroken
from motcua.signon.values import LEVELS, Provider

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KNOWN = {
    "key",
    "words",
    "issuer",
    "client_id",
    "client_secret_file",
    "scopes",
    "acr_values",
    "claims",
    "assurance",
    "kind",
}
REMEDY = "see docs/how-to/operate.md, or leave MOTCUA_SIGN_ON unset"


def read_providers(given: str) -> tuple[Provider, ...]:
    """The providers of the file; none where no file is named. Raises InstallationBroken, naming no secret."""
    if not given:
        return ()
    path = Path(given)
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _broken(f"{path} cannot be read") from error
    listed = content.get("providers") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise _broken(f"{path} has no list named providers")
    found = tuple(_provider(one, f"{path}, provider {place}", path.parent) for place, one in enumerate(listed, 1))
    if len({one.key for one in found}) < len(found) or len({one.issuer for one in found}) < len(found):
        raise _broken(f"{path} names a key or an issuer twice")
    return found


def _broken(words: str) -> InstallationBroken:
    return InstallationBroken(f"MOTCUA_SIGN_ON: {words}", remedy=REMEDY)


def _provider(given: Any, place: str, folder: Path) -> Provider:
    if not isinstance(given, dict) or set(given) - _KNOWN:
        strange = sorted(map(str, set(given) - _KNOWN)) if isinstance(given, dict) else []
        raise _broken(f"{place} is no description of a provider{': ' if strange else ''}{', '.join(strange)}")
    key, words = str(given.get("key", "")), given.get("words")
    if not _KEY.fullmatch(key) or not given.get("client_id"):
        raise _broken(f"{place} needs a key of small letters, figures and hyphens, and a client_id")
    if not isinstance(words, dict) or not words.get("vi") or not words.get("en"):
        raise _broken(f"{place} needs words in vi and en")
    assurance, kind = _mapping(given, "assurance", place), _mapping(given, "kind", place)
    levels = assurance.get("levels", {})
    if not isinstance(levels, dict) or set(levels.values()) - set(LEVELS):
        raise _broken(f"{place}, assurance.levels: each is one of {', '.join(LEVELS)}")
    return Provider(
        key=key,
        words={language: str(text) for language, text in words.items()},
        issuer=_issuer(str(given.get("issuer", "")), place),
        client_id=str(given["client_id"]),
        client_secret=_secret(given.get("client_secret_file"), place, folder),
        scopes=tuple(dict.fromkeys(["openid", *map(str, given.get("scopes") or ())])),
        acr_values=tuple(map(str, given.get("acr_values") or ())),
        claims={str(ours): str(theirs) for ours, theirs in _mapping(given, "claims", place).items()},
        level_claim=str(assurance.get("claim", "acr")),
        levels={str(word): LEVELS[level] for word, level in levels.items()},
        kind_claim=str(kind.get("claim", "")),
        kinds=tuple(map(str, kind.get("citizen") or ())),
    )


def _mapping(given: Mapping[str, Any], name: str, place: str) -> Mapping[str, Any]:
    found = given.get(name) or {}
    if not isinstance(found, dict):
        raise _broken(f"{place}, {name} is no mapping")
    return found


def _issuer(issuer: str, place: str) -> str:
    """An address of https; http only on this machine, for trying out."""
    parts = urlsplit(issuer)
    near = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not parts.hostname or parts.query or parts.fragment or (parts.scheme != "https" and not near):
        raise _broken(f"{place}: issuer is no https address")
    return issuer


def _secret(file: Any, place: str, folder: Path) -> str:
    if not file:
        return ""
    try:
        return (folder / str(file)).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(f"{place}: client_secret_file cannot be read") from error
