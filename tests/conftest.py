"""What every test stands on: a real PostgreSQL, no network beyond this machine, and a clock that is passed in."""

from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connections


@pytest.fixture(autouse=True)
def _events_may_be_emptied_between_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database refuses to empty the event table; only the harness may, by switching triggers off for its flush."""
    plain_handle = flush.Command.handle

    def handle(self: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            plain_handle(self, **options)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")

    monkeypatch.setattr(flush.Command, "handle", handle)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nothing but this machine may be reached."""
    from pytest_socket import socket_allow_hosts

    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
