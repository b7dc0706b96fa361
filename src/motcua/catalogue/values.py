"""A procedure as its definition says it, typed, and where it may be submitted."""

from dataclasses import dataclass
from datetime import date, time

from motcua.catalogue.case_values import CompetentField, LetOff, Part, Standing, holds
from motcua.forms.conditions import Condition
from motcua.forms.values import CheckedAnswers, FormDefinition, Words

CHANNELS = ("online", "counter", "post")
NO_WORDS = Words("", "")


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
    when          over the form's answers: in which cases it belongs to the dossier (None: in all)
    not_needed    cases in which it is let off
    part_of       code of the national row of which it is one of several forms; empty where it is the row itself
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
    when: Condition | None = None
    not_needed: tuple[LetOff, ...] = ()
    part_of: str = ""

    def concerns(self, channel: str) -> bool:
        """Whether the paper belongs to a dossier that comes through `channel`."""
        return not self.channels or channel in self.channels

    def standing(self, case: CheckedAnswers | None) -> Standing:
        """How it stands in the case of these answers (None: nothing is known about the case)."""
        if self.let_off(case) is not None:
            return Standing.LET_OFF
        belongs = holds(case, self.when)
        if belongs is False:
            return Standing.NOT_OF_THIS_CASE
        if belongs is None:
            return Standing.NOT_CLEAR
        return Standing.NEEDED if self.need == "required" or self.when is not None else Standing.IF_NEEDED

    def let_off(self, case: CheckedAnswers | None) -> Words | None:
        """Why it is let off in this case; None where it is not."""
        return next((one.words for one in self.not_needed if holds(case, one.when)), None)


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
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long handling may take through these channels and cases (none named: every case).

    when         over the form's answers: it holds in these cases instead of the general one

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
    when: Condition | None = None


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
    parts: tuple[Part, ...] = ()
    competent_fields: tuple[CompetentField, ...] = ()

    def papers_for(self, channel: str, case: CheckedAnswers | None = None) -> tuple[Paper, ...]:
        """The papers that belong to a dossier through `channel`, in the definition's order.

        case  checked answers of the form: what belongs to other cases or is let off in this one is left out
        """
        out = (Standing.NOT_OF_THIS_CASE, Standing.LET_OFF)
        return tuple(paper for paper in self.papers if paper.concerns(channel) and paper.standing(case) not in out)

    def papers_let_off(self, channel: str, case: CheckedAnswers) -> tuple[tuple[Paper, Words], ...]:
        """The papers that others would need and this case is let off, each with the reason in words."""
        found = ((paper, paper.let_off(case)) for paper in self.papers if paper.concerns(channel))
        return tuple((paper, words) for paper, words in found if words is not None)

    def demanded(self, channel: str, case: CheckedAnswers | None = None) -> tuple[Paper, ...]:
        """The papers without which a dossier through `channel` is not complete, beside the form itself.

        A paper that may be waived (its data can be read elsewhere) is never demanded: the office may ask for it later.
        """
        return tuple(
            paper
            for paper in self.papers_for(channel, case)
            if not paper.fulfilled_by and paper.waived_when is None and paper.standing(case) is Standing.NEEDED
        )

    def files_required(self, channel: str, case: CheckedAnswers | None = None) -> tuple[str, ...]:
        """Codes of the papers without whose file nobody can submit through `channel` (only online asks for files)."""
        papers = self.demanded(channel, case) if channel == "online" else ()
        return tuple(paper.code for paper in papers if paper.kind == "submit")

    def fees_for(self, channel: str, case: CheckedAnswers | None = None) -> tuple[Fee, ...]:
        """What is charged through `channel` in this case; what is not clear yet is left in."""
        fitting = (fee for fee in self.fees if not fee.channels or channel in fee.channels)
        return tuple(fee for fee in fitting if holds(case, fee.when) is not False)

    def parts_for(self, case: CheckedAnswers | None = None) -> tuple[Part, ...]:
        """The agencies' parts of this case, in order; what is not clear yet is left in."""
        return tuple(part for part in self.parts if holds(case, part.when) is not False)

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
    """A procedure that was searched for, and which word matched where (empty without a search).

    said  the everyday words by whose official meaning it was found, if so
    """

    code: str
    name: str
    title: Words
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class LawfulWay:
    """One door, with where it leads and on what that rests.

    where      here, national_portal, vneid, ministry_system, provincial_system, counter (a public service centre),
               office (the counter of the office that decides) or unknown
    system     name of the system that takes it; empty for counters and where no source names it
    territory  whose dossiers a counter takes: own_area, province, nation; empty where that is not known
    valid      the local dates in which it holds, as far as its source says
    layer      ours (decided for this procedure), rule (by a general rule) or national (as the nation's record has it)
    verified   False where the source was not checked: nobody is sent there
    note       what is not known about it
    """

    channel: str
    where: str
    source: str
    system: Words = NO_WORDS
    address: str = ""
    territory: str = ""
    valid: Validity | None = None
    layer: str = "ours"
    verified: bool = True
    note: Words = NO_WORDS


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
