"""When a dossier is due, and why: the office's own count, to check or to explain a date."""

import argparse
from datetime import datetime, time

from motcua.cli import answers
from motcua.core.errors import Refused
from motcua.core.worktime import Limit, LimitNotUnderstood, LimitNotWhole, Pause, deadline, load_calendar
from motcua.core.worktime.sentences import refusal_words, step_words

EXAMPLE = """
motcua deadline --received 2026-03-02T08:00 --limit "2.5 working_days"
motcua deadline --received "2026-11-23 15:20" --limit "1 working_days" --late-cutoff 15:00 --lang en
motcua deadline --received 2026-05-04T09:00 --limit "3 working_days" --pause 2026-05-05T10:00/2026-05-06T10:00 --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The receipt, the limit and what changes the count."""
    parser.add_argument("--received", required=True, type=_moment, metavar="T", help="when it was received (ISO 8601)")
    parser.add_argument(
        "--limit",
        required=True,
        type=_limit,
        help='"N UNIT": hours (working), clock_hours, working_days, days, months, years; or none',
    )
    parser.add_argument("--calendar", default="vn", metavar="CODE", help="working calendar (default: vn)")
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        type=_pause,
        metavar="START/END",
        help="START/ is still open; repeatable",
    )
    parser.add_argument(
        "--late-cutoff", type=_clock, metavar="15:00", help="later on a working day counts from the next working day"
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the reasons (default: vi)")


def run(args: argparse.Namespace) -> int:
    """Print the due moment and the reasons, line by line."""
    calendar = load_calendar(args.calendar)
    try:
        pauses = [Pause(start, end) for start, end in args.pause]
        answer = deadline(args.received, args.limit, calendar, pauses=pauses, late_cutoff=args.late_cutoff)
    except Refused as refused:
        words, remedy = refusal_words(refused, args.lang)
        raise answers.CannotDo(words, remedy=remedy, **refused.values) from refused
    due_at = answer.due_at and answer.due_at.isoformat()
    steps = [step_words(step, args.lang) for step in answer.steps]
    if args.json:
        day_zero = answer.day_zero.isoformat()
        answers.print_json({"due_at": due_at, "day_zero": day_zero, "provisional": answer.provisional, "steps": steps})
    else:
        print(due_at or {"vi": "không có hạn", "en": "nothing due"}[args.lang], *steps, sep="\n  ")
    return 0


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it like 2026-03-02T08:00") from None


def _limit(text: str) -> Limit:
    try:
        return Limit.parse(text)
    except LimitNotWhole as refused:
        raise argparse.ArgumentTypeError(" ".join(refusal_words(refused, "en"))) from None
    except LimitNotUnderstood:
        raise argparse.ArgumentTypeError(
            f'{text!r} is no limit; write a number with a decimal point, a space and a unit, like "2.5 working_days" '
            "(hours, clock_hours, working_days, days, months, years), or none"
        ) from None


def _pause(text: str) -> tuple[datetime, datetime | None]:
    start, slash, end = text.partition("/")
    if not slash:
        raise argparse.ArgumentTypeError(f"{text!r} is no pause; write START/END, or START/ while it is open")
    return _moment(start), _moment(end) if end else None


def _clock(text: str) -> time:
    try:
        clock = time.fromisoformat(text)
    except ValueError:
        clock = None
    if clock is None or clock.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"{text!r} is no time of day; write it like 15:00")
    return clock
