"""What the lines of the methods have in common: columns by option, files that are read, files that are written."""

import argparse
from pathlib import Path
from typing import Protocol

from motcua.uptake.answer import Answer


class Line(Protocol):
    """What every module of this folder offers: an example, its options, and the method behind them."""

    EXAMPLE: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare columns, files and numbers: what is read has the type `Path`, what is written `Written`."""

    def infer(self, args: argparse.Namespace) -> Answer:
        """Read the files, apply the method. Raises MethodRefused, TableRefused."""


class Written(type(Path())):  # type: ignore[misc]
    """A file that a line writes beside its answer."""


COLUMNS = {
    "outcome": "column with what is measured",
    "unit": "column with the unit that is followed over time (commune)",
    "time": "column with the period",
    "treated": "column with 1 where treated, 0 where not",
    "first-treated": "column with the first treated period of the unit; empty or 0 where never treated",
    "strata": "column with the stratum",
    "cluster": "column with the cluster (first stage)",
    "cluster2": "column with the unit of the second stage",
    "weight": "column with the weight",
    "fpc": "column with how many clusters the stratum holds in all (first stage)",
    "fpc2": "column with how many second-stage units the cluster holds in all",
    "cluster3": "column with the unit of the third stage",
    "fpc3": "column with how many third-stage units the second-stage unit holds in all",
    "strata2": "column with the stratum inside the cluster (second stage)",
    "poststrata": "column with the post-stratum",
    "poststrata-size": "column with how many people the row's post-stratum holds in all",
    "size": "column with the size (population, number of dossiers)",
    "group": "column with the group to compare",
    "event": "column with 1 where the event was seen, 0 where not (yet)",
}


def add_columns(parser: argparse.ArgumentParser, required: str, optional: str = "") -> None:
    """`--data FILE`, and one option for each named column; names separated by blanks, keys of COLUMNS."""
    parser.add_argument("--data", type=Path, required=True, metavar="F.csv", help="CSV with a header, UTF-8")
    for name in required.split():
        parser.add_argument(f"--{name}", required=True, metavar="C", help=COLUMNS[name])
    add_columns_of(parser, optional)


def add_columns_of(parser: argparse.ArgumentParser, optional: str) -> None:
    """One option for each named column that may be left out."""
    for name in optional.split():
        parser.add_argument(f"--{name}", metavar="C", help=COLUMNS[name] + " (optional)")
