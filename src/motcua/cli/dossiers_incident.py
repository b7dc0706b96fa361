"""An incident of a shared system was announced, or is over: many clocks stand still, or run on."""

import argparse
import uuid
from datetime import UTC, datetime

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.clock_api import announce_incident, end_incident
from motcua.dossiers.intake import local_day
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.orgs.api import unit_in_force

EXAMPLE = """motcua dossiers incident --since 2026-11-23T08:30 --source "TB 15/TB-C06" --procedure 3.000722
motcua dossiers incident --end 3f0c2a7e-9a53-4a55-8d5e-0a4c5cf2f7c1 --until 2026-11-23T11:00"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Since when, by which announcement, whose dossiers; or which incident is over, and since when."""
    parser.add_argument("--since", type=_moment, metavar="T", help="when the system failed (local time)")
    parser.add_argument("--source", default="", help="the announcement")
    parser.add_argument("--unit", action="append", default=[], metavar="CODE", help="only this unit; repeatable")
    parser.add_argument("--procedure", action="append", default=[], metavar="CODE", help="only this one; repeatable")
    parser.add_argument("--end", type=uuid.UUID, metavar="ID", help="this incident is over")
    parser.add_argument("--until", type=_moment, metavar="T", help="when the system worked again")


def run(args: argparse.Namespace) -> int:
    """Stop or release the clocks; each dossier gets its own event."""
    actor, now = Actor.system("motcua dossiers incident"), datetime.now(UTC)
    try:
        if args.end:
            incident = end_incident(actor=actor, public_id=args.end, until=args.until or now, now=now)
        else:
            units = [unit_in_force(code, on=local_day(now)).id for code in args.unit]
            incident = announce_incident(
                actor=actor,
                since=args.since or now,
                source=args.source,
                unit_ids=units,
                procedures=args.procedure,
                now=now,
            )
    except NotFound as missing:
        raise answers.CannotDo(f"không có {missing}", remedy="xem lại --unit hoặc --end") from missing
    except Refused as refused:
        words = [str(REFUSAL_WORDS.get(code, code)) for code in (refused.code, *refused.field_errors.values())]
        raise answers.CannotDo(" ".join(words), remedy="sửa --since, --until hoặc --source") from refused
    if args.json:
        answers.print_json({"id": str(incident.public_id), "paused": incident.paused, "over": bool(incident.until)})
    else:
        answers.say(f"{incident.public_id}: {incident.paused} hồ sơ")
    return 0


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it like 2026-11-23T08:30") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL_TIME)
