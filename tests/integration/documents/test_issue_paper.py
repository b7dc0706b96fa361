"""A paper is issued once for its event and stays as it was issued."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from motcua.core.errors import NotFound
from motcua.documents.api import issue_paper, list_papers, open_paper
from motcua.documents.models import IssuedPaper
from motcua.documents.usecases import issue_paper as issuing
from tests.integration.documents.conftest import kept_files
from tests.unit.documents.test_papers import RECEIPT, SLIP

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize("event_id", [None, 12])
def test_a_repeat_gives_the_paper_that_was_issued(media: Path, event_id: int | None) -> None:
    first = issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW, event_id=event_id)
    again = issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW + timedelta(days=1), event_id=event_id)
    assert again == first
    assert len(kept_files(media)) == 1


def test_another_event_form_or_dossier_is_another_paper() -> None:
    issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW, event_id=1)
    issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW, event_id=2)
    issue_paper(dossier_id=7, form="slip", fields=SLIP, now=NOW)
    issue_paper(dossier_id=8, form="01", fields=RECEIPT, now=NOW, event_id=1)
    assert [paper.form for paper in list_papers(dossier_id=7)] == ["01", "01", "slip"]


def test_fields_may_come_by_name() -> None:
    values = {name: getattr(SLIP, name) for name in SLIP.__dataclass_fields__}
    by_name = issue_paper(dossier_id=7, form="slip", fields=values, now=NOW)
    assert by_name.digest == issue_paper(dossier_id=8, form="slip", fields=SLIP, now=NOW).digest


def test_it_is_read_as_it_was_issued_and_only_with_its_dossier() -> None:
    issued = issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW)
    opened = open_paper(dossier_id=7, paper_id=issued.id)
    with opened.file as file:
        content = file.read()
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == issued.digest == opened.digest
    assert (opened.name, opened.media_type, opened.size_bytes) == (
        "giay-tiep-nhan-va-hen-tra.pdf",
        "application/pdf",
        len(content),
    )
    with pytest.raises(NotFound):
        open_paper(dossier_id=8, paper_id=issued.id)


def test_of_two_runs_at_once_one_paper_is_kept(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run has looked, found nothing, and comes to write after the first has written."""
    first = issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW)
    find, looks = issuing._find, []

    def look(dossier_id: int, form: str, event_id: int | None) -> IssuedPaper | None:
        looks.append(form)
        return None if len(looks) == 1 else find(dossier_id, form, event_id)

    monkeypatch.setattr(issuing, "_find", look)
    second = issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW + timedelta(seconds=1))
    assert len(looks) == 2
    assert second == first
    assert len(kept_files(media)) == 1


def test_a_paper_whose_bytes_are_lost_is_not_found(media: Path) -> None:
    issued = issue_paper(dossier_id=7, form="01", fields=RECEIPT, now=NOW)
    (media / issued.path).unlink()
    with pytest.raises(NotFound):
        open_paper(dossier_id=7, paper_id=issued.id)
