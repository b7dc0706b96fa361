"""The stages of a dossier and the allowed moves between them."""

from enum import StrEnum


class LegalChannel(StrEnum):
    """The door in law (national 2, 1, 3)."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"
    UNKNOWN = "unknown"


class Place(StrEnum):
    """Where the person was."""

    HOME = "home"
    COUNTER = "counter"
    KIOSK = "kiosk"
    POST_OFFICE = "post_office"
    MOBILE_TEAM = "mobile_team"
    UNKNOWN = "unknown"


class SubmittingActor(StrEnum):
    """Whose hand submitted."""

    OWNER = "owner"
    OWNER_ASSISTED = "owner_assisted"
    REPRESENTATIVE = "representative"
    OFFICER_PROXY = "officer_proxy"
    AGENT = "agent"
    UNKNOWN = "unknown"


class HelperKind(StrEnum):
    """What kind of helper, where there was one."""

    RELATIVE = "relative"
    OFFICER = "officer"
    POST_AGENT = "post_agent"
    DIGITAL_TEAM = "digital_team"
    OTHER = "other"


class Stage(StrEnum):
    """How far the office is."""

    SUBMITTED = "submitted"
    NOT_ACCEPTED = "not_accepted"
    ACCEPTED = "accepted"
    IN_HAND = "in_hand"
    APPROVED = "approved"
    REFUSED = "refused"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"


ENDED_STAGES = frozenset({Stage.NOT_ACCEPTED, Stage.REFUSED, Stage.STOPPED, Stage.WITHDRAWN, Stage.RETURNED})
"""Nobody has to do anything any more."""


class Clock(StrEnum):
    """What the legal clock does."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Awaiting(StrEnum):
    """What the office waits for: from the applicant, or from others who are neither applicant nor office."""

    NOTHING = "nothing"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    OTHERS = "others"


class PauseCause(StrEnum):
    """Why time does not count."""

    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    POSTING = "posting"
    CONFIRMATION = "confirmation"
    INCIDENT = "incident"
    EMERGENCY = "emergency"


class Causer(StrEnum):
    """Who brought a pause about; an officer is charged for none but the office's own."""

    APPLICANT = "applicant"
    OFFICE = "office"
    OTHER_AGENCY = "other_agency"
    LAW = "law"


class GroundClock(StrEnum):
    """What the law says about clocks in an emergency: they stop, they run, or the declaring document decides."""

    STOPS = "stops"
    BY_DOCUMENT = "by_document"
    RUNS = "runs"


class TaskKind(StrEnum):
    """What somebody was asked to do with a dossier."""

    STEP = "step"
    CONSULTATION = "consultation"


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class Rung(StrEnum):
    """How far a limit is used up, the least pressing first."""

    HALF = "half"
    MOST = "most"
    DAY_BEFORE = "day_before"
    OVERDUE = "overdue"


class LimitKind(StrEnum):
    """Whose limit it is: the promise to the applicant, or the office's own for one step."""

    STATUTORY = "statutory"
    INTERNAL = "internal"


class StuckReason(StrEnum):
    """Why an open dossier would never move again by itself."""

    NO_TASK = "no_task"
    NO_TIMER = "no_timer"
    NO_END = "no_end"
    BROKEN_TIMER = "broken_timer"


class BacklogCause(StrEnum):
    """What an undecided dossier waits for."""

    NOT_TAKEN_IN = "not_taken_in"
    UNASSIGNED = "unassigned"
    IN_HAND = "in_hand"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    POSTING = "posting"
    CONFIRMATION = "confirmation"
    INCIDENT = "incident"
    EMERGENCY = "emergency"
    OTHERS = "others"


class DigestState(StrEnum):
    """How a morning's letter went; `SENDING` for long: it broke off and nobody knows whether it arrived."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    NOTHING = "nothing"


class FeeState(StrEnum):
    """Where the charge stands."""

    NONE = "none"
    DUE = "due"
    REQUESTED = "requested"
    PAID = "paid"


class Delivery(StrEnum):
    """Where the result is."""

    NONE = "none"
    READY = "ready"
    RETURNED = "returned"


OPEN_STAGES = frozenset({Stage.SUBMITTED, Stage.ACCEPTED, Stage.IN_HAND, Stage.APPROVED})
"""Stages in which the office still owes something; the work lists and their partial indexes cover only these."""

STAGE_MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.SUBMITTED: frozenset({Stage.ACCEPTED, Stage.NOT_ACCEPTED, Stage.WITHDRAWN}),
    Stage.ACCEPTED: frozenset({Stage.IN_HAND, Stage.APPROVED, Stage.REFUSED, Stage.STOPPED, Stage.WITHDRAWN}),
    Stage.IN_HAND: frozenset({Stage.IN_HAND, Stage.APPROVED, Stage.REFUSED, Stage.STOPPED, Stage.WITHDRAWN}),
    Stage.APPROVED: frozenset({Stage.RETURNED}),
    Stage.NOT_ACCEPTED: frozenset(),
    Stage.REFUSED: frozenset(),
    Stage.STOPPED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
    Stage.RETURNED: frozenset(),
}

_NATIONAL_BY_STAGE = {
    Stage.SUBMITTED: 1,
    Stage.ACCEPTED: 2,
    Stage.NOT_ACCEPTED: 3,
    Stage.IN_HAND: 4,
    Stage.WITHDRAWN: 7,
    Stage.STOPPED: 8,
    Stage.REFUSED: 8,
    Stage.APPROVED: 9,
    Stage.RETURNED: 10,
}


def national_status(stage: Stage, awaiting: Awaiting) -> int:
    """The national status 1..10 of a dossier.

    Source  the ten statuses of the dossier synchronisation of the national portal.
    """
    if stage in OPEN_STAGES and stage is not Stage.APPROVED:
        if awaiting is Awaiting.SUPPLEMENT:
            return 5
        if awaiting is Awaiting.PAYMENT:
            return 6
    return _NATIONAL_BY_STAGE[stage]


class ImportState(StrEnum):
    """How far a guided import of another system's dossiers is."""

    RECEIVED = "received"
    MAPPED = "mapped"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    IMPORTED = "imported"
    REFUSED = "refused"
    BROKEN = "broken"
    ABANDONED = "abandoned"


AT_WORK = frozenset({ImportState.CHECKING, ImportState.IMPORTING})
"""A background job has the import in hand."""

ENDED = frozenset({ImportState.IMPORTED, ImportState.ABANDONED})
"""Nothing more can happen to the import."""


class PartState(StrEnum):
    """How another agency's part of a dossier stands, as its own system says; nothing is decided here."""

    WAITING = "waiting"
    IN_HAND = "in_hand"
    SUPPLEMENT = "supplement"
    CONFIRMATION = "confirmation"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"
