"""What a dossier must be like before the office may take it in."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from motcua.core.errors import Refused
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.rules.words import is_readable
from motcua.dossiers.states import LegalChannel
from motcua.dossiers.values import PaperGiven, ProcedureFacts, Submission

LANGUAGES = frozenset({"vi", "en"})
RESULT_CHANNELS = frozenset({"", "online", "counter", "post"})
COMMUNE_CODE = re.compile(r"\d{5}", re.ASCII)
"""As the statistics office writes them."""


class ProcedureUnknown(Refused):
    """No version of this procedure is in force on the day."""

    code = "procedure_unknown"


class UnitUnknown(Refused):
    """No unit of this code exists on the day."""

    code = "unit_unknown"


class SimulatedUnitTakesNoDossier(Refused):
    """The unit belongs to the simulated province, where nothing real may be filed."""

    code = "simulated_unit_takes_no_dossier"
    conflict = True


class ChannelNotLawful(Refused):
    """This door is not open in law for this procedure at this unit on this day; `ways` lists the lawful ones."""

    code = "channel_not_lawful"
    conflict = True


class VariantUnknown(Refused):
    """The procedure has no such case."""

    code = "variant_unknown"


class AnswersRefused(Refused):
    """Some answers cannot be used; `field_errors` names each with its reason."""

    code = "answers_refused"


class PapersRefused(Refused):
    """The list of papers cannot be used; `field_errors` names each with its reason."""

    code = "papers_refused"


class Unit(Protocol):
    """The unit's marks."""

    @property
    def code(self) -> str: ...
    @property
    def simulated(self) -> bool: ...


class LawfulWay(Protocol):
    """One lawful way, with where it leads and by which source."""

    @property
    def channel(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def source(self) -> str: ...


class LawfulWays(Protocol):
    """The doors that are open for a procedure at a kind of unit on a day."""

    @property
    def online(self) -> bool: ...
    @property
    def counter(self) -> bool: ...
    @property
    def post(self) -> bool: ...
    @property
    def ways(self) -> Sequence[LawfulWay]: ...


def check_unit_takes_dossiers(unit: Unit) -> None:
    """Raises SimulatedUnitTakesNoDossier. The real and the invented never mix."""
    if unit.simulated:
        raise SimulatedUnitTakesNoDossier(unit=unit.code)


class OnlyOverTheCounter(Refused):
    """A dossier is received for another unit over a counter or from the post, never by the online door."""

    code = "only_over_the_counter"


def check_receives_for_others(channel: LegalChannel) -> None:
    """Raises OnlyOverTheCounter."""
    if channel is LegalChannel.ONLINE:
        raise OnlyOverTheCounter(field_errors={"competent_unit": "only_over_the_counter"})


def check_channel_is_lawful(ways: LawfulWays, channel: LegalChannel) -> None:
    """Only the doors that the published procedure names are open.

    Raises  ChannelNotLawful with `ways`: `[{"channel","where","source"}]`
    Source  NĐ 118/2025 (amended by 367/2025, 309/2026): ways of submission as published for each procedure.
    """
    if getattr(ways, channel.value, False):
        return
    raise ChannelNotLawful(
        channel=channel.value,
        ways=[{"channel": str(way.channel), "where": str(way.where), "source": way.source} for way in ways.ways],
    )


def check_variant(facts: ProcedureFacts, variant: str) -> None:
    """Raises VariantUnknown; an empty variant is the general case."""
    if variant and variant not in facts.variants:
        raise VariantUnknown(variant=variant, known=sorted(facts.variants))


class Checked(Protocol):
    """What became of answers: by path the code of a refusal, and what fills its words."""

    @property
    def errors(self) -> Mapping[str, str]: ...
    @property
    def hints(self) -> Mapping[str, Mapping[str, object]]: ...


def check_answers_usable(answers: Checked, applicant: Checked) -> None:
    """Raises AnswersRefused with the paths `answers.<section>.<question>` and `applicant.<question>`."""
    errors = {**applicant.errors, **{f"answers.{path}": code for path, code in answers.errors.items()}}
    if errors:
        hints = {**applicant.hints, **{f"answers.{path}": hint for path, hint in answers.hints.items()}}
        raise AnswersRefused(field_errors=errors, field_values=hints)


def check_papers(facts: ProcedureFacts, submission: Submission) -> None:
    """Every paper named belongs to the procedure, once; online, each paper of which a file is required has one.

    At the counter and by post the clerk ticks what is there; what is missing is asked for before acceptance.
    Raises  PapersRefused with the paths `papers.<code>`
    """
    errors = _paper_errors(facts.paper_codes, submission.papers)
    if facts.required_files:
        with_files = {paper.code for paper in submission.papers if paper.files}
        errors |= {f"papers.{code}": "paper_file_missing" for code in facts.required_files if code not in with_files}
    if errors:
        raise PapersRefused(field_errors=errors)


class SupplementEmpty(Refused):
    """Nothing was put to any of the things that were asked for."""

    code = "supplement_empty"


def check_papers_known(known: Collection[str], papers: Sequence[PaperGiven]) -> None:
    """Raises PapersRefused where a paper is not of the procedure or named twice."""
    if errors := _paper_errors(known, papers):
        raise PapersRefused(field_errors=errors)


def check_choices(submission: Submission) -> None:
    """The small choices beside the form. Raises AnswersRefused."""
    errors: dict[str, str] = {}
    if submission.language not in LANGUAGES:
        errors["language"] = "choice_unknown"
    if submission.result_channel not in RESULT_CHANNELS:
        errors["result_channel"] = "choice_unknown"
    if submission.residence_commune and not COMMUNE_CODE.fullmatch(submission.residence_commune):
        errors["residence_commune"] = "commune_code_unknown"
    if errors:
        raise AnswersRefused(field_errors=errors)


class ArrivalRefused(Refused):
    """How the dossier came in cannot be so; `field_errors` names each fault."""

    code = "arrival_refused"


ARRIVAL = frozenset({"sender", "consignment", "posted_on", "team", "received_at", "received_for", "receipt", "mandate"})
"""What is kept of the way in."""
LONGEST_ARRIVAL = 200
MOST_DONG = 10**15


def check_arrival(arrival: Mapping[str, Any], *, now: datetime, today: date) -> datetime:
    """The moment at which the office got it in its hands: `received_at` where that was before it was written down.

    Nothing arrives in the future, nor before it was posted.
    Raises  ArrivalRefused with the paths `intake.<field>`
    """
    errors = {f"intake.{name}": "arrival_unknown" for name in arrival if name not in ARRIVAL}
    for name, given in arrival.items():
        if not isinstance(given, str) or not is_readable(given):
            errors[f"intake.{name}"] = "unreadable"
        elif len(given) > LONGEST_ARRIVAL:
            errors[f"intake.{name}"] = "too_long"
    if errors:
        raise ArrivalRefused(field_errors=errors, longest=LONGEST_ARRIVAL)
    received, posted = _moment(arrival.get("received_at", "")), _day(arrival.get("posted_on", ""))
    if received is not None and received > now:
        errors["intake.received_at"] = "received_in_future"
    if posted is not None and posted > today:
        errors["intake.posted_on"] = "posted_in_future"
    elif received is not None and posted is not None and received.astimezone(LOCAL_TIME).date() < posted:
        errors["intake.received_at"] = "received_before_posted"
    if errors:
        raise ArrivalRefused(field_errors=errors)
    return received or now


class FeeRefused(Refused):
    """What was written down as paid is no amount, or was not paid at a counter."""

    code = "fee_refused"


def check_fee(submission: Submission) -> None:
    """Cash is taken at a counter only, more than nothing and no more than a column holds. Raises FeeRefused."""
    amount = submission.fee_dong
    if amount is not None and (submission.legal_channel is LegalChannel.ONLINE or not 0 < amount <= MOST_DONG):
        raise FeeRefused(field_errors={"fee_dong": "amount_not_understood"})


def check_receipt(received_at: datetime, *, submitted_at: datetime | None, now: datetime) -> datetime:
    """The moment from which the law counts: never in the future, nor before it was handed in. Raises ArrivalRefused."""
    if received_at > now:
        raise ArrivalRefused(field_errors={"intake.received_at": "received_in_future"})
    return max(received_at, submitted_at or received_at)


def _moment(text: str) -> datetime | None:
    misread = ArrivalRefused(field_errors={"intake.received_at": "moment_not_understood"})
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError as impossible:
        raise misread from impossible
    if moment is not None and moment.tzinfo is None:
        raise misread
    return moment


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as impossible:
        raise ArrivalRefused(field_errors={"intake.posted_on": "day_not_understood"}) from impossible


def _paper_errors(known: Collection[str], papers: Sequence[PaperGiven]) -> dict[str, str]:
    errors: dict[str, str] = {}
    seen: set[str] = set()
    for paper in papers:
        if paper.code not in known:
            errors[f"papers.{paper.code}"] = "paper_unknown"
        elif paper.code in seen:
            errors[f"papers.{paper.code}"] = "paper_twice"
        seen.add(paper.code)
    return errors


def missing_papers(required: Sequence[str], papers: Iterable[Mapping[str, Any]]) -> list[str]:
    """Codes of required papers that nobody has handed in, in the order of the procedure."""
    given = {paper["code"] for paper in papers}
    return [code for code in required if code not in given]


def merge_papers(kept: Sequence[Mapping[str, Any]], given: Sequence[PaperGiven]) -> list[dict[str, Any]]:
    """The checklist after more papers came: files are added to their paper, nothing is taken away."""
    merged: dict[str, list[str]] = {str(paper["code"]): list(paper["files"]) for paper in kept}
    for paper in given:
        files = merged.setdefault(paper.code, [])
        files.extend(file for file in paper.files if file not in files)
    return [{"code": code, "files": files} for code, files in merged.items()]
