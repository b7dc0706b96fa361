"""How much of each form a pack of words and recordings covers, and what still waits for somebody's voice."""

import argparse
from dataclasses import asdict
from datetime import date
from typing import Any

from motcua.catalogue.api import list_procedures
from motcua.cli import answers
from motcua.forms.api import Completeness, FormDefinition, applicant_form, completeness_of, content_packs, find_pack

EXAMPLE = """
motcua content-packs
motcua content-packs plain-vietnamese --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which pack."""
    parser.add_argument("pack", nargs="?", default="", metavar="PACK", help="id of a pack; without it all are told")


def run(args: argparse.Namespace) -> int:
    """One line a pack and form; status 1 where a recording's file is not the one that was taken in."""
    packs = content_packs()
    if args.pack:
        pack = find_pack(args.pack)
        if pack is None:
            known = ", ".join(one.id for one in packs)
            raise answers.CannotDo(f"there is no pack {args.pack}", remedy=f"name one of: {known}")
        packs = (pack,)
    forms = _forms(date.today())  # noqa: DTZ011 - the local day of whoever asks
    found = {pack.id: [completeness_of(pack, name, form) for name, form in forms.items()] for pack in packs}
    if args.json:
        answers.print_json({name: [asdict(one) for one in reports] for name, reports in found.items()})
    else:
        for name, reports in found.items():
            print(f"{name}: {sum(r.texts for r in reports)} texts, {sum(r.recordings for r in reports)} recordings")
            for report in reports:
                print(_line(report))
    return int(any(report.broken for reports in found.values() for report in reports))


def _line(report: Completeness) -> str:
    told: dict[str, Any] = {"stale": report.stale, "broken": report.broken}
    more = "; ".join(f"{what}: {', '.join(paths)}" for what, paths in told.items() if paths)
    line = f"  {report.form}: {report.questions} questions, {report.texts} texts, {report.recordings} recordings"
    return f"{line}; {more}" if more else line


def _forms(today: date) -> dict[str, FormDefinition]:
    return {"applicant": applicant_form(), **{one.code: one.form for one in list_procedures(on=today)}}
