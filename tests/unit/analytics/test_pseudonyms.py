"""Pseudonyms: one for each, the same for the same, others under another secret."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.extract.pseudonyms import PersonKeys, dossier_keys, key_fingerprint, siphash

ids = st.lists(st.integers(0, 2**63 - 1), min_size=1, max_size=20, unique=True)


def test_siphash_gives_the_values_of_its_authors() -> None:
    """The vector of the reference implementation for the message 00 01 … 07 under the key 00 01 … 0f."""
    message = np.array([int.from_bytes(bytes(range(8)), "little")], dtype=np.uint64)
    assert siphash(bytes(range(16)), message).tolist() == [0x93F5F5799A932462]


@given(ids)
def test_no_two_dossiers_share_a_key(numbers: list[int]) -> None:
    keys = dossier_keys(np.array(numbers, dtype=np.int64))
    assert len(set(keys.tolist())) == len(numbers)
    assert keys.tolist() == [dossier_keys(np.array([number]))[0] for number in numbers]


def test_consecutive_dossiers_are_not_neighbours() -> None:
    keys = np.sort(dossier_keys(np.arange(1, 1001)))
    assert np.min(np.diff(keys.astype(float))) > 1000


def test_a_person_has_one_key_and_nobody_without_number_has_any() -> None:
    persons = PersonKeys()
    one, again, other, none, empty = persons.of(["046099000001", "046099000001 ", "046099000002", None, ""])
    assert one == again != other
    assert (none, empty) == (None, None)
    assert "046099" not in str(one)


def test_another_secret_gives_other_keys(settings: Any) -> None:
    before = (dossier_keys(np.array([7]))[0], PersonKeys().of(["046099000001"]), key_fingerprint())
    settings.SECRET_KEY = "another"
    after = (dossier_keys(np.array([7]))[0], PersonKeys().of(["046099000001"]), key_fingerprint())
    assert all(one != other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("number", [1, 2**40])
def test_keys_for_dossiers_and_persons_have_nothing_in_common(number: int) -> None:
    assert PersonKeys().of([str(number)])[0] != f"{dossier_keys(np.array([number]))[0]:x}"
