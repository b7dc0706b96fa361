"""The published figures of ours that later changed, on the command line."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from motcua.analytics.api import ErratumShown, list_errata, refresh_extract, remember_publications
from motcua.cli.answers import print_json, say

EXAMPLE = "motcua errata list --json"
MOST = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many."""
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=f"the newest N (at most {MOST})")


def run(args: argparse.Namespace) -> int:
    """Look through the current extract first, so that the list is as new as the ledger."""
    now = datetime.now(UTC)
    refresh_extract(now)
    remember_publications(now)
    found = list_errata(limit=max(1, min(args.limit, MOST)))
    if args.json:
        print_json({"errata": [asdict(each) for each in found]})
        return 0
    for each in found:
        print("\n".join(_lines(each)))
    say(f"{len(found)} số đã công bố rồi thay đổi")
    if any(each.simulated for each in found):
        say("dữ liệu giả lập: trong số này có số liệu tính từ hồ sơ mô phỏng")
    return 0


def _lines(each: ErratumShown) -> list[str]:
    cell = ", ".join(f"{name}={value}" for name, value in zip(each.dimensions, each.cell, strict=True))
    head = f"{each.id}: {each.metric} {cell} {each.period}: {each.cause}"
    sides = [
        f"  {side.snapshot}: {side.numerator} / {side.denominator} = {side.value} [{side.lower}; {side.upper}]"
        for side in (each.old, each.new)
    ]
    return [head, *sides, *(f"  “{note.text}” ({note.author})" for note in each.notes)]
