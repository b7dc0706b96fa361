"""Erase what is kept of people beyond its time, as the night does it; or say what would go."""

import argparse
from datetime import UTC, datetime

from motcua.cli.answers import print_json, say
from motcua.personal.api import erase_due

EXAMPLE = """
motcua personal erase --dry-run
motcua personal erase --most 500
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many at most, and whether at all."""
    parser.add_argument("--most", type=int, default=1_000, metavar="N", help="at most so many dossiers (default 1000)")
    parser.add_argument("--dry-run", action="store_true", help="erase nothing, only count")


def run(args: argparse.Namespace) -> int:
    """Status 1 where something that is over could not be erased; the log says which and why."""
    done = erase_due(now=datetime.now(UTC), most=args.most, dry_run=args.dry_run)
    if args.json:
        print_json({"erased": done.erased, "held": done.held, "failed": done.failed, "dry_run": args.dry_run})
    else:
        verb = "would be erased" if args.dry_run else "erased"
        say(f"{done.erased} dossiers {verb}, {done.held} held back, {done.failed} could not be erased")
    return 1 if done.failed else 0
