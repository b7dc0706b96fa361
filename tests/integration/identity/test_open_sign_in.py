"""The holder sees the open sign-ins; the oldest of very many ends by itself."""

import pytest
from django.test import RequestFactory

from motcua.identity import api as identity
from motcua.identity import rules
from motcua.identity.usecases.open_sign_in import is_open, open_sign_in
from tests.integration.identity.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_oldest_of_very_many_ends_and_a_device_may_call_itself_what_it_likes(
    clerk: identity.Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "OPEN_SIGN_INS", 2)
    device = RequestFactory().get("/").META.get("HTTP_USER_AGENT", "x\x00\n" + "y" * 999)
    marks = [open_sign_in(clerk, now=NOW, address=f"10.0.0.{place}", device=device) for place in range(3)]
    assert [is_open(clerk, mark) for mark in marks] == [False, True, True]
    listed = identity.list_sign_ins(clerk.pk)
    assert [one.address for one in listed] == ["10.0.0.2", "10.0.0.1"]
    assert all(len(one.device) <= 120 and one.device.isprintable() for one in listed)
    identity.end_sign_in(clerk.pk, marks[2])
    identity.end_sign_in(clerk.pk, "unknown")
    assert [one.mark for one in identity.list_sign_ins(clerk.pk)] == [marks[1]]
