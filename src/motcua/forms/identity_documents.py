"""Which identity paper it can be: number, issuer and day of issue fit some papers and not others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """By what one kind of paper is known; what is empty says nothing. The days are the first and the last of issue."""

    code: str
    digits: frozenset[int] = frozenset()
    issuers: tuple[str, ...] = ()
    issued_from: date = date.min
    issued_until: date = date.max

    def fits(self, number: str, issuer: str, issued_on: date | None) -> bool:
        """Whether what is known (empty or None is not) may belong to this paper; letters in a number say nothing."""
        if number.isdecimal() and self.digits and len(number) not in self.digits:
            return False
        words = f" {fold(issuer)} "
        if issuer and self.issuers and not any(f" {one} " in words for one in self.issuers):
            return False
        return issued_on is None or self.issued_from <= issued_on <= self.issued_until


def fitting_documents(number: str = "", issuer: str = "", issued_on: date | None = None) -> list[IdentityDocument]:
    """The papers that number, issuer and day of issue allow. Twelve digits alone allow several."""
    return [one for one in _documents() if one.fits(number, issuer, issued_on)]


def document_of(code: str) -> IdentityDocument | None:
    """What is known of this kind of paper."""
    return next((one for one in _documents() if one.code == code), None)


@cache
def number_facts() -> tuple[int, int]:
    """From which code on the first three digits name a country; from which year of birth on codes may not be listed."""
    numbers = _data()["numbers"]
    return numbers["country_codes_from"], numbers["new_codes_born_since"]


@cache
def _documents() -> tuple[IdentityDocument, ...]:
    return tuple(_read(_data()["documents"]))


def _read(entries: Iterable[dict[str, Any]]) -> Iterable[IdentityDocument]:
    for entry in entries:
        yield IdentityDocument(
            entry["code"],
            frozenset(entry.get("digits", ())),
            tuple(fold(words) for words in entry.get("issuers", ())),
            date.fromisoformat(entry.get("issued_from", date.min.isoformat())),
            date.fromisoformat(entry.get("issued_until", date.max.isoformat())),
        )


@cache
def _data() -> dict[str, Any]:
    text = (DATA_FILES / "forms" / "identity_documents.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
