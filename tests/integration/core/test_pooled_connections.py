"""A request gets a connection that lives, also when the database ended since the last one."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from motcua.core.postgresql.base import is_alive

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stranger() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A second way to the same database, past the pool."""
    given = connection.settings_dict
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    with psycopg.connect(autocommit=True, **{key: given[name] for key, name in names.items() if given[name]}) as raw:
        yield raw


def backend() -> int:
    """The server process that serves this thread's connection; taken from the pool and given back, as by a request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (found,) = cursor.fetchone()
    connection.close()
    return int(found)


def test_a_connection_whose_server_process_was_ended_is_replaced_before_its_next_use(
    stranger: psycopg.Connection[tuple[object, ...]],
) -> None:
    before = backend()
    stranger.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = %s", [before])
    while stranger.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [before]).fetchone() != (0,):
        pass
    assert backend() != before


def test_every_connection_of_the_pool_is_replaced_after_the_server_ended(
    stranger: psycopg.Connection[tuple[object, ...]],
) -> None:
    backend()
    mine = "pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'"
    stranger.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}".encode())
    while stranger.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {mine}".encode()).fetchone() != (0,):
        pass
    assert backend() > 0


def test_a_living_connection_is_asked_now_and_then_and_a_closed_one_is_not_alive(
    stranger: psycopg.Connection[tuple[object, ...]],
) -> None:
    def last_asked() -> object:
        with connection.cursor() as cursor:
            cursor.execute("SELECT state_change FROM pg_stat_activity WHERE pid = %s", [stranger.info.backend_pid])
            return cursor.fetchone()[0]

    begun = last_asked()
    assert is_alive(stranger)
    asked = last_asked()
    assert asked != begun
    assert is_alive(stranger)
    assert last_asked() == asked
    stranger.close()
    assert not is_alive(stranger)
