"""Step designs are published in versions that never change, and a dossier takes the most fitting one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from django.db import InternalError, ProgrammingError, transaction

from motcua.catalogue.api import DefinitionRefused, design_for, get_design, list_designs, publish_designs
from motcua.catalogue.models import PublishedDesign
from tests.factories.catalogue import load_catalogue

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 30, tzinfo=UTC)
TODAY = date(2026, 11, 30)
NAME = {"vi": "Bước", "en": "Step"}


def written(folder: Path, code: str, *, limit: str = "1 hours", **more: object) -> Path:
    """A design of two steps as a file."""
    steps = [
        {"code": "begin", "name": NAME, "role": "clerk", "limit": limit, "next": "decide"},
        {"code": "decide", "name": NAME, "role": "leader", "ends": True},
    ]
    head = {"kind": "step_design", "code": code, "version": 1, "title": NAME, "valid_from": "2026-01-01"}
    path = folder / f"{code}.yaml"
    path.write_text(yaml.safe_dump({**head, "source": "test", "steps": steps, **more}, allow_unicode=True), "utf-8")
    return path


def test_a_published_version_stays_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "stays-so")
    assert publish_designs(path=path, now=NOW) == ("stays-so@1",)
    assert publish_designs(path=path, now=NOW) == ()
    with pytest.raises(DefinitionRefused) as refused:
        publish_designs(path=written(tmp_path, "stays-so", limit="2 hours"), now=NOW)
    assert "ghi version: 2" in refused.value.words
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        PublishedDesign.objects.filter(code="stays-so").update(digest="")
    assert publish_designs(path=written(tmp_path, "stays-so", limit="2 hours", version=2), now=NOW) == ("stays-so@2",)
    assert get_design("stays-so@1").steps[0].limit == "1 hours"


def test_internal_limits_beyond_the_law_are_refused_whole(tmp_path: Path) -> None:
    load_catalogue()
    written(tmp_path, "sound-one")
    written(tmp_path, "too-slow", limit="9 hours", procedures=["2.000815"])
    with pytest.raises(DefinitionRefused) as refused:
        publish_designs(path=tmp_path, now=NOW)
    assert "các bước cần 9 giờ làm việc, luật cho 8 giờ (2.000815" in refused.value.words
    assert not PublishedDesign.objects.filter(code="sound-one").exists()


def test_the_most_fitting_design_in_force_is_taken(tmp_path: Path) -> None:
    load_catalogue()
    assert design_for("2.000635", unit_code="demo-xa-ban", on=TODAY) == "verified-extract@1"
    assert design_for("2.000635", unit_code="demo-xa-mau", on=TODAY) == ""
    written(tmp_path, "for-all")
    written(tmp_path, "for-later", valid_from="2026-12-01", procedures=["9.999999"])
    publish_designs(path=tmp_path, now=NOW)
    assert design_for("9.999999", unit_code="x", on=TODAY) == "for-all@1"
    assert design_for("9.999999", unit_code="x", on=date(2026, 12, 1)) == "for-later@1"
    assert design_for("2.000815", unit_code="x", on=TODAY) == "certified-copy@1", "one of its own comes first"
    assert {design.key for design in list_designs()} >= {"for-all@1", "certified-copy@1"}
