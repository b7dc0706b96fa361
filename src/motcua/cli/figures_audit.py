"""The audit of what is public: whether a hidden count can be had from the published ones, over all tables together."""

import argparse

from motcua.analytics.api import PublicationAudit, audit_publication
from motcua.cli.answers import print_json, say

EXAMPLE = """
motcua figures-audit
motcua figures-audit --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It needs none."""


def run(args: argparse.Namespace) -> int:
    """Audit every kept extract that was published, the newest first; status 1 where something can be had."""
    audits = audit_publication()
    if args.json:
        print_json({"audits": [_document(audit) for audit in audits]})
    else:
        for audit in audits:
            _print(audit)
    if not audits:
        say("Chưa có bản trích dữ liệu nào được công bố.")
    return 1 if any(year.solvable or year.small for audit in audits for year in audit.years) else 0


def _print(audit: PublicationAudit) -> None:
    print(f"{audit.snapshot}: least count {audit.least}")
    for year in audit.years:
        print(f"  {year.name}: {year.shown} cells shown, {year.hidden} hidden in {year.tables} tables")
        for cell in year.small:
            print(f"    small and shown: {cell}")
        for cell, recipe in year.solvable:
            print(f"    hidden, but can be had: {cell} = {' '.join(recipe)}")


def _document(audit: PublicationAudit) -> dict[str, object]:
    return {
        "snapshot": audit.snapshot,
        "least": audit.least,
        "years": [
            {
                "year": year.name,
                "tables": year.tables,
                "shown": year.shown,
                "hidden": year.hidden,
                "small_and_shown": list(year.small),
                "solvable": [{"cell": cell, "recipe": list(recipe)} for cell, recipe in year.solvable],
            }
            for year in audit.years
        ],
    }
