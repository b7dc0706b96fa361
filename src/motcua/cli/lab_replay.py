"""Run a study again out of the folder in which it was taken away, and say whether every answer came out the same."""

import argparse
from dataclasses import asdict
from pathlib import Path

from motcua.cli.answers import print_json
from motcua.uptake.line_api import replay

EXAMPLE = """
motcua lab replay NC2026-0001
motcua lab replay NC2026-0001 --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder."""
    parser.add_argument("folder", type=Path, help="unpacked folder of the study, with study.json in it")


def run(args: argparse.Namespace) -> int:
    """Status 1 where one answer differs."""
    found = list(replay(args.folder))
    if args.json:
        print_json({"same": all(one.same for one in found), "results": [asdict(one) for one in found]})
    else:
        for one in found:
            print(f"#{one.number}\t{one.line}\t{'=' if one.same else one.why}")
    return 0 if all(one.same for one in found) else 1
