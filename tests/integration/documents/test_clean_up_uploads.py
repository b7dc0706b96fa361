"""What nobody handed in goes after a week; what was handed in stays."""

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.documents import tasks
from motcua.documents.api import (
    attach,
    issue_paper,
    store_upload,
)
from motcua.documents.models import IssuedPaper, StoredFile
from motcua.documents.usecases.clean_up_uploads import clean_up_uploads
from tests.factories import files
from tests.factories.files import Incoming
from tests.integration.documents.conftest import kept_files
from tests.unit.documents.test_papers import RECEIPT

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)


def test_what_nobody_handed_in_is_gone_after_a_week(media: Path) -> None:
    for age in (8, 6, 8):
        store_upload(file=Incoming(files.PDF, "a.pdf"), scope=f"draft-{age}", now=NOW - timedelta(days=age))
    kept = store_upload(file=Incoming(files.PDF, "b.pdf"), scope="draft-k", now=NOW - timedelta(days=300))
    attach([kept.public_id], dossier_id=7, scope="draft-k")
    assert clean_up_uploads(now=NOW) == 2
    assert sorted(StoredFile.objects.values_list("owner_scope", flat=True)) == ["draft-6", "draft-k"]
    assert len(kept_files(media)) == 2
    assert clean_up_uploads(now=NOW) == 0


def test_bytes_without_a_row_are_cleaned_away_too(media: Path) -> None:
    lost = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW - timedelta(days=9))
    StoredFile.objects.filter(public_id=lost.public_id).delete()
    broken = media / "incoming" / "tmp-of-a-killed-process"
    broken.write_bytes(b"half")
    os.utime(broken, ((NOW - timedelta(days=9)).timestamp(),) * 2)
    assert clean_up_uploads(now=NOW) == 2
    assert kept_files(media) == []


def test_a_paper_that_was_broken_off_is_cleaned_away_and_one_just_being_made_is_not(media: Path) -> None:
    for event_id in (1, 2, 3):
        issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW - timedelta(days=3), event_id=event_id)
    broken, fresh, kept = IssuedPaper.objects.order_by("event_id")
    for paper, age in ((broken, 2), (fresh, 0), (kept, 2)):
        os.utime(media / paper.path, ((NOW - timedelta(days=age)).timestamp(),) * 2)
    IssuedPaper.objects.exclude(pk=kept.pk).delete()
    assert clean_up_uploads(now=NOW) == 1
    assert sorted(kept_files(media)) == sorted([media / fresh.path, media / kept.path])


def test_the_nightly_task_cleans_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW - timedelta(days=8))
    tasks.clean_up_uploads(timestamp=int(NOW.timestamp()))
    assert not StoredFile.objects.exists()
