"""Walking through the house: which addresses there are, and what an answer means."""

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import get_resolver

from motcua.api.build import access_of
from motcua.api.v1.interface import interface
from motcua.core.access import ACCESS_MARK
from tests.factories.submissions import BIRTH
from tests.integration.access.world import World
from tests.integration.test_every_route_is_marked import routes

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
SIGN_IN = ("/can-bo/sign-in/", "/tai-khoan/dang-nhap/")
NO_SUCH_METHOD = "no such method"
REFUSALS = {401: "signs_in", 403: "refused", 404: "hidden"}
BODIES = {
    "request-supplement": '{"items": [{"paper": "birth", "reason": "thiếu"}]}',
    "mirror-part": '{"part": "a", "state": "waiting", "since": "2026-11-01T08:00:00+07:00", "source_system": "b"}',
    "assign": '{"to": "clerk"}',
    "extend": '{"until": "2027-01-05T08:00:00+07:00", "reason": "vì mưa bão"}',
    "pause": '{"cause": "posting", "source": "luật"}',
    "resume": '{"cause": "posting"}',
    "refuse": '{"reason_code": "x"}',
    "stop": '{"reason_code": "x"}',
}
"""Verbs of the interface that want to be told more, by the end of their address, so that the dossier is looked for."""


class Door(NamedTuple):
    """One way to knock: the route as it is written, the method, the mark that it carries, and a real address."""

    route: str
    method: str
    mark: str
    address: str


def doors(named: dict[str, str]) -> Iterator[Door]:
    """Every route with every method that could be meant."""
    operations = _operations()
    for route, view in routes(get_resolver()):
        address = _address(route, named if "dossiers/" in route else named | {"code": BIRTH})
        marks = str(getattr(view, ACCESS_MARK, "")).split(",")
        if route in operations:
            for method, mark in operations[route]:
                yield Door(route, method, mark, address)
        else:
            for method in ("GET", "POST"):
                yield Door(route, method, marks[0], address)


def _operations() -> dict[str, list[tuple[str, str]]]:
    found = {}
    for where, view in interface.operations():
        route = "api/v1/" + where.strip("/").replace("{", "<").replace("}", ">")
        found[route] = [(method, access_of(one)) for one in view.operations for method in sorted(one.methods)]
    return found


def _address(route: str, named: dict[str, str]) -> str:
    parts = PLACE.split(route)  # text and names by turns
    missing = set(parts[1::2]) - set(named)
    assert not missing, f"{route} names {missing}: give `name_everything` in test_every_route_opens.py one"
    return "/" + "".join(named[part] if turn % 2 else part for turn, part in enumerate(parts))


def knock(world: World, who: str, door: Door, *, undo: bool = True) -> str:
    """What the visitor meets; whatever it changed is undone, if the caller does not do that."""
    client = world.clients[who]
    cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    body = BODIES.get(door.route.rpartition("/")[2], "{}") if door.route.startswith("api/") else ""
    kind = "application/json" if body else "application/x-www-form-urlencoded"
    with transaction.atomic():
        answer = client.generic(door.method, door.address, body, content_type=kind)
        outcome = _outcome(answer, door, world.signs)
        if undo:
            transaction.set_rollback(True)
    client.cookies = cookies
    return outcome


def _outcome(answer: Any, door: Door, signs: tuple[str, ...]) -> str:
    assert answer.status_code < 500, (door, answer.status_code)
    if answer.status_code == 405:
        return NO_SUCH_METHOD
    if answer.status_code in (301, 302, 303):
        return "signs_in" if answer["Location"].split("?")[0] in SIGN_IN else "passes"
    if answer.status_code in REFUSALS:
        return REFUSALS[answer.status_code]
    content = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode("utf-8", "replace")
    return "sees" if any(sign in content for sign in signs) else "passes"
