"""A procedure as its definition says it, typed, and where it may be submitted."""

from dataclasses import dataclass
from datetime import date, time

from motcua.forms.values import FormDefinition, Words

CHANNELS = ("online", "counter", "post")


@dataclass(frozen=True, slots=True)
class Validity:
    """Half-open period of local dates `[start, end)`; `end` is None while nothing follows."""

    start: date
    end: date | None

    def holds(self, on: date) -> bool:
        """Whether `on` lies in the period."""
        return self.start <= on and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True)
class Named:
    """A code of the national lists with its name."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the procedure (`1.001193.01`) as the national data list it; `as_given` is their own time limit."""

    code: str
    name: str
    as_given: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier; `name` is the official wording, `short` ours.

    kind          `submit` (handed in) or `present` (shown and handed back)
    need          `required`, or `conditional` under the condition that `condition` states in words
    waived_when   in words: when a required paper need not be handed in
    channels      empty means every channel
    fulfilled_by  `form` where the screen's own questions are the paper and no file is asked
    sensitive     its presence betrays a family's situation: never in lists or logs
    """

    code: str
    name: str
    short: Words
    kind: str
    need: str
    originals: int
    copies: int
    condition: Words | None = None
    waived_when: Words | None = None
    channels: tuple[str, ...] = ()
    fulfilled_by: str = ""
    group: str = ""
    sensitive: bool = False

    def concerns(self, channel: str) -> bool:
        """Whether the paper belongs to a dossier that comes through `channel`."""
        return not self.channels or channel in self.channels


@dataclass(frozen=True, slots=True)
class Note:
    """A row of the national papers' list that is no paper but an explanation, in its own words."""

    code: str
    text: str
    group: str = ""
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeTier:
    """From this page on, so much a page (dong)."""

    from_page: int
    amount_dong: int


@dataclass(frozen=True, slots=True)
class Fee:
    """What is charged. `shown` are the words for people; where `trustworthy` is false the amount must not be shown.

    per  dossier, copy or page; with `tiers` the amount depends on the page and is capped per copy.
    """

    code: str
    kind: str
    name: Words
    shown: Words
    trustworthy: bool
    basis: str
    source: str
    amount_dong: int | None = None
    per: str = "dossier"
    tiers: tuple[FeeTier, ...] = ()
    maximum_dong_per_copy: int | None = None
    channels: tuple[str, ...] = ()
    exemptions: Words | None = None


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long handling may take through these channels and cases (none named: every case).

    limit        typed quantity as text (`0 days`: the day of receipt itself)
    late_cutoff  received strictly after it counts as received on the next working day
    as_given     the national data's own quantity, `reading` says how it was read
    """

    channels: tuple[str, ...]
    limit: str
    rule: Words
    as_given: str
    source: str
    late_cutoff: time | None = None
    cases: tuple[str, ...] = ()
    reading: str = ""


@dataclass(frozen=True, slots=True)
class RelatedLimit:
    """A time that the law sets beside the handling itself (a duty of the citizen, an inquiry elsewhere)."""

    what: Words
    limit: str
    source: str


@dataclass(frozen=True, slots=True)
class HandlingStep:
    """One step inside the office; `role` is clerk, specialist or leader."""

    code: str
    role: str
    name: Words


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One legal text on which the procedure rests."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement of the definition was read, and when."""

    id: str
    title: str
    read_on: date


@dataclass(frozen=True, slots=True)
class ProcedureDefinition:
    """The whole definition of one version. `name` is the official name, `title` our short one."""

    code: str
    name: Words
    title: Words
    summary: Words
    field: Named
    audience: tuple[Named, ...]
    promulgating: Named
    executing: tuple[str, ...]
    tiers: tuple[str, ...]
    decision: str
    full_online: bool
    keywords: tuple[str, ...]
    life_events: tuple[str, ...]
    cases: tuple[Case, ...]
    papers: tuple[Paper, ...]
    notes: tuple[Note, ...]
    fees: tuple[Fee, ...]
    time_limits: tuple[TimeLimit, ...]
    related_limits: tuple[RelatedLimit, ...]
    stepper: tuple[Words, ...]
    handling: tuple[HandlingStep, ...]
    results: tuple[Named, ...]
    identification: tuple[str, ...]
    identification_words: Words
    legal_bases: tuple[LegalBasis, ...]
    form: FormDefinition
    official_steps: str
    official_conditions: str
    sources: tuple[Source, ...]

    def papers_for(self, channel: str) -> tuple[Paper, ...]:
        """The papers that belong to a dossier through `channel`, in the definition's order."""
        return tuple(paper for paper in self.papers if paper.concerns(channel))

    def files_required(self, channel: str) -> tuple[str, ...]:
        """Codes of the papers without whose file nobody can submit through `channel` (only online asks for files).

        A paper that may be waived (its data can be read elsewhere) is never demanded: the office may ask for it later.
        """
        return tuple(
            paper.code
            for paper in self.papers_for(channel)
            if channel == "online"
            and (paper.kind, paper.need, paper.fulfilled_by) == ("submit", "required", "")
            and paper.waived_when is None
        )

    def has_case(self, code: str) -> bool:
        """Whether the national data list this case (`1.001193.01`)."""
        return any(case.code == code for case in self.cases)

    def paper(self, code: str) -> Paper | None:
        """The paper of that code, or None."""
        return next((paper for paper in self.papers if paper.code == code), None)


@dataclass(frozen=True, slots=True)
class ProcedureVersionRef:
    """One published version: what a dossier is bound to. `valid` as it stood when the version was read."""

    id: int
    code: str
    number: int
    definition: ProcedureDefinition
    valid: Validity
    source: str


@dataclass(frozen=True, slots=True)
class ProcedureHit:
    """A procedure that was searched for, and which word matched where (empty without a search)."""

    code: str
    name: str
    title: Words
    why: str


@dataclass(frozen=True, slots=True)
class LawfulWay:
    """One door: `where` is `here`, `national_portal`, `ministry_system` or `counter`; `source` the rule."""

    channel: str
    where: str
    source: str


@dataclass(frozen=True, slots=True)
class LawfulWays:
    """Whether a dossier may be submitted to this unit through Motcua by each channel, and all lawful ways with sources.

    `online` is false where the law has it on another portal; `ways` then names that portal.
    """

    online: bool
    counter: bool
    post: bool
    ways: tuple[LawfulWay, ...]

    def allows(self, channel: str) -> bool:
        """Whether `channel` (online, counter, post) is open here; False for any other word."""
        return channel in CHANNELS and bool(getattr(self, channel))
