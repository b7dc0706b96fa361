"""A file is seen by its uploader before, and by readers of the dossier after it was handed in."""

from datetime import UTC, datetime

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.documents.api import (
    attach,
    discard_upload,
    list_unattached,
    list_uploads,
    open_file,
    store_upload,
)
from tests.factories import files
from tests.factories.files import Incoming

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)


def test_before_it_is_attached_only_the_uploader_sees_it() -> None:
    stored = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    for actor, scope, dossier in [
        (Actor.anonymous(), "draft-2", None),
        (Actor.anonymous(), "", None),
        (STAFF, "", None),
        (STAFF, "", 7),
    ]:
        with pytest.raises(NotFound):
            open_file(stored.public_id, actor=actor, scope=scope, dossier_id=dossier)
    assert [file.public_id for file in list_unattached([stored.public_id, "no id"], scope="draft-1")] == [
        stored.public_id
    ]
    assert list_unattached([stored.public_id], scope="draft-2") == []


def test_after_it_is_attached_only_readers_of_the_dossier_see_it() -> None:
    stored = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    attach([stored.public_id], dossier_id=7, scope="draft-1")
    open_file(stored.public_id, actor=STAFF, dossier_id=7).file.close()
    assert list_uploads(dossier_id=7) == [stored]
    for actor, scope, dossier in [
        (Actor.anonymous(), "draft-1", None),
        (Actor.anonymous(), "draft-1", 7),
        (STAFF, "", 8),
        (STAFF, "", None),
    ]:
        with pytest.raises(NotFound):
            open_file(stored.public_id, actor=actor, scope=scope, dossier_id=dossier)


NOBODYS = "5b2f0a51-6d5a-4a53-9f3e-0c6a1c1b7a10"


@pytest.mark.parametrize("public_id", ["", "x", "../../secret", NOBODYS, "{" + NOBODYS + "}"])
def test_a_name_that_is_no_file_is_not_found(public_id: str) -> None:
    with pytest.raises(NotFound):
        open_file(public_id, actor=STAFF, scope="draft-1", dossier_id=1)
    with pytest.raises(NotFound):
        discard_upload(public_id, scope="draft-1")
