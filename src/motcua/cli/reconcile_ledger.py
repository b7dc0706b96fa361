"""Say what in the ledger of one source does not add up; nothing is repaired."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from motcua.analytics.api import reconcile_ledger
from motcua.cli.answers import CannotDo, print_json, say
from motcua.dossiers.api import holds_mirrors_of

EXAMPLE = "motcua reconcile ledger --origin igate-hue --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose dossiers."""
    parser.add_argument("--origin", required=True, metavar="NAME", help="name of the source, as the import gave it")


def run(args: argparse.Namespace) -> int:
    """Count and tell; contradictions are an answer, not a failure."""
    if not holds_mirrors_of(args.origin):
        raise CannotDo(f"sổ không có hồ sơ nào của nguồn “{args.origin}”", remedy="Kiểm tra tên nguồn khi nhập.")
    lines = reconcile_ledger(args.origin, now=datetime.now(UTC))
    if args.json:
        print_json({"origin": args.origin, "lines": [asdict(line) for line in lines]})
        return 0
    for line in lines:
        mark = "✗" if line.doubt else "✓" if line.checked else "·"
        say(f"{mark} {line.words}: {line.count}{f' – {line.remark}' if line.remark else ''}")
    return 0
