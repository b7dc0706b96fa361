"""An emergency for units or for all: declared on the word of a document, extended, ended or taken back."""

import argparse
import uuid
from datetime import UTC, datetime

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.emergency_api import (
    EmergencyOrder,
    EmergencyView,
    declare_emergency,
    end_emergency,
    extend_emergency,
    list_emergencies,
    revoke_emergency,
)
from motcua.dossiers.intake import local_day
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.orgs.api import unit_in_force

CHANNELS = ("online", "counter", "post")
EXAMPLE = """motcua dossiers emergency
motcua dossiers emergency --ground natural_disaster --source "QĐ 12/QĐ-UBND" --message "Hãy nộp trực tuyến." \\
    --since 2026-11-23T08:00 --until 2026-11-25T17:00 --unit nso:19777 --close counter --close post
motcua dossiers emergency --extend 3f0c2a7e-9a53-4a55-8d5e-0a4c5cf2f7c1 --until 2026-11-27T17:00 --source "QĐ 13"
motcua dossiers emergency --end 3f0c2a7e-9a53-4a55-8d5e-0a4c5cf2f7c1"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is declared, or which declaration is extended, ended or taken back; nothing: the list of all."""
    parser.add_argument("--ground", default="", help="code of data/clock/emergencies.yaml; declares an emergency")
    parser.add_argument("--source", default="", help="the document that declares or extends")
    parser.add_argument("--clause", default="", help="where that document says that the time does not count")
    parser.add_argument("--message", default="", help="what people are told")
    parser.add_argument("--since", type=_moment, metavar="T", help="from when (local time; default: now)")
    parser.add_argument("--until", type=_moment, metavar="T", help="until when")
    parser.add_argument("--unit", action="append", default=[], metavar="CODE", help="only this unit; repeatable")
    parser.add_argument("--procedure", action="append", default=[], metavar="CODE", help="only this one; repeatable")
    parser.add_argument(
        "--close", action="append", default=[], choices=("online", "counter", "post"), help="repeatable"
    )
    parser.add_argument("--priority", action="store_true", help="the procedures go before others")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--extend", type=uuid.UUID, metavar="ID", help="this one lasts until --until")
    which.add_argument("--end", type=uuid.UUID, metavar="ID", help="this one is over now")
    which.add_argument("--revoke", type=uuid.UUID, metavar="ID", help="as if this one had never been declared")


def run(args: argparse.Namespace) -> int:
    """Do what is asked and say how the declaration stands; clocks follow in the background."""
    actor, now = Actor.system("motcua dossiers emergency"), datetime.now(UTC)
    try:
        found = _do(args, actor, now)
    except NotFound as missing:
        raise answers.CannotDo(f"không có {missing}", remedy="xem lại --unit hoặc số của công bố") from missing
    except Refused as refused:
        words = [str(REFUSAL_WORDS.get(code, code)) for code in (refused.code, *refused.field_errors.values())]
        fields = ", ".join(f"--{name}" for name in refused.field_errors) or "số của công bố"
        raise answers.CannotDo(" ".join(words), remedy=f"xem lại {fields}") from refused
    if args.json:
        answers.print_json({"emergencies": [_plain(one) for one in found]})
        return 0
    for one in found:
        answers.say("  ".join(str(part) for part in _plain(one).values()))
    return 0


def _do(args: argparse.Namespace, actor: Actor, now: datetime) -> tuple[EmergencyView, ...]:
    if args.end or args.revoke:
        verb = end_emergency if args.end else revoke_emergency
        return (verb(actor=actor, public_id=args.end or args.revoke, now=now),)
    if not args.ground and not args.extend:
        return list_emergencies(actor=actor)
    if args.until is None:
        raise answers.CannotDo("chưa ghi kết thúc lúc nào", remedy="ghi --until")
    if args.extend:
        until, source = args.until, args.source
        return (extend_emergency(actor=actor, public_id=args.extend, until=until, source=source, now=now),)
    order = EmergencyOrder(
        ground=args.ground,
        source=args.source,
        message=args.message,
        since=args.since or now,
        until=args.until,
        unit_ids=[unit_in_force(code, on=local_day(now)).id for code in args.unit],
        procedures=args.procedure,
        channels=args.close,
        priority=args.priority,
        clause=args.clause,
    )
    return (declare_emergency(actor=actor, order=order, now=now),)


def _plain(one: EmergencyView) -> dict[str, object]:
    return {
        "id": str(one.public_id),
        "state": "revoked" if one.revoked_at else "declared",
        "ground": one.ground.code if one.ground else "",
        "since": one.since.astimezone(LOCAL_TIME).isoformat(timespec="minutes"),
        "until": one.until.astimezone(LOCAL_TIME).isoformat(timespec="minutes"),
        "closed": list(one.channels),
        "stops_clocks": one.stops_clocks,
        "stopped": one.stopped,
        "source": one.source,
    }


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it like 2026-11-23T08:30") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL_TIME)
