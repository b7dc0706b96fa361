"""A query that forgot to ask whose dossiers they are gets none but the asker's."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.actor import Actor, Grant, Role
from motcua.core.asking import NOBODY, Asking, ask_as, beyond_scope
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.postgresql import base
from motcua.core.prepared import rows_prepared
from motcua.documents.api import store_upload
from motcua.documents.models import IssuedPaper, StoredFile
from motcua.dossiers import queries
from motcua.dossiers.api import (
    approve_dossier,
    asker_of,
    consult_agency,
    get_dossier,
    list_dossiers,
    send_message,
)
from motcua.dossiers.models import Dossier
from motcua.dossiers.papers import issue_receipt
from motcua.dossiers.rules.possible import possible_verbs
from motcua.dossiers.work_api import list_work
from motcua.identity.api import Account, actor_of_account, give_role
from motcua.identity.models import StaffRole
from motcua.voice.models import MessageRow
from tests.factories.cast import NOW, TODAY, Cast, machine_of, officer, people
from tests.factories.dossiers import accepted, submitted
from tests.factories.files import PDF
from tests.factories.submissions import BIRTH
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


def everything() -> int:
    """What a query without any filter finds."""
    return Dossier.objects.count()


def seen_by(actor: Actor) -> int:
    with ask_as(asker_of(actor)):
        return everything()


def test_without_a_filter_each_finds_what_is_theirs(cast: Cast) -> None:
    accepted(cast)
    assert [seen_by(actor) for actor in (cast.clerk, cast.specialist, cast.leader, cast.machine)] == [1, 1, 1, 1]
    writer = machine_of(cast.centre, "files:write")
    analyst, administrator = (officer("x", cast.centre, role) for role in (Role.ANALYST, Role.ADMINISTRATOR))
    for other in (cast.stranger, cast.mother, cast.delegate, writer, analyst, administrator, Actor.anonymous()):
        assert seen_by(other) == 0, other
    assert everything() == 1  # the house itself


def test_statements_past_the_mapper_are_kept_to_the_same(cast: Cast) -> None:
    accepted(cast)
    statement = "SELECT count(*) FROM dossiers_dossier"
    with ask_as(asker_of(cast.stranger)):
        assert rows_prepared(statement, {}) == [(0,)]
        with connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.fetchone() == (0,)
    assert rows_prepared(statement, {}) == [(1,)]


def test_a_person_finds_what_was_handed_in_with_her_account(cast: Cast) -> None:
    code = submitted(cast)
    Dossier.objects.filter(code=code).update(owner_account_id=cast.delegate.account_id)
    assert (seen_by(cast.delegate), seen_by(cast.mother)) == (1, 0)


def test_who_is_asked_finds_it_until_the_answer(cast: Cast) -> None:
    code = accepted(cast)
    assert seen_by(cast.stranger) == 0
    consult_agency(actor=cast.specialist, code=code, to_unit=cast.neighbour.code, question="Có bản lưu không?", now=NOW)
    assert seen_by(cast.stranger) == 1


def test_a_role_is_good_for_its_days_alone(cast: Cast) -> None:
    accepted(cast)
    account = Account.objects.create_account(username="c", password="x" * 12, display_name="Cũ")
    days = DateRange(date(2025, 7, 1), TODAY)
    StaffRole.objects.create(account=account, unit_id=cast.centre.id, role=Role.CLERK, valid=days)
    assert seen_by(actor_of_account(account, on=TODAY - timedelta(1))) == 1
    assert seen_by(actor_of_account(account, on=TODAY)) == 0


def test_a_page_whose_query_forgot_the_filter_shows_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    code, accounts = accepted(cast), people(cast)
    monkeypatch.setattr(queries, "visible_to", lambda actor: Dossier.objects.all())
    answers = {}
    for name in ("mot-cua-1", "can-bo-khac-1"):
        client = PageClient()
        client.force_login(accounts[name])
        answers[name] = client.get(f"/can-bo/dossiers/{code}/").status_code
    assert answers == {"mot-cua-1": 200, "can-bo-khac-1": 404}


def test_what_was_said_in_a_transaction_that_is_undone_is_said_again(cast: Cast) -> None:
    accepted(cast)
    with ask_as(asker_of(cast.stranger)):
        with suppress(ValueError), transaction.atomic():
            assert everything() == 0
            raise ValueError
        assert everything() == 0
        with suppress(ValueError), transaction.atomic(), beyond_scope("test"):
            assert everything() == 1
            raise ValueError
        assert everything() == 0
    assert everything() == 1


def test_a_visitor_who_is_not_known_yet_gets_nothing(cast: Cast) -> None:
    accepted(cast)
    with ask_as(Asking.NOT_SAID):
        assert everything() == 0
    with ask_as(NOBODY):
        assert everything() == 0
    assert everything() == 1


def test_the_same_asker_is_told_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    words = base._words_about
    monkeypatch.setattr(base, "_words_about", lambda who: told.append(who) or words(who))
    code = accepted(cast)
    for actor in (cast.clerk, cast.clerk, cast.specialist):  # two officers of a unit may have the same
        with ask_as(asker_of(actor)):
            everything()
            get_dossier(actor=actor, code=code)
    assert told == [asker_of(cast.clerk)]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_goes_back_to_the_pool_tells_the_next_one_nothing(cast: Cast) -> None:
    accepted(cast)
    for actor, found in ((cast.clerk, 1), (cast.stranger, 0), (cast.clerk, 1)):
        with ask_as(asker_of(actor)):
            assert everything() == found
            connection.close()  # as at the end of every request: the pool hands the same one to the next
    assert everything() == 1


def test_files_papers_and_messages_are_kept_as_their_dossier_is(cast: Cast) -> None:
    code = accepted(cast)
    dossier = get_dossier(actor=cast.clerk, code=code)
    issue_receipt(dossier_id=dossier.id, event_id=dossier.story[-1].id)
    send_message(actor=cast.clerk, code=code, text="Mời bà đến nhận", now=NOW, key="1")
    upload = store_upload(file=SimpleUploadedFile("a.pdf", PDF), scope="visit", now=NOW)
    tables = (IssuedPaper, MessageRow, StoredFile)
    for actor, found in ((cast.clerk, [1, 1, 1]), (cast.stranger, [0, 0, 1])):
        with ask_as(asker_of(actor)):
            assert [table.objects.count() for table in tables] == found
    StoredFile.objects.filter(public_id=upload.public_id).update(dossier_id=dossier.id)
    with ask_as(asker_of(cast.stranger)):
        assert StoredFile.objects.count() == 0


def test_a_role_for_one_field_reaches_the_dossiers_of_that_field_alone(cast: Cast) -> None:
    birth, copy = accepted(cast, BIRTH), accepted(cast)
    field = get_dossier(actor=cast.clerk, code=birth).field
    assert field != get_dossier(actor=cast.clerk, code=copy).field
    account = Account.objects.create_account(username="h", password="x" * 12, display_name="Hộ tịch")
    for role in (Role.SPECIALIST, Role.LEADER):
        give_role(
            actor=Actor.system(),
            account_id=account.pk,
            unit_id=cast.centre.id,
            role=role,
            valid_from=date(2025, 7, 1),
            now=NOW,
            fields=[field],
        )
    narrow = actor_of_account(account, on=TODAY)
    assert seen_by(narrow) == 1
    assert [row.code for row in list_dossiers(actor=narrow).rows] == [birth]
    with ask_as(asker_of(narrow)):
        assert [row.code for row in list_work(actor=narrow, unit_id=cast.centre.id, now=NOW).rows] == [birth]
    assert approve_dossier(actor=narrow, code=birth, now=NOW).stage == "approved"
    with pytest.raises(NotFound):
        approve_dossier(actor=narrow, code=copy, now=NOW)


def test_who_reads_every_field_decides_only_in_her_own(cast: Cast) -> None:
    copy = accepted(cast)
    grants = {Grant(cast.centre.id, Role.CLERK), Grant(cast.centre.id, Role.LEADER, frozenset({"Hộ tịch"}))}
    both = replace(cast.clerk, grants=frozenset(grants))
    assert get_dossier(actor=both, code=copy).code == copy
    with pytest.raises(NotAllowed):
        approve_dossier(actor=both, code=copy, now=NOW)
    assert "approve" not in possible_verbs(both, get_dossier(actor=both, code=copy))
