"""The written matrix, read: what everybody should meet at a door."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from tests.integration.access.walking import Door

FILE = Path(__file__).with_name("matrix.yaml")
OUTCOMES = frozenset({"sees", "passes", "hidden", "refused", "signs_in", "nothing"})
MEANT_BY = {
    "sees": frozenset({"sees", "passes"}),
    "passes": frozenset({"passes", "hidden"}),
    "nothing": OUTCOMES - {"sees"},
}
"""Who may see need not be shown it everywhere; who may pass may also hear that there is no such thing. The other words
are meant exactly."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """`marks` and `lines` say for each member of the cast what is met."""

    cast: frozenset[str]
    marks: dict[str, dict[str, str]]
    lines: dict[str, dict[str, str]]

    def expected(self, who: str, door: Door) -> str:
        """What is written. Raises LookupError with the sentence that says what to write."""
        if door.mark not in self.marks:
            raise LookupError(f"{door.route} carries the mark {door.mark!r}: write under `marks` who comes through it")
        met = self.marks[door.mark][who]
        for line, words in self.lines.items():
            if who in words and fits(line, door):
                met = words[who]
        return met

    def fault(self, who: str, door: Door, met: str) -> str:
        """The sentence about what is not as it is written; empty where all is well."""
        try:
            wanted = self.expected(who, door)
        except LookupError as missing:
            return str(missing)
        if met in MEANT_BY.get(wanted, {wanted}):
            return ""
        return (
            f"{door.method} {door.route} (mark {door.mark}): {who} meets {met!r}, the matrix says {wanted!r}. "
            f'Close the door, or, if that is right, write under `addresses`: "{door.method} {door.route}": '
            f"{{{met}: {who}}}"
        )


def fits(line: str, door: Door) -> bool:
    """Whether the line of the matrix is about this door."""
    method, _, route = line.rpartition(" ")
    return method in ("", door.method) and fnmatchcase(door.route, route)


def read_matrix(file: Path = FILE) -> Matrix:
    """Read and check the file. Raises AssertionError with what is wrong in it."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    cast = frozenset(raw["cast"])
    groups: dict[str, list[str]] = {name: [name] for name in cast}
    for name, members in raw["groups"].items():
        groups[name] = [one for member in members for one in groups[member]]
    assert set(groups["everybody"]) == cast, set(groups["everybody"]) ^ cast
    marks = {mark: _members(words, groups) for mark, words in raw["marks"].items()}
    for mark, words in marks.items():
        assert set(words) == cast, f"the mark {mark} says nothing about {cast - set(words)}"
    return Matrix(cast, marks, {line: _members(words, groups) for line, words in (raw["addresses"] or {}).items()})


def _members(words: dict[str, Any], groups: dict[str, list[str]]) -> dict[str, str]:
    assert set(words) <= OUTCOMES, words
    said: dict[str, str] = {}
    for outcome, names in words.items():
        for name in [names] if isinstance(names, str) else names:
            members = groups["everybody"] if name == "others" else groups[name]
            for member in members:
                if name != "others" or member not in said:
                    assert said.setdefault(member, outcome) == outcome, f"{member} twice in {words}"
    return said
