"""A page of a form sent with counting and without, in turns: what the counters of the way through forms cost."""

import argparse
import time
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import import_procedures
from motcua.cli.answers import CannotDo
from motcua.cli.benchmarks.own_database import settle
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.core.data_folder import DATA_FILES
from motcua.orgs.api import load_units
from motcua.traces.api import write_counters

PROCEDURE, PAGE = "2.000635", "applicant"
TYPED = {"applicant.type": "citizen", "applicant.full_name": "Hồ Thị K'Lan"}
AGENT = "Mozilla/5.0 (Linux; Android 14; SM-A055F) AppleWebKit/537.36 Mobile Safari/537.36"
ROUNDS, MOST_SHARE = 600, 0.03


def measure(_args: argparse.Namespace) -> list[Reading]:
    """One reading: the processor's time of a page with counting, writing the counters included, beside without."""
    load_units(DATA_FILES / "orgs" / "practice.yaml")
    import_procedures(now=timezone.now())
    settings.ALLOWED_HOSTS = ["*"]
    client, where = _begun()
    for _ in range(30):
        _sent(client, where)
    settle()
    with_it: list[float] = []
    without: list[float] = []
    for number in range(ROUNDS):
        for counting in (True, False) if number % 2 else (False, True):
            with_it.append(_sent(client, where)) if counting else without.append(_sent_uncounted(client, where))
    writing = _written()
    pages_a_write = max(1.0, settings.TRACES_EVERY_SECONDS / percentile(with_it, 0.5) / 10)
    ours = percentile(with_it, 0.5) + writing / pages_a_write
    bare = percentile(without, 0.5)
    return [
        Reading(
            "a form's page with counting",
            ours * 1000,
            "ms of processor",
            bare * 1000,
            "the same page without counting",
            ours / bare,
            f"at most {MOST_SHARE:.0%} more",
            ours <= bare * (1 + MOST_SHARE),
            {"pages": ROUNDS, "one write ms": round(writing * 1000, 2), "pages a write": round(pages_a_write)},
        )
    ]


def _begun() -> tuple[Client, str]:
    """A browser with a draft, and the address of its first page."""
    client = Client(headers={"user-agent": AGENT})
    answer = client.post(f"/nop/{PROCEDURE}/", {"unit": "demo-xa-mau"})
    if answer.status_code != 302 or not answer["Location"].endswith(f"/{PAGE}/"):
        raise CannotDo(f"the form did not begin: {answer.status_code}", remedy="load the units and procedures")
    return client, answer["Location"]


def _sent(client: Client, where: str) -> float:
    """Seconds of processor that one page took."""
    given: dict[str, Any] = TYPED | {"shown": str(int(time.time()) - 40)}
    begun = time.process_time()
    answer = client.post(where, given)
    spent = time.process_time() - begun
    if answer.status_code not in {200, 302}:
        raise AssertionError(answer.status_code)
    return spent


def _nothing(*_args: object) -> None:
    """In the place of counting."""


def _sent_uncounted(client: Client, where: str) -> float:
    with patch("motcua.portal.saving.note_page", _nothing):  # a mock of the library's own would cost more than it saves
        return _sent(client, where)


def _written() -> float:
    """Seconds of processor of writing what was counted."""
    begun = time.process_time()
    write_counters()
    return time.process_time() - begun
