"""Every place of a record reads as plain words in both languages: on the board, and where a difference is told."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from motcua.catalogue.api import PROCEDURES_FOLDER
from motcua.catalogue.national.reading import read_record
from motcua.catalogue.national.wording import place_words

CODE_LIKE = re.compile(r"[a-z][A-Z]|[\[\]._]|\b(?:qty|id|code|name|type)\b")


def bundled() -> Iterator[dict[str, Any]]:
    for path in sorted((PROCEDURES_FOLDER / "national").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def paths_of(value: Any, path: str = "") -> Iterator[str]:
    """Every path in the record, lists and their lines among them."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value[:2]):
            yield from paths_of(inner, f"{path}[{number}]")


def unreadable(places: set[str]) -> list[str]:
    """Places of which something is left in the portal's own notation, or that English has in Vietnamese."""
    found = []
    for place in sorted(places):
        words, english = place_words(place), place_words(place, "en")
        if CODE_LIKE.search(words) or not english.isascii() or words == english:
            found.append(f"{place}: {words} / {english}")
    return found


def test_every_place_of_a_finding_in_the_bundled_records() -> None:
    places = {one.place for record in bundled() for one in read_record(record)[1]}
    assert len(places) > 40
    assert unreadable(places) == []


def test_every_place_at_which_two_bundled_records_could_differ() -> None:
    places = {path for record in bundled() for path in paths_of(record)}
    assert len(places) > 150
    assert unreadable(places) == []


@pytest.mark.parametrize(
    ("place", "words", "english"),
    [
        ("", "cả bản ghi", "the whole record"),
        ("executionMethods", "các cách nộp", "all methods"),
        ("executionMethods[1].fees[0].value", "cách nộp thứ 2, khoản thu thứ 1, số tiền", "method 2, charge 1, amount"),
        ("cases[4]", "trường hợp thứ 5", "case 5"),
        ("executionCases[0].profileComponents[2]", "nhóm giấy tờ thứ 1, giấy tờ thứ 3", "group of papers 1, paper 3"),
        ("legalBasisesDetails", "căn cứ pháp lý", "legal basis"),
        ("requirementsAndConditions", "yêu cầu, điều kiện", "requirements and conditions"),
    ],
)
def test_places_are_counted_from_one_as_people_count(place: str, words: str, english: str) -> None:
    assert (place_words(place), place_words(place, "en")) == (words, english)
