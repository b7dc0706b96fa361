"""Who may decide about a finding, what a decision needs, and what an editor may set in place of a doubtful value."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from motcua.catalogue.national.findings import FINDING_KINDS
from motcua.catalogue.national.values import UNITS
from motcua.core.actor import Actor, ActorKind, Role
from motcua.core.errors import NotAllowed, Refused

LONGEST_WORDS = 2000
MOST_AT_ONCE = 200
MOST_DONG = Decimal(10_000_000_000)
MOST_SHEETS = Decimal(1000)
LIMIT_UNITS = tuple(UNITS.values())
LEVELS = ("full", "part", "none")


class FindingStatus(StrEnum):
    """Where a finding stands.

    accepted    it is so, and harmless: the way the record was read stands, and readers are no longer warned
    overridden  an editor has set the right value, with its source
    dismissed   there is nothing wrong, for the reason given
    """

    OPEN = "open"
    ACCEPTED = "accepted"
    OVERRIDDEN = "overridden"
    DISMISSED = "dismissed"


class Shape(StrEnum):
    """What an editor sets in place of a doubtful value, by the field that it concerns."""

    LIMIT = "limit"
    FEE = "fee"
    SHEETS = "sheets"
    LEVEL = "level"
    TEXT = "text"


_SHAPES = {"limit": Shape.LIMIT, "fees": Shape.FEE, "papers": Shape.SHEETS, "level": Shape.LEVEL}


class DecisionRefused(Refused):
    """The decision lacks something, or what was set cannot be; `field_errors` names the control."""

    code = "decision_refused"


class FindingDecided(Refused):
    """Somebody has decided since the page was opened; undo that first."""

    code = "finding_decided"
    conflict = True


class FindingOpen(Refused):
    """There is no decision to undo."""

    code = "finding_open"
    conflict = True


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor says of findings.

    reason  why; needed to dismiss
    source  where the right value stands (decision, article, page); needed to override
    value   what is right instead, as `read_value` gives it; only to override
    """

    status: FindingStatus
    reason: str = ""
    source: str = ""
    value: str = ""


def check_may_edit(actor: Actor) -> None:
    """Only editors of the catalogue, in whichever unit they sit, and the operator. Raises NotAllowed."""
    if actor.kind is not ActorKind.SYSTEM and not actor.units_as(Role.EDITOR):
        raise NotAllowed("edit_catalogue")


def check_decision(decision: Decision) -> Decision:
    """The decision with its words tidied. Raises DecisionRefused."""
    reason, source = (check_words(name, getattr(decision, name)) for name in ("reason", "source"))
    errors = {}
    if decision.status is FindingStatus.DISMISSED and not reason:
        errors["reason"] = "reason_missing"
    if decision.status is FindingStatus.OVERRIDDEN and not source:
        errors["source"] = "source_missing"
    if decision.status is FindingStatus.OPEN:
        errors["decision"] = "decision_missing"
    if decision.status is FindingStatus.OVERRIDDEN and not decision.value:
        errors["value"] = "value_missing"
    if errors:
        raise DecisionRefused(field_errors=errors)
    return Decision(decision.status, reason, source, decision.value)


def check_words(name: str, words: str) -> str:
    """The words on one line. Raises DecisionRefused for too many of them, and for signs that cannot be kept."""
    tidy = " ".join(words.split())
    if len(tidy) > LONGEST_WORDS or not tidy.isprintable():
        raise DecisionRefused(field_errors={name: "words_unusable"}, longest=LONGEST_WORDS)
    return tidy


def shape_of(code: str, place: str = "") -> Shape:
    """What is to be set where a finding of this kind is overridden.

    A doubt about a fee, limit or paper that concerns the whole record and no single line is answered in words.
    """
    kind = FINDING_KINDS.get(code)
    shape = _SHAPES.get(kind.doubts if kind else "", Shape.TEXT)
    return shape if shape is Shape.LEVEL or "[" in place else Shape.TEXT


def read_value(shape: Shape, typed: Mapping[str, str]) -> str:
    """The value as it is kept, from what was typed.

    limit   `15 working_day`, from `amount` and `unit`
    fee     `25000` (dong; nought is free of charge), from `amount`
    sheets  `1+0` (originals and copies), from `originals` and `copies`
    level   `part`, from `level`
    text    the words, from `text`
    Raises  DecisionRefused naming the control
    """
    match shape:
        case Shape.LIMIT:
            amount = _number(typed, "amount", most=Decimal(10_000))
            if amount == 0:
                raise DecisionRefused(field_errors={"amount": "number_unusable"})
            return f"{_plain(amount)} {_one_of(typed, 'unit', LIMIT_UNITS)}"
        case Shape.FEE:
            return _plain(_whole(typed, "amount", most=MOST_DONG))
        case Shape.SHEETS:
            originals, copies = (_whole(typed, name, most=MOST_SHEETS) for name in ("originals", "copies"))
            if not originals + copies:
                raise DecisionRefused(field_errors={"originals": "sheets_missing"})
            return f"{_plain(originals)}+{_plain(copies)}"
        case Shape.LEVEL:
            return _one_of(typed, "level", LEVELS)
        case _:
            text = check_words("text", typed.get("text", ""))
            if not text:
                raise DecisionRefused(field_errors={"text": "value_missing"})
            return text


def _number(typed: Mapping[str, str], name: str, *, most: Decimal) -> Decimal:
    """A number as people write it (`1.234,5`, `8,5`, `25 000`)."""
    text = "".join(typed.get(name, "").split())
    plain = text.replace(".", "").replace(",", ".") if "," in text or text.count(".") > 1 else text
    head, dot, tail = plain.partition(".")
    if dot and len(tail) == 3 and head != "0":  # 25.000 is twenty-five thousand
        plain = head + tail
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal(-1)
    if not plain.isascii() or not plain.replace(".", "").isdecimal() or not 0 <= number <= most:
        raise DecisionRefused(field_errors={name: "number_unusable" if text else "value_missing"})
    return number


def _whole(typed: Mapping[str, str], name: str, *, most: Decimal) -> Decimal:
    number = _number(typed, name, most=most)
    if number % 1:
        raise DecisionRefused(field_errors={name: "number_unusable"})
    return number


def _plain(number: Decimal) -> str:
    return format(number.normalize() + 0, "f")


def _one_of(typed: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    chosen = typed.get(name, "")
    if chosen not in known:
        raise DecisionRefused(field_errors={name: "value_missing"})
    return chosen
