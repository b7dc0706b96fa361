"""`motcua catalogue levels`: how many procedures can be done online in full, in part or not at all on a day."""

import argparse
from dataclasses import asdict
from datetime import date

from django.utils import timezone

from motcua.catalogue.api import LEVEL_GROUPS, count_levels
from motcua.cli import answers

EXAMPLE = """
motcua catalogue levels
motcua catalogue levels --by agency --on 2026-11-22
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The groups and the day."""
    parser.add_argument("--by", choices=LEVEL_GROUPS, default="", help="one line for each (default: all together)")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=None, metavar="DATE", help="local date (default: today)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the largest group first. Of a day before the first import nothing is known."""
    on = args.on or timezone.localdate()
    counts = count_levels(args.by, on=on)
    if args.json:
        answers.print_json({"on": on, "by": args.by, "levels": [asdict(each) for each in counts]})
        return 0
    for each in counts:
        label = " ".join(dict.fromkeys(filter(None, (each.group, each.name)))) or "tất cả"
        print(f"{label}: toàn trình {each.full}, một phần {each.part}, không trực tuyến {each.none}")
    if not counts:
        answers.say(
            f"chưa có dữ liệu quốc gia nào cho ngày {on:%d/%m/%Y}; mức độ trước ngày nhập đầu tiên không biết được"
        )
    return 0
