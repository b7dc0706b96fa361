"""`motcua catalogue import`: publish the definitions of a file or folder."""

import argparse
from pathlib import Path

from django.utils import timezone

from motcua.catalogue.api import PROCEDURES_FOLDER, import_procedures
from motcua.cli import answers

EXAMPLE = """
motcua catalogue import
motcua catalogue import data/procedures/1.001193.yaml
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file or folder of definitions."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=PROCEDURES_FOLDER, help="a YAML file, or a folder of them (default: ours)"
    )


def run(args: argparse.Namespace) -> int:
    """Take all of it or nothing; a text already published changes nothing."""
    report = import_procedures(path=args.path, now=timezone.now())
    if args.json:
        procedures = [
            {"code": row.code, "version": row.number, "published": row.published, "valid_from": row.valid_from}
            for row in report.procedures
        ]
        answers.print_json({"procedures": procedures, "lawful_channels": report.channels})
        return 0
    for row in report.procedures:
        state = f"published, valid from {row.valid_from}" if row.published else "unchanged"
        print(f"{row.code}  version {row.number}  {state}")
    print(f"{report.channels} lines about lawful channels stand")
    return 0
