"""What is put together for a supplement is kept until it is handed in, thing by thing."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.api import NothingAwaited, SupplementItem, request_supplement, save_supplement_item, submit_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db


def test_things_are_kept_apart_and_files_come_once(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    who = {"actor": Actor.anonymous(), "code": receipt.code, "own_id": receipt.id}
    with pytest.raises(NothingAwaited):
        save_supplement_item(**who)  # type: ignore[arg-type]
    items = (SupplementItem("a", "thiếu"), SupplementItem("b", "mờ"))
    request_supplement(actor=cast.clerk, code=receipt.code, items=items, now=NOW)
    for _again in range(2):
        kept = save_supplement_item(**who, place=1, text=" \x00xin gửi ", add_files=(("1", "a.jpg"),))  # type: ignore[arg-type]
    assert [(item.answered, item.text, len(item.files)) for item in kept.items] == [
        (False, "", 0),
        (True, "xin gửi", 1),
    ]
    kept = save_supplement_item(**who, place=1, remove_file="1")  # type: ignore[arg-type]
    assert (kept.items[1].text, kept.items[1].files) == ("xin gửi", ())
    with pytest.raises(NotFound):
        save_supplement_item(**who, place=2, text="x")  # type: ignore[arg-type]
