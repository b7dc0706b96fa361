"""`motcua catalogue validate`: check definitions without storing anything."""

import argparse
from pathlib import Path

from motcua.catalogue.api import PROCEDURES_FOLDER, check_procedures
from motcua.cli import answers

EXAMPLE = "motcua catalogue validate data/procedures"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file or folder of definitions."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=PROCEDURES_FOLDER, help="a YAML file, or a folder of them (default: ours)"
    )


def run(args: argparse.Namespace) -> int:
    """Name every file that is right; all faults of all files are refused together, with place, reason and remedy."""
    files = check_procedures(args.path)
    if args.json:
        answers.print_json({"files": [{"file": str(file.path), "kind": file.kind} for file in files]})
        return 0
    for file in files:
        print(f"{file.path}: {file.kind}, nothing to mend")
    return 0
