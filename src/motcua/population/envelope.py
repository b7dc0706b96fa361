"""The register's messages: SOAP, its elements as in `data/population/fields.yaml`, which names the source."""

import base64
import hashlib
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape

from motcua.population.values import Keys, PersonFacts, Question

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
SPACE = "http://dancuquocgia.bca"
ASK, ANSWER = "TraCuuThongTinCongDan", "TraCuuThongTinCongDanResponse"
_DEEPEST = 16


class Unreadable(Exception):
    """No such message."""


def question_text(question: Question, keys: Keys) -> bytes:
    """The question as the register reads it: the name in capitals, the day as yyyyMMdd or the year alone."""
    date = question.birth_date
    whole = bool(date.get("month") and date.get("day"))
    born = f"{date['year']}{int(date['month']):02}{int(date['day']):02}" if whole else date["year"]
    number = "SoDinhDanh" if len(question.identity_number) == 12 else "SoCMND"
    return _message(
        ASK,
        {
            "MaYeuCau": question.request_id,
            "MaDVC": keys.agency,
            "MaTichHop": keys.integration,
            "TaiKhoan": keys.account,
            number: question.identity_number,
            "HoVaTen": question.full_name.upper(),
        },
        born=born,
    )


def answer_text(request_id: str, facts: PersonFacts | None, *, notice: str) -> bytes:
    """The simulated register's answer; without facts: nobody is known."""
    if facts is None:
        return _message(ANSWER, {"MaYeuCau": request_id, "MoPhong": notice, "KetQua": "0"})
    date = facts.birth_date
    told = {"MaYeuCau": request_id, "MoPhong": notice, "KetQua": "1", "SoDinhDanh": facts.identity_number}
    told |= {"HoVaTen": facts.full_name.upper(), "NoiThuongTru": facts.address}
    return _message(ANSWER, told, born="".join(date.get(part, "") for part in ("year", "month", "day")))


def _message(name: str, fields: Mapping[str, str], *, born: str = "") -> bytes:
    inner = "".join(f"<{one}>{escape(value)}</{one}>" for one, value in fields.items())
    if born:
        part = "NgayThangNam" if len(born) == 8 else "Nam"
        inner += f"<NgayThangNamSinh><{part}>{escape(born)}</{part}></NgayThangNamSinh>"
    body = f'<{name} xmlns="{SPACE}">{inner}</{name}>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="{SOAP}"><soap:Body>{body}'
        "</soap:Body></soap:Envelope>"
    ).encode()


def read_message(text: bytes, *, name: str) -> dict[str, str]:
    """The elements that hold text, by name; the first of each counts. Raises Unreadable.

    A document with a DTD is refused unread: no message needs one, and entities grow.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    found: dict[str, str] = {}
    way: list[str] = []

    def refuse(*_: object) -> NoReturn:
        raise Unreadable("a DTD")

    def start(element: str, _attributes: object) -> None:
        way.append(element)
        if len(way) > _DEEPEST:
            raise Unreadable("nested too deep")

    def text_of(piece: str) -> None:
        if way:
            key = way[-1].rpartition(" ")[2]
            found[key] = found.get(key, "") + piece

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _element: way.pop()
    parser.CharacterDataHandler = text_of
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError) as error:
        raise Unreadable(type(error).__name__) from error
    if f"{SPACE}".encode() not in text or f"{name}".encode() not in text:
        raise Unreadable("another message")
    return {key: value.strip() for key, value in found.items()}


def authorization(url: str, timestamp: str, *, user: str, secret: str) -> str:
    """The head `Authorization` as the source describes it: the digest of address, user, time and secret."""
    digest = hashlib.sha256(f"{url}{user}{timestamp}{secret}".encode()).hexdigest()
    return "Basic " + base64.b64encode(f"{user}:{digest}".encode()).decode()
