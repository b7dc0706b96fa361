"""Say whether the book of what happened, and of who looked, is still as it was written."""

import argparse
from dataclasses import asdict

from motcua.audit.api import extend_chain, verify_chain
from motcua.cli.answers import print_json, say

EXAMPLE = """
motcua audit verify
motcua audit verify --json
"""
WORDS = {
    "altered": "a row was altered",
    "removed": "a row was removed",
    "reordered": "a row stands at another place in time",
    "put_between": "a row was put in between later",
    "link_changed": "the chain itself was changed here",
    "link_missing": "a link of the chain is missing",
    "seal_broken": "a seal does not fit",
    "seal_not_kept": "the seal of a day is not in the file of seals: it was shortened, or the folder is another one",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose, but whether new rows are linked first."""
    parser.add_argument("--only-linked", action="store_true", help="do not link first what was written since")


def run(args: argparse.Namespace) -> int:
    """Status 1 where anything differs; each fault with its place in the chain and the row's key."""
    if not args.only_linked:
        extend_chain()
    found = verify_chain()
    rate = found.links / found.seconds if found.seconds else 0.0
    if args.json:
        print_json(
            {
                "ok": not found.faults,
                "rows": found.links,
                "seals": found.seals,
                "under_a_seal": found.sealed,
                "rows_a_second": round(rate),
                "faults": [asdict(fault) for fault in found.faults],
            }
        )
    else:
        print(f"{found.links} rows, {found.seals} seals, {rate:,.0f} rows/s, {len(found.faults)} faults")
        print(f"{found.sealed} rows stand under a seal, {found.links - found.sealed} will by the next one")
        for fault in found.faults:
            say(f"{WORDS[fault.kind]}: {fault.source} {fault.row_id or ''} (place {fault.position or '-'})")
    return 1 if found.faults else 0
