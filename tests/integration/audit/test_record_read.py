"""Who opens a person's data is noted; the person reads from which office and for what, not the officer's name."""

import pytest

from motcua.audit.api import Purpose, list_reads, record_read
from motcua.audit.models import Read
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_one_line_a_day_office_and_purpose(cast: Cast) -> None:
    for purpose in (Purpose.HANDLING, Purpose.HANDLING, Purpose.PAPER):
        record_read(actor=cast.clerk, subject="dossier", subject_id=7, purpose=purpose, now=NOW)
    record_read(actor=cast.clerk, subject="dossier", subject_id=8, purpose=Purpose.HANDLING, now=NOW)
    record_read(actor=cast.mother, subject="dossier", subject_id=7, purpose=Purpose.HANDLING, now=NOW)
    paper, handling = list_reads(subject="dossier", subject_id=7)
    assert (handling.purpose, handling.times, handling.unit_ids) == ("handling", 2, (cast.centre.id,))
    assert paper.role == "clerk"
    assert cast.clerk.name not in repr([paper, handling])
    assert Read.objects.count() == 4
