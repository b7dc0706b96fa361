"""A request that is sent again gets the same answer, once done."""

import pytest
from django.db import transaction

from motcua.core.errors import Refused
from motcua.core.idempotency import IdempotencyKeyReused, find_answer, fingerprint_of, once
from motcua.core.models import IdempotencyKey

pytestmark = pytest.mark.django_db


def test_the_act_is_done_once_and_its_answer_is_kept() -> None:
    done: list[int] = []

    def act() -> dict[str, object]:
        done.append(1)
        return {"code": "A-1", "words": "Đã nhận"}

    print_of = fingerprint_of({"b": 1, "a": "ă"})
    assert once("token:1", "k", print_of, act) == ({"code": "A-1", "words": "Đã nhận"}, False)
    assert once("token:1", "k", print_of, act) == ({"code": "A-1", "words": "Đã nhận"}, True)
    assert len(done) == 1
    assert find_answer("token:1", "k", print_of) == {"code": "A-1", "words": "Đã nhận"}
    assert once("token:2", "k", print_of, act)[1] is False
    assert once("token:1", "", print_of, act)[1] is False


def test_the_key_with_another_body_is_refused() -> None:
    once("t", "k", fingerprint_of({"a": 1}), dict)
    with pytest.raises(IdempotencyKeyReused):
        once("t", "k", fingerprint_of({"a": 2}), dict)


def test_a_refused_act_leaves_the_key_free_and_nothing_behind() -> None:
    def refused() -> dict[str, object]:
        IdempotencyKey.objects.create(scope="x", key="half", fingerprint="", created_at="2026-01-01T00:00:00Z")
        raise Refused()

    with pytest.raises(Refused), transaction.atomic():
        once("t", "k", "f", refused)
    assert not IdempotencyKey.objects.exists()
    assert once("t", "k", "f", dict)[1] is False


def test_the_order_of_keys_makes_no_other_body() -> None:
    assert fingerprint_of({"a": 1, "b": [1, 2]}) == fingerprint_of({"b": [1, 2], "a": 1})
    assert fingerprint_of({"a": [1, 2]}) != fingerprint_of({"a": [2, 1]})
