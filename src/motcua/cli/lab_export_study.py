"""Take a study away as a folder that anybody can run again."""

import argparse
from pathlib import Path

from motcua.cli.answers import CannotDo, print_json
from motcua.core.actor import Actor
from motcua.studies.api import export_study

EXAMPLE = """
motcua lab export-study NC2026-0001 --to NC2026-0001
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which study, and where to."""
    parser.add_argument("code", help="the study's code")
    parser.add_argument("--to", type=Path, required=True, help="folder that does not exist yet")


def run(args: argparse.Namespace) -> int:
    """Write every file of it."""
    if args.to.exists():
        raise CannotDo(f"{args.to} already exists", remedy="name a folder that does not exist yet")
    many = 0
    for path, content in export_study(args.code, actor=Actor.system()):
        target = args.to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        many += 1
    if args.json:
        print_json({"folder": str(args.to), "files": many})
    else:
        print(f"{many} files in {args.to}")
    return 0
