"""Read kept files again and tell those that are no longer what came in."""

import argparse
from datetime import UTC, datetime

from motcua.cli import answers
from motcua.documents.api import count_overdue, verify_files

EXAMPLE = """
motcua documents verify
motcua documents verify --gib 20 --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much to read."""
    parser.add_argument("--gib", type=int, metavar="N", help="stop after N GiB; the next run goes on there")


def run(args: argparse.Namespace) -> int:
    """Exit status 1 if a file is missing or changed, or waits too long for its scan."""
    now = datetime.now(UTC)
    found = verify_files(now=now, most_bytes=args.gib * 1024**3 if args.gib else None)
    overdue = count_overdue(now=now)
    for path, damage in found.damaged:
        print(f"{damage}: {path}")
    answers.say(f"{found.files} files, {found.size_bytes} bytes read, {len(found.damaged)} damaged")
    if found.damaged:
        answers.say("-> put the files back from a backup, under the same names, and run this once more")
    if overdue:
        answers.say(f"{overdue} files wait too long for their virus scan -> see whether clamd answers (MOTCUA_CLAMD)")
    if args.json:
        damaged = [{"path": path, "damage": damage} for path, damage in found.damaged]
        answers.print_json(
            {"files": found.files, "bytes": found.size_bytes, "damaged": damaged, "scans_overdue": overdue}
        )
    return 1 if found.damaged or overdue else 0
