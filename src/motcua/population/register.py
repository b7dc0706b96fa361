"""The register over the wire: short waits, no detours, small answers; and the operator's setting that names it."""

import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from motcua.core.errors import Unavailable
from motcua.hosting.broken import InstallationBroken
from motcua.population.envelope import ANSWER, Unreadable, authorization, question_text, read_message
from motcua.population.rules import PersonUnknown, RegisterUntrue
from motcua.population.values import Keys, PersonFacts, Place, Question

SECONDS = 3.0
MOST_BYTES = 64 * 1024
TRYING_OUT = Keys("mo-phong", "mo-phong", "MOPHONG", "mo-phong", "MOPHONG", "037", "mo-phong")
"""What the simulated register on this machine knows us by; nobody else does."""

REMEDY = "see docs/how-to/operate.md, or leave MOTCUA_POPULATION_REGISTRY_URL unset"
_NAMES = ("user", "secret", "client", "api_key", "agency", "integration", "account")


def read_place(url: str, keys_file: str) -> Place | None:
    """Where the register is; None where no address is named. Raises InstallationBroken, naming no secret."""
    if not url:
        return None
    parts = urlsplit(url)
    near = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not parts.hostname or (parts.scheme != "https" and not (near and parts.scheme == "http")):
        raise InstallationBroken("MOTCUA_POPULATION_REGISTRY_URL: no https address", remedy=REMEDY)
    url = url if parts.path else url + "/"
    if not keys_file:
        if near:
            return Place(url, TRYING_OUT)
        raise InstallationBroken("MOTCUA_POPULATION_REGISTRY_KEYS: names no file", remedy=REMEDY)
    return Place(url, _keys(Path(keys_file)))


def _keys(path: Path) -> Keys:
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InstallationBroken(f"MOTCUA_POPULATION_REGISTRY_KEYS: {path} cannot be read", remedy=REMEDY) from error
    if not isinstance(given, dict) or set(given) != set(_NAMES) or not all(given.values()):
        words = f"MOTCUA_POPULATION_REGISTRY_KEYS: {path} must name {', '.join(_NAMES)} and nothing else"
        raise InstallationBroken(words, remedy=REMEDY)
    return Keys(**{name: str(given[name]) for name in _NAMES})


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """An address that moved is not followed: what is asked would go along."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoDetours)


class SoapRegister:
    """The `PopulationRegistry` that answers in SOAP at one address.

    seconds  how long each wait may last; the whole stays within twice of it
    """

    def __init__(self, place: Place, *, seconds: float = SECONDS) -> None:
        self._place, self._seconds = place, seconds

    def find_person(self, question: Question) -> PersonFacts:
        """What is known of this person. Raises Unavailable, PersonUnknown, RegisterUntrue."""
        try:
            told = read_message(self._asked(question_text(question, self._place.keys)), name=ANSWER)
        except Unreadable as wrong:
            raise RegisterUntrue(why=str(wrong)) from wrong
        if told.get("MaYeuCau") != question.request_id:
            raise RegisterUntrue(why="answers another question")
        if told.get("KetQua") == "0":
            raise PersonUnknown
        return PersonFacts(
            identity_number=told.get("SoDinhDanh") or told.get("SoCMND", ""),
            full_name=told.get("HoVaTen", ""),
            birth_date=_birth_date(told.get("NgayThangNam") or told.get("Nam", "")),
            address=told.get("NoiThuongTru", ""),
            simulated="MoPhong" in told,
        )

    def _asked(self, text: bytes) -> bytes:
        keys, url, stamp = self._place.keys, self._place.url, str(int(time.time() * 1000))
        heads = {
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": "",
            "Timestamp": stamp,
            "Authorization": authorization(url, stamp, user=keys.user, secret=keys.secret),
            "X-Road-Client": keys.client,
            "ApiKey": keys.api_key,
        }
        request = urllib.request.Request(url, data=text, headers=heads)  # noqa: S310  (the operator's own address)
        ends = time.monotonic() + 2 * self._seconds
        found = b""
        try:
            with _opener.open(request, timeout=self._seconds) as answer:
                while piece := answer.read1(MOST_BYTES):
                    found += piece
                    if len(found) > MOST_BYTES or time.monotonic() > ends:
                        raise Unavailable("the register's answer does not end")
        except urllib.error.HTTPError as error:
            with error:
                raise Unavailable(f"the register answered {error.code}") from error
        except OSError as error:
            raise Unavailable(f"the register does not answer: {type(error).__name__}") from error
        return found


def _birth_date(text: str) -> dict[str, str]:
    """yyyyMMdd or yyyy; anything else is no date and therefore no answer. Raises RegisterUntrue."""
    if not (text.isascii() and text.isdecimal() and len(text) in (4, 8)):
        raise RegisterUntrue(why="no date of birth")
    if len(text) == 4:
        return {"year": text}
    return {"year": text[:4], "month": str(int(text[4:6])), "day": str(int(text[6:]))}
