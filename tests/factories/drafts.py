"""Drafts as a browser holds them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import PROCEDURES_FOLDER, import_procedures, version_in_force
from motcua.core.actor import Actor
from motcua.drafts.api import Draft, begin_draft, change_draft
from tests.factories.cast import PRACTICE_CENTRE
from tests.factories.submissions import BIRTH


def hold_new_draft(client: Client, answers: Mapping[str, Mapping[str, Any]], procedure: str = BIRTH) -> Draft:
    """A draft with these answers, at the practice centre, which this browser holds as its only one."""
    now = timezone.now()
    draft = begin_draft(
        actor=Actor.anonymous(),
        procedure_code=procedure,
        version_id=version_in_force(procedure, on=timezone.localdate()).id,
        unit_code=PRACTICE_CENTRE,
        language="vi",
        now=now,
    ).draft
    session = client.session
    session["portal_held"] = {procedure: [draft.public_id]}
    session.save()
    return change_draft(draft.public_id, now=now, answers=answers)


def publish_newer(folder: Path, procedure: str, change_form: Callable[[dict[str, Any]], object]) -> None:
    """Another version of a procedure with a changed form, in force from this very day."""
    definition = yaml.safe_load((PROCEDURES_FOLDER / f"{procedure}.yaml").read_text(encoding="utf-8"))
    change_form(definition["form"])
    definition["valid_from"] = f"{timezone.localdate()}"
    path = folder / "newer.yaml"
    path.write_text(yaml.safe_dump(definition, allow_unicode=True), encoding="utf-8")
    import_procedures(path=path, now=timezone.now())


def with_other_name(form: dict[str, Any]) -> None:
    """The extract's form asks one thing more about the person in the paper, and everybody must answer it."""
    subject = next(section for section in form["sections"] if section["id"] == "subject")
    words = {"vi": "Tên gọi khác", "en": "Other name"}
    subject["questions"].append(
        {"id": "other_name", "type": "text", "label": words, "required": True, "max_length": 99}
    )
