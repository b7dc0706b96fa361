"""Changing what surrounds the answers: the unit, the files, the version, the page where somebody is."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.drafts.keeping import keep
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import check_open
from motcua.drafts.values import Draft


@transaction.atomic
def change_draft(
    public_id: str,
    *,
    now: datetime,
    unit_code: str | None = None,
    page: str | None = None,
    language: str | None = None,
    version_id: int | None = None,
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    anew: Iterable[str] | None = None,
    add_file: tuple[str, dict[str, str]] | None = None,
    remove_file: str | None = None,
    files: Mapping[str, list[dict[str, str]]] | None = None,
) -> Draft:
    """Change what is given and leave the rest.

    add_file     paper code and `{"id", "name"}` of one upload; an upload that is there already is not added twice
    remove_file  id of an upload
    files        all of them in a new order; only ids that are there are kept
    answers      all of them, when the draft goes over to another version of the form; `anew`: what that one asks
    Raises       NotFound, DraftSubmitted, DraftTooLarge
    """
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    check_open(draft)
    changed = replace(
        draft,
        unit_code=draft.unit_code if unit_code is None else unit_code,
        page=draft.page if page is None else page,
        language=draft.language if language is None else language,
        version_id=draft.version_id if version_id is None else version_id,
        answers=draft.answers if answers is None else answers,
        anew=draft.anew if anew is None else tuple(anew),
        files=_files(draft, add_file, remove_file, files),
    )
    return draft if changed == draft else keep(row, changed, now=now)


def _files(
    draft: Draft,
    add_file: tuple[str, dict[str, str]] | None,
    remove_file: str | None,
    ordered: Mapping[str, list[dict[str, str]]] | None,
) -> dict[str, list[dict[str, str]]]:
    files = {code: list(given) for code, given in draft.files.items()}
    known = {file["id"]: file for given in files.values() for file in given}
    if ordered is not None:
        files = {code: [known[file["id"]] for file in given if file["id"] in known] for code, given in ordered.items()}
    if add_file is not None and add_file[1]["id"] not in known:
        files.setdefault(add_file[0], []).append(add_file[1])
    if remove_file is not None:
        files = {code: [file for file in given if file["id"] != remove_file] for code, given in files.items()}
    return {code: given for code, given in files.items() if given}
