"""What every test stands on: a real PostgreSQL, no network beyond this machine, and a clock that is passed in."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connections
from django.utils import translation
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from motcua.core import bell
from motcua.core.recent import RecentMemory

# No test is timed: what a busy machine takes longer for is not wrong.
settings.register_profile("motcua", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("motcua")


# Most tests write to few of the many tables; emptying an empty one costs as much as a full one.
EMPTY_WHAT_HOLDS_ROWS = """
DO $$
DECLARE
    name regclass;
    holds boolean;
    full_ones text[] := '{}';
BEGIN
    FOR name IN
        SELECT oid::regclass FROM pg_class
        WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = current_schema()::regnamespace
          AND relname NOT IN ('django_migrations', 'django_content_type', 'auth_permission')
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO holds;
        IF holds THEN full_ones := full_ones || name::text; END IF;
    END LOOP;
    IF full_ones <> '{}' THEN EXECUTE 'TRUNCATE ' || array_to_string(full_ones, ', ') || ' CASCADE'; END IF;
END $$
"""


@pytest.fixture(autouse=True, scope="session")
def _closed_tables_may_be_emptied_between_tests() -> Iterator[None]:
    """The database refuses to empty what is never deleted; only the harness may, with triggers off for its flush.

    For the whole session: the flush of a test comes after all of the test's own fixtures are gone.
    """

    def handle(self: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            try:
                cursor.execute(EMPTY_WHAT_HOLDS_ROWS)
            finally:
                cursor.execute("SET session_replication_role = origin")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle)
        yield


@pytest.fixture(autouse=True, scope="session")
def _what_a_test_left_to_be_told_troubles_no_other() -> Iterator[None]:
    """News of a test's commits go out a moment later, when the database may be closed to the test that runs then."""
    tell = bell.send

    def send(news: Sequence[str]) -> None:
        with suppress(RuntimeError):
            tell(news)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bell, "send", send)
        yield


@pytest.fixture(autouse=True)
def _every_test_begins_in_vietnamese() -> None:
    """The last page of the test before may have been an English one."""
    translation.activate("vi")


@pytest.fixture(autouse=True)
def _nothing_is_remembered_from_the_test_before() -> None:
    """Each test's database begins anew, so must the memory of what was read a moment ago."""
    RecentMemory.forget_everything()


# What fights over the cores, or shares what is dear to make, stays on one worker.
TOGETHER = {
    "browser": ("tests/browser/",),
    "processes": (
        "tests/integration/hosting/test_processes.py",
        "tests/integration/hosting/test_kills",
        "tests/integration/live/",
    ),
}


class OneWorkerAFile(LoadScopeScheduling):
    """A file's tests stay on one worker, so that what they share is made once; see also `TOGETHER`."""

    def _split_scope(self, nodeid: str) -> str:
        for name, places in TOGETHER.items():
            if nodeid.startswith(places):
                return name
        return nodeid.split("::", 1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """How tests are dealt out to workers."""
    return OneWorkerAFile(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nothing but this machine may be reached."""
    from pytest_socket import socket_allow_hosts

    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Whoever still holds a connection when all is over is sent away, so that the tests' database may go.

    Dossiers draw their serials on a connection of their own; a thread of the live server may end a moment later.
    """
    from motcua.dossiers.serials import drawer

    yield
    drawer.close()
    ours = connections["default"]
    name = ours.settings_dict["NAME"]
    ours.close()
    # Listeners and workers connect anew when they are sent away: the door is shut first. PostgreSQL itself may be in
    # there too, sweeping up; it leaves by itself.
    with django_db_blocker.unblock(), ours._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = %s AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
            [name],
        )
