"""Whatever is killed, and whatever it leaves behind, the next start puts the embedded database right by itself."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from motcua.hosting.place import NOTE, OWNER, SUPERUSER
from tests.integration.hosting.conftest import Installation


def _remember(installation: Installation) -> None:
    installation.ask("CREATE TABLE kept (word text)")
    installation.ask("INSERT INTO kept VALUES ('hồ sơ')")


def _check_remembered(installation: Installation) -> None:
    assert installation.ask("SELECT word FROM kept") == [("hồ sơ",)]


def test_a_second_start_keeps_the_data_and_the_last_to_leave_stops_the_server(installation: Installation) -> None:
    first = installation.start()
    _remember(installation)
    second = installation.start()
    installation.leave(first)
    _check_remembered(installation)
    installation.leave(second)
    assert not installation.is_running()
    installation.start()
    _check_remembered(installation)


def test_it_recovers_from_a_killed_server(installation: Installation) -> None:
    holder = installation.start()
    _remember(installation)
    installation.kill_server()
    installation.kill(holder)
    installation.start()
    _check_remembered(installation)


def test_a_server_whose_holder_was_killed_is_taken_over_and_stopped_at_the_end(installation: Installation) -> None:
    holder = installation.start()
    _remember(installation)
    before = installation.server_pid()
    installation.kill(holder)
    assert installation.is_running()
    holder = installation.start()
    assert installation.server_pid() == before
    _check_remembered(installation)
    installation.leave(holder)
    assert not installation.is_running()


@pytest.mark.parametrize("content", ["", "not a number\n", "{own}\n{cluster}\n0\n5432\n"])
def test_a_damaged_or_reused_pid_file_is_not_believed(own_installation: Installation, content: str) -> None:
    holder = own_installation.start()
    _remember(own_installation)
    own_installation.kill_server()
    own_installation.kill(holder)
    pid_file = own_installation.cluster / "postmaster.pid"
    pid_file.write_text(content.format(own=os.getpid(), cluster=own_installation.cluster))
    own_installation.start()
    _check_remembered(own_installation)


def test_a_server_that_lost_its_pid_file_is_replaced_without_loss(own_installation: Installation) -> None:
    own_installation.start()
    _remember(own_installation)
    before = own_installation.server_pid()
    (own_installation.cluster / "postmaster.pid").write_text("")
    own_installation.start()
    assert own_installation.server_pid() != before
    _check_remembered(own_installation)


def test_a_busy_backend_of_a_killed_server_does_not_block_the_next_start(own_installation: Installation) -> None:
    own_installation.start()
    _remember(own_installation)
    with ThreadPoolExecutor(1) as pool:
        busy = pool.submit(own_installation.ask, "SELECT count(*) FROM generate_series(1, 1000000000000)")
        patience = time.monotonic() + 30
        while len(own_installation.ask("SELECT 1 FROM pg_stat_activity WHERE query LIKE '%generate_series%'")) < 2:
            assert time.monotonic() < patience
        own_installation.kill_server()
        own_installation.start()
        assert busy.exception(timeout=30) is not None
    _check_remembered(own_installation)


def test_lost_passwords_are_drawn_again(own_installation: Installation) -> None:
    holder = own_installation.start()
    _remember(own_installation)
    own_installation.leave(holder)
    for role in (OWNER, SUPERUSER):
        (own_installation.data / f"postgres-password-{role}").unlink()
    own_installation.start()
    _check_remembered(own_installation)


def test_lost_passwords_are_drawn_again_even_if_the_server_still_runs(own_installation: Installation) -> None:
    holder = own_installation.start()
    _remember(own_installation)
    own_installation.kill(holder)
    for role in (OWNER, SUPERUSER):
        (own_installation.data / f"postgres-password-{role}").write_text("")
    own_installation.start()
    _check_remembered(own_installation)


def test_a_first_start_that_was_interrupted_is_begun_again(own_installation: Installation) -> None:
    half = own_installation.data / "postgres" / "cluster.half"
    own_installation.leave(own_installation.start())
    own_installation.cluster.rename(half)
    (half / "PG_VERSION").unlink()
    own_installation.start()
    assert own_installation.ask("SELECT 1") == [(1,)]
    assert not half.exists()


def test_several_that_start_at_once_share_one_server(own_installation: Installation) -> None:
    with ThreadPoolExecutor(4) as pool:
        holders = list(pool.map(lambda _number: own_installation.start(), range(4)))
    one = own_installation.server_pid()
    for holder in holders[:3]:
        own_installation.leave(holder)
    assert own_installation.server_pid() == one
    own_installation.leave(holders[3])
    assert not own_installation.is_running()


def test_a_key_press_at_the_terminal_does_not_reach_the_server(own_installation: Installation) -> None:
    holder = own_installation.start()
    server = own_installation.server_pid()
    assert os.getsid(server) == server != os.getsid(holder.pid)


def test_a_copied_data_folder_gets_a_server_of_its_own(own_installation: Installation) -> None:
    own_installation.start()
    _remember(own_installation)
    copy = Installation(own_installation.data.with_name("copy"))
    own_installation.leave(own_installation.holders[0])
    subprocess.run(["cp", "-a", str(own_installation.data), str(copy.data)], check=True)
    own_installation.start()
    try:
        copy.start()
        assert copy.server_pid() != own_installation.server_pid()
        _check_remembered(copy)
    finally:
        copy.end()
    assert not (copy.data / NOTE).exists()


def test_the_server_ends_soon_even_while_somebody_is_connected(own_installation: Installation) -> None:
    holder = own_installation.start()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(own_installation.ask, "SELECT pg_sleep(60)")
        while len(own_installation.ask("SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep%'")) < 2:
            time.sleep(0.05)
        own_installation.leave(holder)
        assert waiting.exception(timeout=30) is not None
