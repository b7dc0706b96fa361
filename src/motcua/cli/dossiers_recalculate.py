"""A day off or a day of work was decreed late: which promises move, and moving them."""

import argparse
import uuid
from datetime import UTC, date, datetime
from typing import Any

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.clock_api import (
    DecreePreview,
    DecreeView,
    decree_days,
    preview_decree,
    recalculate_dossiers,
    revert_decree,
)
from motcua.dossiers.wording import REFUSAL_WORDS

EXAMPLE = """motcua dossiers recalculate --day-off 2027-02-12 --name "Nghỉ hoán đổi" --source "TB 12/TB-BNV" --dry-run
motcua dossiers recalculate --made-up 2027-02-20=2027-02-12 --name "Làm bù" --source "TB 12/TB-BNV"
motcua dossiers recalculate --revert 3f0c2a7e-9a53-4a55-8d5e-0a4c5cf2f7c1"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which days, by which decree; without days the calendar's own file is counted by anew."""
    parser.add_argument("--calendar", default="vn", metavar="CODE", help="working calendar (default: vn)")
    parser.add_argument("--day-off", action="append", default=[], type=_day, metavar="DAY", help="nobody works on it")
    parser.add_argument("--ordinary", action="append", default=[], type=_day, metavar="DAY", help="worked as usual")
    parser.add_argument(
        "--made-up",
        action="append",
        default=[],
        type=_pair,
        metavar="DAY=AS",
        help="worked by the hours of another day",
    )
    parser.add_argument("--name", default="", help="what the days are called")
    parser.add_argument("--source", default="", help="the decree")
    parser.add_argument("--dry-run", action="store_true", help="say what would move and move nothing")
    parser.add_argument("--revert", type=uuid.UUID, metavar="ID", help="take this decree back")


def run(args: argparse.Namespace) -> int:
    """Preview, or decree and count anew at once; each moved dossier gets its own event."""
    actor, now = Actor.system("motcua dossiers recalculate"), datetime.now(UTC)
    try:
        if args.revert:
            return _tell(args, _count_anew(revert_decree(actor=actor, public_id=args.revert, now=now), now))
        days = _days(args)
        if args.dry_run:
            return _foresee(args, preview_decree(actor=actor, calendar=args.calendar, days=days))
        decree = decree_days(actor=actor, calendar=args.calendar, days=days, now=now)
        return _tell(args, _count_anew(decree, now))
    except NotFound as missing:
        raise answers.CannotDo(f"không có {missing}", remedy="xem lại --calendar hoặc --revert") from missing
    except Refused as refused:
        words = [str(REFUSAL_WORDS.get(code, code)) for code in (refused.code, *refused.field_errors.values())]
        raise answers.CannotDo(" ".join(words), remedy="sửa ngày, --name hoặc --source") from refused


def _count_anew(decree: DecreeView, now: datetime) -> DecreeView:
    return recalculate_dossiers(public_id=decree.public_id, now=now)


def _days(args: argparse.Namespace) -> list[DecreedDay]:
    name, source = args.name, args.source
    found = [DecreedDay(day, DecreeKind.DAY_OFF, name, source) for day in args.day_off]
    found += [DecreedDay(day, DecreeKind.ORDINARY, name, source) for day in args.ordinary]
    return [*found, *(DecreedDay(day, DecreeKind.MADE_UP, name, source, works_as) for day, works_as in args.made_up)]


def _foresee(args: argparse.Namespace, found: DecreePreview) -> int:
    moves = [{"code": move.code, "former": _iso(move.former), "due_at": _iso(move.due_at)} for move in found.moves]
    if args.json:
        counts: dict[str, Any] = {"counted": found.counted, "moved": found.moved}
        answers.print_json({**counts, "later": found.later, "earlier": found.earlier, "moves": moves})
        return 0
    answers.say(
        f"{found.counted} hồ sơ đang mở, {found.moved} sẽ đổi hạn: {found.later} muộn hơn, {found.earlier} sớm hơn"
    )
    for move in moves:
        answers.say(f"  {move['code']}: {move['former']} -> {move['due_at']}")
    return 0


def _tell(args: argparse.Namespace, done: DecreeView) -> int:
    if args.json:
        answers.print_json({"id": str(done.public_id), "changed": done.changed, "moved_back": done.moved_back})
    else:
        answers.say(f"{done.public_id}: {done.changed} hồ sơ đổi hạn, {done.moved_back} trở lại hạn trước")
    return 0


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it like 2027-02-12") from None


def _pair(text: str) -> tuple[date, date]:
    day, sign, works_as = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{text!r} says not whose hours it works; write 2027-02-20=2027-02-12")
    return _day(day), _day(works_as)
