"""Nothing is mailed to an address before its reader typed the code; codes are few, short-lived, not to be guessed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.digest_letters import code_of
from motcua.dossiers.limit_api import cancel_digest, confirm_digest, digest_ordered, order_digest
from motcua.dossiers.models import DigestOrder
from motcua.dossiers.rules.digests import MOST_CODES, MOST_WRONG, DigestRefused
from motcua.dossiers.tasks import mail_digest_code
from tests.factories.cast import NOW, TODAY, Cast, officer
from tests.factories.smtp_sink import Sink, send_through, smtp_sink

pytestmark = pytest.mark.django_db
ADDRESS = "canbo@example.vn"


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    with smtp_sink() as made:
        send_through(made, settings)
        yield made


@pytest.fixture
def clerk(cast: Cast) -> Actor:
    return officer("Nguyễn Thị Một", cast.centre, next(iter(cast.clerk.grants)).role, account_id=41)


def ordered() -> DigestOrder:
    return DigestOrder.objects.get(account_id=41)


def test_the_code_goes_to_the_address_and_proves_it(sink: Sink, clerk: Actor) -> None:
    order_digest(actor=clerk, email=f" {ADDRESS.replace('example', 'EXAMPLE')} ", now=NOW)
    mail_digest_code(order_id=ordered().pk)
    (letter,) = sink.letters
    assert letter["To"] == ADDRESS
    assert code_of(ordered()) in letter.get_content()
    found = digest_ordered(actor=clerk, today=TODAY)
    assert found is not None
    assert not found.confirmed
    spaced = f"{code_of(ordered())[:4]} {code_of(ordered())[4:]}"
    confirm_digest(actor=clerk, code=spaced, now=NOW + timedelta(hours=1))
    assert ordered().confirmed_at == NOW + timedelta(hours=1)
    cancel_digest(actor=clerk)
    assert ordered().email == ""
    assert digest_ordered(actor=clerk, today=TODAY) is None
    mail_digest_code(order_id=ordered().pk)
    assert len(sink.letters) == 1


@pytest.mark.parametrize("hours", [1, 25])
def test_a_code_that_is_old_or_guessed_at_opens_nothing(sink: Sink, clerk: Actor, hours: int) -> None:
    order_digest(actor=clerk, email=ADDRESS, now=NOW)
    later, right = NOW + timedelta(hours=hours), code_of(ordered())
    for _ in range(MOST_WRONG if hours == 1 else 0):
        with pytest.raises(DigestRefused):
            confirm_digest(actor=clerk, code="0000000x", now=later)
    with pytest.raises(DigestRefused) as refused:
        confirm_digest(actor=clerk, code=right, now=later)
    assert refused.value.field_errors == {"code": "code_void"}
    order_digest(actor=clerk, email=ADDRESS, now=later)
    assert code_of(ordered()) != right
    confirm_digest(actor=clerk, code=code_of(ordered()), now=later)


def test_nobody_is_written_to_without_end(sink: Sink, clerk: Actor, cast: Cast, settings: Any) -> None:
    for number in range(MOST_CODES):
        order_digest(actor=clerk, email=f"ai{number}@example.vn", now=NOW)
        cancel_digest(actor=clerk)
    with pytest.raises(DigestRefused, match="too_many_codes"):
        order_digest(actor=clerk, email=ADDRESS, now=NOW)
    order_digest(actor=clerk, email=ADDRESS, now=NOW + timedelta(days=1))
    with pytest.raises(DigestRefused, match="email_not_understood"):
        order_digest(actor=clerk, email="a@b\r\nBcc: c@d.vn", now=NOW + timedelta(days=1))
    with pytest.raises(NotAllowed):
        order_digest(actor=cast.mother, email=ADDRESS, now=NOW)
    with pytest.raises(NotFound):
        confirm_digest(actor=officer("khác", cast.centre, next(iter(cast.clerk.grants)).role, 42), code="1", now=NOW)
    settings.MAIL_GOES_OUT = False
    with pytest.raises(DigestRefused, match="no_mail_here"):
        order_digest(actor=clerk, email=ADDRESS, now=NOW + timedelta(days=1))
