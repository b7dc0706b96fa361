"""`motcua catalogue show`: one procedure as it is in force on a day."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from django.utils import timezone

from motcua.catalogue.api import ProcedureVersionRef, version_in_force
from motcua.cli import answers

EXAMPLE = "motcua catalogue show 1.001193 --on 2026-11-22"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The code and the day."""
    parser.add_argument("code", help="national code of the procedure")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=None, metavar="DATE", help="local date (default: today)"
    )


def run(args: argparse.Namespace) -> int:
    """Print it for reading, or the whole definition as JSON."""
    version = version_in_force(args.code, on=args.on or timezone.localdate())
    if args.json:
        answers.print_json(
            {
                "code": version.code,
                "version": version.number,
                "valid_from": version.valid.start,
                "valid_until": version.valid.end,
                "source": version.source,
                "definition": asdict(version.definition),
            }
        )
        return 0
    print("\n".join(_lines(version)))
    return 0


def _lines(version: ProcedureVersionRef) -> Iterator[str]:
    definition = version.definition
    until = f" until {version.valid.end}" if version.valid.end else ""
    yield f"{version.code}  {definition.title.vi}"
    yield f"  {definition.name.vi}"
    yield f"  version {version.number}, in force from {version.valid.start}{until}, {version.source}"
    yield f"  field: {definition.field.name.vi} ({definition.field.code})"
    yield "  papers:"
    for paper in definition.papers:
        channels = f" [{', '.join(paper.channels)}]" if paper.channels else ""
        yield f"    - {paper.short.vi} ({paper.kind}, {paper.need}){channels}"
    yield "  fees:"
    yield from (f"    - {fee.name.vi}: {fee.shown.vi}" for fee in definition.fees)
    yield "  time limits:"
    yield from (f"    - {', '.join(limit.channels)}: {limit.rule.vi}" for limit in definition.time_limits)
    yield "  results:"
    yield from (f"    - {result.name.vi} ({result.code})" for result in definition.results)
    yield "  legal bases:"
    yield from (f"    - {basis.code}" for basis in definition.legal_bases)
