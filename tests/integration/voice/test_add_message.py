"""Messages stay as they were said, once, and each side knows whether the other spoke last."""

import pytest
from django.db import IntegrityError, transaction

from motcua.voice.api import MessageRefused, Side, add_message, get_thread, list_messages, mark_read
from motcua.voice.models import MessageRow
from tests.factories.cast import NOW

pytestmark = pytest.mark.django_db


def _say(text: str, key: str, side: Side = Side.APPLICANT, **more: object) -> bool:
    return add_message(dossier_id=7, side=side, text=text, key=key, now=NOW, **more)  # type: ignore[arg-type]


def test_both_sides_speak_and_a_second_press_says_nothing_twice() -> None:
    assert _say("Bao giờ có kết quả?", "a")
    assert not _say("Bao giờ có kết quả?", "a")
    assert get_thread(7).unread_by_unit
    assert _say("Ngày mai, ông/bà nhé.", "b", Side.UNIT, unit_id=3, account_id=9)
    assert [(one.side, one.unit_id, one.text) for one in list_messages(7)] == [
        (Side.APPLICANT, None, "Bao giờ có kết quả?"),
        (Side.UNIT, 3, "Ngày mai, ông/bà nhé."),
    ]
    thread = get_thread(7)
    assert (thread.count, thread.unread_by_unit, thread.unread_by_applicant) == (2, False, True)
    assert list_messages(8) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "required"), (" \n ", "required"), ("x" * 4001, "text_too_long"), ("a\x00b", "text_unreadable")],
)
def test_what_nobody_can_read_is_refused(text: str, code: str) -> None:
    with pytest.raises(MessageRefused) as refusal:
        _say(text, "a")
    assert refusal.value.field_errors == {"text": code}
    assert get_thread(7).count == 0


def test_the_database_refuses_to_change_what_was_said() -> None:
    _say("Xin chào", "a")
    for change in (lambda: MessageRow.objects.update(text="khác"), lambda: MessageRow.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_long_conversations_come_a_page_at_a_time() -> None:
    for number in range(105):
        _say(str(number), str(number))
    latest = list_messages(7)
    assert (latest[0].text, latest[-1].text, len(latest)) == ("5", "104", 100)
    assert [one.text for one in list_messages(7, before=latest[0].id)] == ["0", "1", "2", "3", "4"]
    mark_read(7, by=Side.UNIT)
    assert not get_thread(7).unread_by_unit
