"""The plain values from which components are drawn; pages build them in presenters, templates hand them on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

StatusKind = Literal["neutral", "new", "progress", "waiting", "good", "late"]


def field_id(name: str) -> str:
    """The id of the control that carries `name`; dots of a path become hyphens, so that a fragment can name it."""
    return "f-" + name.replace(".", "-").replace("[", "-").replace("]", "")


@dataclass(frozen=True, slots=True)
class FormState:
    """What was typed and what is wrong with it, by field name; `errors` hold words, not codes, in the page's order.

    A date's value is a mapping `{"day", "month", "year"}` of what was typed. Where `labels` name a field, the summary
    of errors says the label before the words, so that many fields left empty can be told apart; with `say_labels`
    they are gathered as the fields are drawn.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    say_labels: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select, of radios or of checkboxes."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question in the words of a content pack, to read and to hear; `language` where it is not the page's."""

    text: str = ""
    language: str = ""
    audio_href: str = ""


FieldKind = Literal[
    "text", "textarea", "select", "radios", "checkboxes", "date", "file", "address", "rows", "computed", "block"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One question as it stands on a page.

    `value`    text; a tuple of values for checkboxes; `{"day","month","year"}` for a date; names of the files already
               given for a file field
    `width`    characters: 2, 3, 4, 5, 10, 20, 30 or empty for the whole column
    `heading`  the label is the page's h1 (one question a page)
    `picture`  name of the picture beside it, for readers who want pictures
    `hidden`   further controls, unseen: (name, value)
    `entries`  of a repeating group its rows, `dropped` those that can be taken back, `add` the place of the next row
    `doubt`    something to look at again that is no error
    `conditional`  it counts only if another answer of the page asks for it; it stands there all the same, and says so
    `focus`    this control takes the focus when the page opens
    """

    kind: FieldKind
    name: str
    label: str
    value: Any = ""
    hint: str = ""
    error: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    heading: bool = False
    input_type: str = "text"
    inputmode: str = ""
    autocomplete: str = ""
    width: str = ""
    rows: int = 5
    multiple: bool = False
    accept: str = ""
    spellcheck: bool = True
    picture: str = ""
    spoken: Spoken | None = None
    hidden: tuple[tuple[str, str], ...] = ()
    entries: tuple["FieldRow", ...] = ()
    dropped: tuple["DroppedRow", ...] = ()
    add: str = ""
    doubt: "DoubtShown | None" = None
    conditional: bool = False
    focus: bool = False

    @property
    def id(self) -> str:
        """Id of the control, or of the first control where there are several."""
        return field_id(self.name)

    @property
    def described_by(self) -> str:
        """Ids of the hint and of the error, for `aria-describedby`."""
        parts = [f"{self.id}-hint"] if self.hint else []
        parts += [f"{self.id}-error"] if self.error else []
        parts += [f"{self.id}-doubt"] if self.doubt else []
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """Words about something to look at again, told once (`key` comes back as `<name>:seen`).

    offers  answers to take over, as radios `<name>:offer`
    """

    words: str
    key: str
    offers: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of a repeating group; `name` is `section.group[row]`, `about` tells it from the others ("An")."""

    name: str
    title: str
    fields: tuple[Field, ...]
    about: str = ""

    @property
    def id(self) -> str:
        """Id of the row's frame."""
        return field_id(self.name)

    @property
    def within(self) -> str:
        """The title as it stands within a sentence."""
        return self.title[:1].lower() + self.title[1:]


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A row that was dropped and can be taken back; `hidden` are its controls (name, value)."""

    name: str
    title: str
    hidden: tuple[tuple[str, str], ...]
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go; `current` marks the page on which the reader is.

    lang  the language of the text where it may not be that of the page: official names stay Vietnamese
    """

    text: str
    href: str
    current: bool = False
    hint: str = ""
    count: int | None = None
    more: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A name and a value, with an optional link to change it; `lines` stand one below the other.

    lang  the language of the value where it may not be that of the page: official names stay Vietnamese
    """

    key: str
    value: Any = ""
    lines: tuple[str, ...] = ()
    change_href: str = ""
    change_text: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one column."""

    text: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; with `status` its text is drawn as a status, with `href` as a link, `header` names the row.

    lang  the language of the text where it may not be that of the page: official names stay Vietnamese
    """

    text: Any
    href: str = ""
    numeric: bool = False
    header: bool = False
    status: StatusKind | Literal[""] = ""
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: `done`, `now` or `next`."""

    text: str
    state: Literal["done", "now", "next"] = "next"
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One thing that happened to a dossier; newest first."""

    title: str
    at: datetime
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """How much lawful time is left, counted by the domain: templates do no arithmetic with dates.

    `amount` is what is left (or over, when late) in `unit`; `soon` draws attention before the due moment.
    """

    state: Literal["running", "late", "suspended", "ended", "not_started", "none"]
    amount: int = 0
    unit: Literal["working_days", "working_hours", "days", "hours"] = "working_days"
    due_at: datetime | None = None
    soon: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the reader may take: its words, address, kind and size in words."""

    text: str
    href: str
    kind: str = ""
