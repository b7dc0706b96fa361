"""What a page of the desk asks of the database does not grow with the ledger, nor with the story of a dossier."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.api import (
    SupplementItem,
    pass_dossier,
    request_supplement,
    submit_dossier,
    supplement_dossier,
)
from tests.factories.cast import NOW, Cast, load_cast, people
from tests.factories.dossiers import accept_looked_at
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 10


@pytest.fixture
def cast() -> Cast:
    return load_cast()


@pytest.fixture
def desk(cast: Cast) -> Client:
    """The clerk's browser."""
    client = Client()
    client.force_login(people(cast)["mot-cua-1"])
    return client


def submit(cast: Cast, count: int) -> list[str]:
    return [submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW).code for _ in range(count)]


def statements_of(client: Client, address: str) -> tuple[int, str]:
    """How many statements the page takes once its process is warm, and the page."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(captured), answer.content.decode()


@pytest.mark.parametrize("which", ["new", "open"])
def test_the_work_list_takes_the_same_few_statements_for_any_number_of_dossiers(
    cast: Cast, desk: Client, which: str
) -> None:
    address = f"/can-bo/?unit={cast.centre.id}&list={which}"
    for code in submit(cast, 2):
        accept_looked_at(cast, code)
    submit(cast, 2)
    few, short = statements_of(desk, address)
    for code in submit(cast, 30):
        accept_looked_at(cast, code)
    submit(cast, 30)
    many, long = statements_of(desk, address)
    assert (rows_of(short), rows_of(long)) == (2, 32)
    assert few == many <= MOST_STATEMENTS


def rows_of(page: str) -> int:
    """How many dossiers the page links to."""
    return len(set(re.findall(r"/can-bo/dossiers/([^/\"]+)/", page)))


def test_the_dossier_page_takes_the_same_few_statements_for_any_ledger_and_any_story(cast: Cast, desk: Client) -> None:
    (code,) = submit(cast, 1)
    address = f"/can-bo/dossiers/{code}/"
    few, short = statements_of(desk, address)
    submit(cast, 30)
    accept_looked_at(cast, code)
    request_supplement(actor=cast.clerk, code=code, items=(SupplementItem("a", "b"),), now=NOW)
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW)
    pass_dossier(actor=cast.clerk, code=code, now=NOW)
    many, long = statements_of(desk, address)
    assert len(long) > len(short)
    assert few == many <= MOST_STATEMENTS
