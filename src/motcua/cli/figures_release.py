"""Publishing the ledger as it stands now: the public reads an extract of it when its plan of hidden cells is made."""

import argparse
from datetime import UTC, datetime

from motcua.analytics.api import FigureRefused, release_extract
from motcua.cli.answers import CannotDo, print_json, say

EXAMPLE = """
motcua figures-release
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It needs none."""


def run(args: argparse.Namespace) -> int:
    """Take an extract if the ledger has moved, and let the public read it."""
    try:
        snapshot = release_extract(datetime.now(UTC))
    except FigureRefused as refused:
        raise CannotDo(refused.words, remedy=refused.remedy) from refused
    if args.json:
        print_json({"snapshot": snapshot.name, "taken_at": snapshot.taken_at, "rows": snapshot.rows})
    else:
        say(f"Đã công bố số liệu của {snapshot.rows} hồ sơ, trích lúc {snapshot.taken_at.isoformat()}.")
    return 0
