"""The running number of a dossier code: never twice, whoever draws at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from motcua.core.models import Event, IdempotencyKey
from motcua.dossiers.api import SubmissionReceipt, submit_dossier
from motcua.dossiers.models import Dossier, SerialCounter
from motcua.dossiers.serials import LARGEST_BLOCK, SerialDrawer, drawer
from tests.factories.cast import NOW, TODAY, Cast, load_cast
from tests.factories.submissions import counter_submission

THREADS = 16
DOSSIERS = 2_000


def in_threads(act: Callable[[int], SubmissionReceipt], count: int) -> list[SubmissionReceipt]:
    """Do it so many times on sixteen threads that all begin together; each gives its connection back."""
    start = Barrier(THREADS)

    def share(first: int) -> list[SubmissionReceipt]:
        start.wait()
        try:
            return [act(number) for number in range(first, count, THREADS)]
        finally:
            connection.close()

    connection.close()
    with ThreadPoolExecutor(THREADS) as pool:
        return [receipt for receipts in pool.map(share, range(THREADS)) for receipt in receipts]


@pytest.mark.django_db(transaction=True)
def test_sixteen_people_at_one_agency_on_one_day_get_two_thousand_different_codes() -> None:
    cast = load_cast()
    receipts = in_threads(
        lambda _: submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW), DOSSIERS
    )
    assert len({receipt.code for receipt in receipts}) == DOSSIERS
    assert Dossier.objects.count() == DOSSIERS
    assert Event.objects.filter(subject="dossier").count() == DOSSIERS


@pytest.mark.django_db(transaction=True)
def test_a_request_that_is_sent_many_times_at_once_makes_one_dossier() -> None:
    cast = load_cast()
    receipts = in_threads(
        lambda number: submit_dossier(
            actor=cast.clerk,
            submission=counter_submission(),
            now=NOW,
            idempotency_key=f"chạm-{number % 4}",
            idempotency_scope="token:1",
        ),
        64,
    )
    assert len({(receipt.code, receipt.lookup_code, receipt.id) for receipt in receipts}) == 4
    assert sum(not receipt.repeated for receipt in receipts) == 4
    assert Dossier.objects.count() == 4
    assert IdempotencyKey.objects.count() == 4


@pytest.mark.django_db
def test_a_restored_backup_makes_no_code_twice(cast: Cast) -> None:
    taken = [submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW).code for _ in range(3)]
    highest = int(taken[-1].rpartition("-")[2])
    drawer.catch_up("demo-xa-mau", TODAY)
    set_counter("demo-xa-mau", TODAY, highest)
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    assert receipt.code not in taken
    assert Dossier.objects.count() == 4
    assert Event.objects.filter(subject="dossier").count() == 4


def set_counter(agency: str, day: date, next_serial: int) -> None:
    """As an older state of the counter would say, seen by the connection that leases."""
    drawer._execute(
        b"UPDATE dossiers_serialcounter SET next_serial = %(next)s WHERE agency_code = %(agency)s AND day = %(day)s"
        b" RETURNING next_serial",
        {"next": next_serial, "agency": agency, "day": day},
    )


@pytest.mark.django_db
def test_a_quiet_agency_leases_one_and_a_busy_one_ever_more() -> None:
    own = SerialDrawer()
    try:
        drawn = [own.draw("thử.bận", TODAY) for _ in range(300)]
        assert len(set(drawn)) == 300
        assert drawn == sorted(drawn)
        reserved = SerialCounter.objects.get(agency_code="thử.bận", day=TODAY).next_serial - drawn[0]
        assert 300 <= reserved <= 300 + LARGEST_BLOCK
        lonely = own.draw("thử.vắng", TODAY)
        assert SerialCounter.objects.get(agency_code="thử.vắng", day=TODAY).next_serial == lonely + 1
    finally:
        own.close()


@pytest.mark.django_db
def test_two_processes_never_share_a_serial_and_a_lost_connection_is_replaced() -> None:
    one, other = SerialDrawer(), SerialDrawer()
    try:
        drawn = [source.draw("thử.hai", TODAY) for _ in range(50) for source in (one, other)]
        assert one._connection is not None
        one._connection.close()
        drawn += [one.draw("thử.hai", TODAY) for _ in range(LARGEST_BLOCK + 1)]
        assert len(set(drawn)) == len(drawn)
    finally:
        one.close()
        other.close()
