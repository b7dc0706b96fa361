"""Say what is wrong with this installation, and how to mend it."""

import argparse

from motcua.cli import answers
from motcua.hosting.check_order import check_installation
from motcua.hosting.folders import data_folder

EXAMPLE = """
motcua check
motcua check --port 8080 --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the pages shall be served."""
    parser.add_argument("--address", default="127.0.0.1", help="address of the pages (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port of the pages (default 8000)")


def run(args: argparse.Namespace) -> int:
    """Look at everything; exit status 1 if anything is wrong."""
    findings = []
    for finding in check_installation(data=data_folder(), address=args.address, port=args.port):
        findings.append(finding)
        answers.say(f"{'ok ' if finding.ok else 'BAD'} {finding.name}: {finding.vi}")
        if not finding.ok:
            answers.say(f"    {finding.en}")
            answers.say(f"    -> {finding.remedy}")
    all_well = all(finding.ok for finding in findings)
    if args.json:
        answers.print_json({"ok": all_well, "findings": [finding.document() for finding in findings]})
    return 0 if all_well else 1
