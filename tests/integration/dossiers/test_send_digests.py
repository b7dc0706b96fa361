"""The morning's letter: to proved addresses alone, once a working day, with what the person's own lists hold."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from motcua.dossiers.limit_api import DigestsSent, send_digests
from motcua.dossiers.models import DigestMail, DigestOrder, Dossier
from motcua.identity.api import StaffRole
from tests.factories.cast import NOW, TODAY, Cast, people
from tests.factories.dossiers import accepted
from tests.factories.smtp_sink import Sink, send_through, smtp_sink

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    with smtp_sink() as made:
        send_through(made, settings)
        yield made


@pytest.fixture
def wanted(cast: Cast) -> dict[str, int]:
    """Everybody's address is proved but the leader's; keys of accounts by username."""
    keys = {name: account.pk for name, account in people(cast).items()}
    for name, key in keys.items():
        DigestOrder.objects.create(
            account_id=key,
            email=f"{name}@example.vn",
            nonce="x",
            asked_at=NOW,
            asked_on=TODAY,
            confirmed_at=None if name == "lanh-dao-1" else NOW,
        )
    return keys


def late(cast: Cast) -> str:
    code = accepted(cast)
    Dossier.objects.filter(code=code).update(due_at=NOW - timedelta(hours=2), received_at=NOW - 9 * DAY)
    return code


def test_one_letter_a_working_day_with_what_the_lists_hold(sink: Sink, cast: Cast, wanted: dict[str, int]) -> None:
    code = late(cast)
    assert send_digests(now=NOW - timedelta(hours=3)) == DigestsSent(), "6:00 in the morning"
    assert send_digests(now=NOW) == DigestsSent(sent=2, nothing=1), "the neighbour's clerk has nothing to do"
    assert send_digests(now=NOW + timedelta(minutes=5)) == DigestsSent()
    assert sorted(letter["To"] for letter in sink.letters) == ["chuyen-vien-1@example.vn", "mot-cua-1@example.vn"]
    letter = sink.letters[0]
    text = letter.get_content()
    assert letter["Subject"].strip() == "Việc sáng 30/11/2026: 1 quá hạn, 0 đến hạn hôm nay"
    assert f"{code} – {Dossier.objects.get(code=code).procedure_name}" in text
    assert "Đã quá hạn: 1" in text
    assert str(Dossier.objects.get(code=code).applicant["full_name"]) not in text, "no applicant in a letter"
    assert send_digests(now=NOW + DAY).sent == 2
    assert send_digests(now=NOW + 5 * DAY) == DigestsSent(), "Saturday"
    assert len({letter["Message-ID"] for letter in sink.letters}) == 4


def test_who_left_the_office_is_written_to_no_more(sink: Sink, cast: Cast, wanted: dict[str, int]) -> None:
    late(cast)
    StaffRole.objects.filter(account_id=wanted["mot-cua-1"]).delete()
    send_digests(now=NOW)
    assert [letter["To"] for letter in sink.letters] == ["chuyen-vien-1@example.vn"]


def test_a_refused_letter_is_tried_again_and_a_doubtful_one_never(
    sink: Sink, cast: Cast, wanted: dict[str, int], settings: Any
) -> None:
    late(cast)
    DigestOrder.objects.exclude(account_id=wanted["mot-cua-1"]).delete()
    sink.manner = "refuses"
    assert send_digests(now=NOW) == DigestsSent(failed=1)
    settings.EMAIL_PORT = 1
    assert send_digests(now=NOW) == DigestsSent(failed=1), "nobody listens"
    settings.EMAIL_PORT, sink.manner = sink.port, "breaks_off"
    assert send_digests(now=NOW) == DigestsSent(unsure=1)
    sink.manner = "well"
    assert send_digests(now=NOW) == DigestsSent()
    assert len(sink.letters) == 1
    assert DigestMail.objects.get().attempts == 3


def test_without_a_mail_server_nothing_is_written_down(cast: Cast, wanted: dict[str, int], settings: Any) -> None:
    late(cast)
    settings.MAIL_GOES_OUT = False
    assert send_digests(now=NOW) == DigestsSent()
    assert not DigestMail.objects.exists()
