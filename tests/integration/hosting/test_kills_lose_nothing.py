"""Web, worker or database are killed at random while people fill in, upload and submit: what was acknowledged is there.

A few kills in each run of the suite; `MOTCUA_KILLS=50` for the long run (`make kills`).
"""

import hashlib
import http.client
import os
import random
import re
import signal
import threading
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg
import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.hosting import embedded
from motcua.hosting.place import DATABASE
from tests.factories.files import PDF
from tests.integration.hosting.conftest import Installation
from tests.integration.hosting.serving import Served, motcua, start, until

KILLS = int(os.environ.get("MOTCUA_KILLS", "3"))
PEOPLE = 2
BIRTH = "1.001193"
CENTRE = "demo-xa-mau"
PAPER = "paper.000.00.00.G15-KQ004389"
PATIENCE = 90
DATE_PARTS = ("year", "month", "day")


@dataclass
class Person:
    """Presses again until it is answered, as people do; keeps what she was told is done."""

    port: int
    number: int
    stop: threading.Event
    cookies: dict[str, str] = field(default_factory=dict)
    submitted: dict[str, tuple[str, str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str, str]:
        """Status, place to go and text; whatever breaks on the way is asked again."""
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                status, location, text = self._once(method, path, body, kind)
            except (OSError, http.client.HTTPException):
                status = 599
            if status < 500:
                return status, location, text
            assert time.monotonic() < give_up, f"{method} {path} was never answered"
            time.sleep(0.2)

    def _once(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            connection.request(method, path, body or None, headers | ({"Content-Type": kind} if kind else {}))
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            for line in answer.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
            return answer.status, answer.headers.get("Location", ""), text
        finally:
            connection.close()

    def post(self, path: str, typed: dict[str, str]) -> tuple[int, str, str]:
        """Send a form."""
        typed = typed | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        return self.ask("POST", path, urlencode(typed).encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, content: bytes) -> int:
        """Send one file with the page's form."""
        mark = "----motcua"
        head = "Content-Disposition: form-data; name="
        token = f'{head}"csrfmiddlewaretoken"\r\n\r\n{self.cookies["csrftoken"]}'
        file = f'{head}"{PAPER}"; filename="giay.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
        opening = f"--{mark}\r\n{token}\r\n--{mark}\r\n{file}"
        body = opening.encode() + content + f"\r\n--{mark}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={mark}")[0]

    def live(self, answers: dict[str, dict[str, Any]]) -> None:
        """One application after the other until told to stop."""
        try:
            turn = 0
            while not self.stop.is_set():
                turn += 1
                self.apply(answers, f"Hồ Thị Số {in_letters(turn)} Người {in_letters(self.number)}")
        except BaseException as fault:  # a thread's failure is the test's
            self.wrong.append(repr(fault))

    def apply(self, answers: dict[str, dict[str, Any]], name: str) -> None:
        """From the choice of the office to the receipt."""
        self.cookies.clear()
        self.ask("GET", f"/nop/{BIRTH}/")
        _status, place, _text = self.post(f"/nop/{BIRTH}/", {"unit": CENTRE})
        content = PDF + f"\n% {self.number} {name}".encode()
        for _page in range(20):
            section = urlsplit(place).path.rstrip("/").rpartition("/")[2]
            if section == "xem-lai":
                break
            if section == "giay-to":
                status = self.upload(place, content)
                assert status == 302, status
                place = f"/nop/{BIRTH}/xem-lai/"
                continue
            given = answers[section] | ({"full_name": name} if section == "applicant" else {})
            status, following, text = self.post(place, posted(section, given))
            assert status == 302, (place, status, re.findall(r"govuk-error-message.*", text))
            _status, _location, kept = self.ask("GET", place)
            if section == "applicant":
                assert name in kept, "the saved page does not come back as it was saved"
            place = following
        status, place, text = self.post(place, {})
        assert (status, place) == (302, f"/nop/{BIRTH}/xong/"), (status, place, text[:300])
        codes = re.findall(r"<dd[^>]*>\s*([^<\s]+)\s*</dd>", self.ask("GET", place)[2])
        self.submitted[codes[0]] = (codes[1], hashlib.sha256(content).hexdigest())


def in_letters(number: int) -> str:
    """A name has no digits: 27 is BB."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def posted(section: str, answers: dict[str, Any]) -> dict[str, str]:
    """Answers as the page's controls send them."""
    found: dict[str, str] = {}
    for name, value in answers.items():
        path = f"{section}.{name}"
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            found |= {f"{path}_{part}": text for part, text in zip(DATE_PARTS, value.split("-"), strict=True)}
        elif isinstance(value, dict) and "text" in value:
            found[path] = value["text"]
        elif isinstance(value, dict):
            found |= {f"{path}_{part}": str(text) for part, text in value.items() if text}
        else:
            found[path] = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return found


def kill_at_random(served: Served, times: int, seed: int) -> None:
    """One part after the other, whichever it is; the next only when all are back."""
    chance = random.Random(seed)
    for _ in range(times):
        time.sleep(chance.uniform(0.3, 2.5))
        children = served.children()
        part = chance.choice(sorted(children))
        os.kill(children[part], signal.SIGKILL)
        until(lambda part=part, before=children[part]: served.children().get(part, before) != before, 60)
        until(served.is_ready, 60)


def test_what_was_acknowledged_is_there_once(migrated: Installation, free_port: int) -> None:
    for words in (("orgs", "load"), ("catalogue", "import")):
        done = motcua(migrated, *words)
        assert done.returncode == 0, done.stderr
    answers = yaml.safe_load((DATA_FILES / "procedures" / "cases" / f"{BIRTH}.yaml").read_text(encoding="utf-8"))[
        "base"
    ]
    answers["child"]["birth_date"] = time.strftime("%Y-%m-%d")
    answers |= {"copies": {"wanted": False}}
    served = start(migrated, free_port)
    stop = threading.Event()
    crowd = [Person(free_port, number, stop) for number in range(1, PEOPLE + 1)]
    threads = [threading.Thread(target=person.live, args=[answers]) for person in crowd]
    try:
        for thread in threads:
            thread.start()
        kill_at_random(served, KILLS, seed=KILLS)
        stop.set()
        for thread in threads:
            thread.join(timeout=2 * PATIENCE)
        assert [person.wrong for person in crowd] == [[] for _ in crowd]
        _compare(served, {code: told for person in crowd for code, told in person.submitted.items()})
    finally:
        stop.set()
        served.end()
        embedded_end(migrated)


def _compare(served: Served, told: dict[str, tuple[str, str]]) -> None:
    """Every receipt that was shown names one dossier, every dossier has a receipt, every file came once and whole."""
    assert told
    with psycopg.connect(embedded.superuser_url(served.installation.data, DATABASE)) as database:
        kept = database.execute("SELECT code, lookup_code, id FROM dossiers_dossier").fetchall()
        files = database.execute(
            "SELECT dossier_id, digest FROM documents_storedfile WHERE dossier_id IS NOT NULL"
        ).fetchall()
    assert {code: lookup for code, lookup, _id in kept} == {code: lookup for code, (lookup, _digest) in told.items()}
    assert sorted(files) == sorted((key, told[code][1]) for code, _lookup, key in kept)
    print(f"{KILLS} kills, {len(kept)} dossiers acknowledged and kept once, {len(files)} files whole")


def embedded_end(installation: Installation) -> None:
    """Nothing of the installation runs on after the test."""
    if installation.is_running():
        pid = installation.server_pid()
        os.kill(pid, signal.SIGKILL)
