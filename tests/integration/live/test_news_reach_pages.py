"""The real process beside a real database: who may listen hears what was committed, whatever is killed meanwhile."""

import http.client
import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from motcua.core.bell import CHANNEL, _in_pieces
from motcua.dossiers.api import pass_dossier, send_message, submit_dossier
from motcua.dossiers.models import Presence
from motcua.identity.api import Account
from tests.factories.cast import NOW, Cast, load_cast, people
from tests.factories.dossiers import accepted
from tests.factories.live_process import free_port, live_process
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 20.0


class Line:
    """One open stream, read as a browser reads it."""

    def __init__(self, port: int, query: str, account: Account | None = None, **headers: str) -> None:
        if account is not None:
            client = Client()
            client.force_login(account)
            headers["Cookie"] = f"sessionid={client.cookies['sessionid'].value}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self._connection.request("GET", "/?" + query, headers=headers)
        self.answer = self._connection.getresponse()

    def next(self) -> tuple[str, dict[str, Any]]:
        """The next event and its data."""
        name, data = "", {}
        while line := self.answer.readline().decode():
            if line.startswith("event: "):
                name = line.removeprefix("event: ").strip()
            elif line.startswith("data: "):
                data = json.loads(line.removeprefix("data: "))
            elif line == "\n" and name:
                return name, data
        raise EOFError

    def close(self) -> None:
        self.answer.close()
        self._connection.close()


@contextmanager
def line(port: int, query: str, account: Account | None = None, **headers: str) -> Iterator[Line]:
    opened = Line(port, query, account, **headers)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def lines() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return load_cast()


@pytest.fixture
def code(cast: Cast) -> str:
    """A dossier whose own news has gone round before anybody listens."""
    return accepted(cast)


@pytest.fixture
def served(code: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = free_port()
    with live_process(port) as process:
        yield port, process


def test_what_is_committed_is_heard_by_who_may_and_what_is_rolled_back_by_nobody(
    cast: Cast, code: str, served: tuple[int, subprocess.Popen[bytes]], lines: ExitStack
) -> None:
    port, process = served

    def listening(query: str, account: Account) -> Line:
        """A stream that was told to look once: its page is older than the process."""
        opened = lines.enter_context(line(port, f"{query}&at={time.time() - 3600:.3f}", account))
        assert opened.answer.status == 200
        assert opened.next() == ("again", {})
        return opened

    accounts = people(cast)
    specialist, stranger = accounts["chuyen-vien-1"], accounts["can-bo-khac-1"]
    page = listening(f"dossier={code}&view=page-one&doing=stop_dossier", specialist)
    ours = listening(f"unit={cast.centre.id}", specialist)
    theirs = listening(f"unit={cast.neighbour.id}", stranger)
    assert Presence.objects.values_list("account_id", "doing", "view").get() == (
        specialist.pk, "stop_dossier", "page-one",
    )  # fmt: skip
    with transaction.atomic():
        pass_dossier(actor=cast.specialist, code=code, now=NOW)
        transaction.set_rollback(True)
    send_message(actor=cast.clerk, code=code, text="Xin bổ sung", key="k1", now=NOW)
    assert page.next() == ours.next() == ("changed", {"code": code, "revision": 2, "beside": True})
    pass_dossier(actor=cast.specialist, code=code, now=NOW + timedelta(minutes=1))
    assert page.next() == ours.next() == ("changed", {"code": code, "revision": 3, "beside": False})
    _at_its_neighbours(cast)
    assert theirs.next()[1]["code"].startswith("demo-lang-gieng")

    with line(port, f"dossier={code}&view=page-two", accounts["lanh-dao-1"]) as colleague:
        assert colleague.answer.status == 200
        assert page.next() == ("company", {})
    assert page.next() == ("company", {})
    assert Presence.objects.values_list("account_id", flat=True).get() == specialist.pk

    _cut_the_line_to_the_database()
    for one in (page, ours, theirs):
        assert one.next() == ("again", {})
    pass_dossier(actor=cast.specialist, code=code, now=NOW + timedelta(minutes=2))
    assert page.next()[1] == {"code": code, "revision": 4, "beside": False}

    process.send_signal(signal.SIGTERM)
    process.wait(timeout=8)
    with pytest.raises((EOFError, OSError, http.client.HTTPException)):
        page.next()


def _at_its_neighbours(cast: Cast) -> None:
    submission = counter_submission(unit=cast.neighbour.code)
    submit_dossier(actor=cast.stranger, submission=submission, now=NOW)


def _cut_the_line_to_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query = %s", [f"LISTEN {CHANNEL}"]
        )
        assert cursor.fetchone() == (1,)


def test_whoever_may_not_read_hears_nothing(cast: Cast, code: str, served: tuple[int, subprocess.Popen[bytes]]) -> None:
    port, _process = served
    accounts = people(cast)
    stranger = accounts["can-bo-khac-1"]
    refused: list[tuple[str, Account | None, dict[str, str]]] = [
        (f"dossier={code}&view=page-one", None, {}),
        (f"dossier={code}&view=page-one", None, {"Cookie": "sessionid=abcdefghijklmnopqrstuvwxyz012345"}),
        (f"dossier={code}&view=page-one", stranger, {}),
        (f"dossier={code}%00&view=page-one", accounts["lanh-dao-1"], {}),
        (f"dossier={code}", accounts["lanh-dao-1"], {}),
        (f"unit={cast.centre.id}", stranger, {}),
        (f"unit={cast.centre.id}", accounts["lanh-dao-1"], {"Origin": "https://elsewhere.example"}),
        ("", accounts["lanh-dao-1"], {}),
    ]
    for query, account, headers in refused:
        with line(port, query, account, **headers) as opened:
            assert opened.answer.status == 403, (query, headers)
            assert opened.answer.headers.get("Access-Control-Allow-Origin") is None
    assert Presence.objects.count() == 0
    with line(port, f"unit={cast.centre.id}", accounts["lanh-dao-1"], Origin="http://127.0.0.1:8000") as opened:
        assert opened.answer.status == 200
        assert opened.answer.headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:8000"


def test_many_words_go_in_pieces_that_the_database_takes() -> None:
    words = [f"{key}:{key}" for key in range(100_000, 105_000)]
    pieces = list(_in_pieces(words))
    assert " ".join(pieces).split() == words
    assert max(len(piece) for piece in pieces) < 7999
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(pg_notify('anything', piece)) FROM unnest(%s::text[]) AS piece", [pieces])
        assert cursor.fetchone() == (len(pieces),)
