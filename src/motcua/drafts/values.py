"""A draft as other rooms see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.drafts.states import DraftPurpose, DraftState


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person got for the submitted draft."""

    dossier_id: int
    code: str
    lookup_code: str
    resume_code: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One procedure at one unit, as far as somebody has come.

    answers   as typed, nested by section; what is not asked at the moment stays
    files     by paper code: `[{"id", "name"}]` of the uploads, which belong to `scope`
    seen      by section: how often it was saved; a page tells which state it was made from
    page      the page that was open last
    anew      paths of questions that a newer version of the form asks, until their page was saved
    origins   by path where a filled-in value came from (`drafts.origins`)
    once      makes a second press on "submit" the same submission
    revision  rises with every change
    resume_code  opens the draft on another device; sealed like all the rest, so that its holder may look it up again
    """

    public_id: str
    procedure_code: str
    version_id: int
    unit_code: str
    purpose: DraftPurpose
    state: DraftState
    language: str
    page: str
    once: str
    scope: str
    revision: int
    created_at: datetime
    saved_at: datetime
    expires_at: datetime
    account_id: int | None = None
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    files: Mapping[str, list[dict[str, str]]] = field(default_factory=dict)
    seen: Mapping[str, int] = field(default_factory=dict)
    anew: tuple[str, ...] = ()
    resume_code: str = ""
    origins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class BegunDraft:
    """A draft, and whether it was begun just now."""

    draft: Draft
    is_new: bool

    @property
    def resume_code(self) -> str:
        """By which it is opened on another device."""
        return self.draft.resume_code


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A draft in a list: nothing that was typed."""

    public_id: str
    procedure_code: str
    unit_code: str
    page: str
    saved_at: datetime
    expires_at: datetime
