"""`motcua catalogue list`: the procedures in force, or those that fit a search."""

import argparse
from datetime import date

from django.utils import timezone

from motcua.catalogue.api import search_procedures
from motcua.cli import answers

EXAMPLE = """
motcua catalogue list
motcua catalogue list -q "lam giay khai sinh"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Words to search for, and the day."""
    parser.add_argument("-q", "--query", default="", metavar="TEXT", help="words, with or without diacritics")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=None, metavar="DATE", help="local date (default: today)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the best first, each with the word that matched."""
    hits = search_procedures(args.query, on=args.on or timezone.localdate())
    if args.json:
        answers.print_json({"procedures": [{"code": hit.code, "name": hit.name, "why": hit.why} for hit in hits]})
        return 0
    for hit in hits:
        print(f"{hit.code}  {hit.title.vi}" + (f"  ({hit.why})" if hit.why else ""))
    if not hits:
        answers.say("no procedure in force fits; fewer or other words may find it")
    return 0
