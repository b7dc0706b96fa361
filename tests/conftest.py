"""What every test stands on: a real PostgreSQL, no network beyond this machine, and a clock that is passed in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connections
from django.utils import translation
from hypothesis import HealthCheck, settings

from motcua.core.recent import RecentMemory

# No test is timed: what a busy machine takes longer for is not wrong.
settings.register_profile("motcua", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("motcua")


@pytest.fixture(autouse=True, scope="session")
def _closed_tables_may_be_emptied_between_tests() -> Iterator[None]:
    """The database refuses to empty what is never deleted; only the harness may, with triggers off for its flush.

    For the whole session: the flush of a test comes after all of the test's own fixtures are gone.
    """
    plain_handle = flush.Command.handle

    def handle(self: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            # Django leaves out the tables that are not its own.
            cursor.execute("TRUNCATE core_event, procrastinate_jobs CASCADE")
        try:
            plain_handle(self, **options)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle)
        yield


@pytest.fixture(autouse=True)
def _every_test_begins_in_vietnamese() -> None:
    """The last page of the test before may have been an English one."""
    translation.activate("vi")


@pytest.fixture(autouse=True)
def _nothing_is_remembered_from_the_test_before() -> None:
    """Each test's database begins anew, so must the memory of what was read a moment ago."""
    RecentMemory.forget_everything()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nothing but this machine may be reached."""
    from pytest_socket import socket_allow_hosts

    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The connection from which dossiers draw their serials is closed before the tests' database goes."""
    from motcua.dossiers.serials import drawer

    yield
    drawer.close()
