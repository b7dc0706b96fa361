"""A record of the national catalogue as it is read: typed, tidied, with what is doubtful about it said beside it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

CHANNELS = {"ONLINE": "online", "DIRECT": "counter", "POSTAL": "post"}
"""Ways to submit as the portal names them, and as we do."""
UNITS = {"WORKING_DAY": "working_day", "DAY": "day", "HOUR": "hour", "MONTH": "month", "YEAR": "year"}
"""Units of time; the portal's sixth, `OTHER`, means that the limit stands in a sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a record that is doubtful. Nothing is repaired by it.

    code        its kind, see `findings.py`
    place       where in the record, as a path (`executionMethods[2].fees[0]`)
    severity    error, warning or note
    as_given    what stands there (at most 300 characters)
    reading     how it was read; empty where it was left aside
    suggestion  what an editor may do
    """

    code: str
    place: str
    severity: str
    as_given: str
    reading: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class TimeQuantity:
    """A length of time; `unit` is working_day, day, hour, month or year."""

    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class NationalLimit:
    """How long handling may take. Without a `quantity` it is a sentence, and no due moment can be computed."""

    quantity: TimeQuantity | None
    as_given: str

    @property
    def computable(self) -> bool:
        """Whether a due moment follows from it."""
        return self.quantity is not None


@dataclass(frozen=True, slots=True)
class NationalFee:
    """A charge. Where it is not trustworthy the amount must not be shown: "xem quy định".

    kind  fee, service_fee or price
    """

    kind: str
    amount: Decimal | None
    currency: str
    trustworthy: bool
    as_given: str
    description: str


@dataclass(frozen=True, slots=True)
class NationalMethod:
    """One way to submit, for one variant that only `description` tells; a channel may stand several times."""

    channel: str
    limit: NationalLimit
    fees: tuple[NationalFee, ...]
    description: str


@dataclass(frozen=True, slots=True)
class NationalForm:
    """A blank form that the record hands out."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class NationalPaper:
    """One row of the list of papers. `is_note` where it is an explanation or a heading, no paper."""

    code: str
    name: str
    originals: int
    copies: int
    is_note: bool
    forms: tuple[NationalForm, ...]


@dataclass(frozen=True, slots=True)
class NationalGroup:
    """Papers under one heading: a case, or what is handed in and what is shown."""

    name: str
    papers: tuple[NationalPaper, ...]


@dataclass(frozen=True, slots=True)
class NationalStep:
    """One step; `number` as written (`2`, `2.1`), empty where the text names none."""

    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class NationalCoded:
    """A code of the national lists with its name; either may be empty."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class NationalCase:
    """A service of the procedure (`1.001193.01`) with its own limit."""

    code: str
    name: str
    limit: NationalLimit


@dataclass(frozen=True, slots=True)
class NationalReading:
    """One record. Texts are NFC with tidied white space; the record as given is kept beside it.

    code             without stray blanks; `code_as_given` with them
    portal_id        by which the portal's own page of it is found; empty where the record has none that fits an address
    kind             standard, specific (of one province) or internal (between offices; not shown to the public)
    tiers            ministry, province, commune; `vertical` offices and others are in `other_tiers`
    life_events      the portal's groups of services (Khai sinh, Kết hôn …); few records have one
    level            full, part or none: what may be done online, as the record itself says
    steps_as_given   the original text of all steps
    non_territorial  whether any counter of the province may take it in
    updated_at       when the portal last changed the record
    """

    code: str
    code_as_given: str
    portal_id: str
    name: str
    kind: str
    state: str
    tiers: tuple[str, ...]
    other_tiers: tuple[str, ...]
    level: str
    non_territorial: bool
    offline_only: bool
    fields: tuple[NationalCoded, ...]
    audience: tuple[NationalCoded, ...]
    life_events: tuple[NationalCoded, ...]
    agency: NationalCoded
    executing: tuple[str, ...]
    methods: tuple[NationalMethod, ...]
    groups: tuple[NationalGroup, ...]
    steps: tuple[NationalStep, ...]
    steps_as_given: str
    conditions: str
    results: tuple[NationalCoded, ...]
    legal_bases: tuple[NationalCoded, ...]
    cases: tuple[NationalCase, ...]
    returning: tuple[str, ...]
    addresses: str
    related: tuple[NationalCoded, ...]
    decision: str
    keywords: str
    updated_at: datetime | None
