"""What a study's file is, and what a decision of it is about."""

from enum import StrEnum


class FileKind(StrEnum):
    """`OUTCOME` files hold what happened after the start: they come in only once the plan is frozen."""

    INPUT = "input"
    OUTCOME = "outcome"
    OUTPUT = "output"


class Topic(StrEnum):
    """What was decided."""

    QUESTION = "question"
    PROCEDURES = "procedures"
    PEOPLE = "people"
    COMMUNES = "communes"
    BARRIERS = "barriers"
    INTERVENTION = "intervention"
    PLAN = "plan"
    LAUNCH = "launch"
    RESULT = "result"
    PUBLICATION = "publication"


class RemedyKind(StrEnum):
    """What sort of thing is done against a barrier."""

    COMMUNICATION = "communication"
    TRAINING = "training"
    KIT = "kit"
    LINE = "line"
    HELPER_DAYS = "helper_days"
    FORM_CHANGE = "form_change"
    RULE_CHANGE = "rule_change"


class Checked(StrEnum):
    """What looking at something on the spot found."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"
