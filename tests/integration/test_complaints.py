"""Complaints about other systems that only the whole house can answer (their numbers in the names)."""

from pathlib import Path

import pytest

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.dossiers.api import ExportOrder, export_dossiers, submit_dossier
from motcua.drafts.api import PageChangedElsewhere, begin_draft, save_page
from tests.factories.cast import NOW, PRACTICE_CENTRE, TODAY, load_cast
from tests.factories.submissions import BIRTH, counter_submission

pytestmark = pytest.mark.django_db


def test_65_a_stale_window_does_not_overwrite_what_another_saved() -> None:
    load_cast()
    draft = begin_draft(
        actor=Actor.anonymous(),
        procedure_code=BIRTH,
        version_id=version_in_force(BIRTH, on=TODAY).id,
        unit_code=PRACTICE_CENTRE,
        language="vi",
        now=NOW,
    ).draft
    save_page(draft.public_id, answers={"child": {"full_name": "An"}}, seen={"child": 0}, now=NOW)
    with pytest.raises(PageChangedElsewhere):
        save_page(draft.public_id, answers={"child": {"full_name": "Ân"}}, seen={"child": 0}, now=NOW)


def test_66_an_export_has_every_dossier_of_a_person_not_only_the_latest(tmp_path: Path) -> None:
    cast = load_cast()
    codes = {submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW).code for _ in range(3)}
    out = tmp_path / "log.csv"
    report = export_dossiers(actor=Actor.system(), order=ExportOrder(out=out, format="csv"))
    assert report.dossiers == len(codes) == 3
