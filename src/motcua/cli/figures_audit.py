"""The audit of what is public: whether a hidden count can be had from the published ones, over tables and releases."""

import argparse

from motcua.analytics.api import JointAudit, PublicationAudit, audit_publication
from motcua.cli.answers import print_json, say

EXAMPLE = """
motcua figures-audit
motcua figures-audit --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It needs none."""


def run(args: argparse.Namespace) -> int:
    """Audit every published extract, the newest first, then all of them together; status 1 where something leaks."""
    audits = audit_publication()
    if args.json:
        each = [_document(audit) for audit in audits.each]
        print_json({"audits": each, "together": [_joint_document(audit) for audit in audits.together]})
    else:
        for audit in audits.each:
            _print(audit)
        for joint in audits.together:
            _print_joint(joint)
    if not audits.each:
        say("Chưa có bản trích dữ liệu nào được công bố.")
    return 0 if audits.are_clean else 1


def _print(audit: PublicationAudit) -> None:
    print(f"{audit.snapshot}: least count {audit.least}")
    for year in audit.years:
        print(f"  {year.name}: {year.shown} cells shown, {year.hidden} hidden in {year.tables} tables")
        for cell in year.small:
            print(f"    small and shown: {cell}")
        for cell, recipe in year.solvable:
            print(f"    hidden, but can be had: {cell} = {' '.join(recipe)}")


def _print_joint(audit: JointAudit) -> None:
    left_out = f"; {audit.left_out} older ones left out" if audit.left_out else ""
    print(f"{audit.year} over {len(audit.releases)} releases together{left_out}: {', '.join(audit.releases)}")
    for cell in audit.small:
        print(f"    changed by few and shown: {cell}")
    for cell, recipe in audit.solvable:
        print(f"    hidden, but can be had: {cell} = {' '.join(recipe)}")


def _joint_document(audit: JointAudit) -> dict[str, object]:
    return {
        "year": audit.year,
        "releases": list(audit.releases),
        "left_out": audit.left_out,
        "small_and_shown": list(audit.small),
        "solvable": [{"cell": cell, "recipe": list(recipe)} for cell, recipe in audit.solvable],
    }


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
