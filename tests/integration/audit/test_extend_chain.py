"""The chain takes each row once, and only of transactions that have ended."""

import pytest
from django.db import transaction

from motcua.audit.api import extend_chain, verify_chain
from motcua.audit.models import Link
from motcua.core.outbox import record
from motcua.mandates.events import MandateConfirmed
from tests.factories.audit import linked
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_row_is_linked_once_and_not_before_its_transaction_has_ended(cast: Cast) -> None:
    with transaction.atomic():
        event = record(MandateConfirmed(subject_id=1), actor=cast.clerk, at=NOW)
        extend_chain()
        assert not Link.objects.filter(row_id=event, source="event").exists()
    assert linked(event)
    extend_chain()
    assert Link.objects.filter(row_id=event, source="event").count() == 1
    assert verify_chain().faults == ()
