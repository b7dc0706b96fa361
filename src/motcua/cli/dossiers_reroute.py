"""Units were merged, divided or renamed: give their open dossiers to their successors, or undo that."""

import argparse
import uuid
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.dossiers.work_api import (
    ReroutingReport,
    SuccessorUnknown,
    reroute_dossiers,
    stranded_units,
    undo_rerouting,
)

EXAMPLE = """motcua dossiers reroute --dry-run
motcua dossiers reroute --unit nso:19777 --to nso:19753 --because "NQ 1675/NQ-UBTVQH15"
motcua dossiers reroute --undo 3f0c2a7e-9a53-4a55-8d5e-0a4c5cf2f7c1"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which units, to whom, and whether to try first."""
    parser.add_argument("--unit", default="", help="code of one former unit (default: all that have open dossiers)")
    parser.add_argument("--to", default="", help="code of the unit that takes them, where the table names several")
    parser.add_argument("--because", default="", help="what says so, where no table does")
    parser.add_argument("--undo", type=uuid.UUID, default=None, help="number of a hand-over to undo")
    parser.add_argument("--dry-run", action="store_true", help="say what would move and move nothing")


def run(args: argparse.Namespace) -> int:
    """Each unit by itself: one whose successor nobody knows is told and does not stop the others."""
    actor, now = Actor.system("motcua dossiers reroute"), datetime.now(UTC)
    if args.undo:
        return _undo(args, actor, now)
    units = [unit for unit in stranded_units(actor=actor, on=timezone.localdate(now)) if args.unit in ("", unit.code)]
    if args.unit and not units:
        raise answers.CannotDo(
            gettext("Đơn vị %(unit)s không có hồ sơ nào cần chuyển.") % {"unit": args.unit},
            remedy=gettext("Hãy xem các đơn vị còn hồ sơ: motcua dossiers reroute --dry-run"),
        )
    told: list[dict[str, Any]] = []
    for unit in units:
        try:
            report = reroute_dossiers(
                actor=actor, from_unit_id=unit.id, now=now, to_unit=args.to, because=args.because, dry_run=args.dry_run
            )
            told.append(_plain(report))
        except SuccessorUnknown as unknown:
            told.append({"unit": unit.code, "name": unit.name, "refused": _words(unknown)})
        except Refused as refused:
            raise answers.CannotDo(
                _words(refused), remedy=gettext("Chưa chuyển hồ sơ nào của đơn vị này.")
            ) from refused
    _say(args, told)
    return 1 if any("refused" in one for one in told) else 0


def _undo(args: argparse.Namespace, actor: Actor, now: datetime) -> int:
    try:
        undone = undo_rerouting(actor=actor, public_id=args.undo, now=now)
    except Refused as refused:
        raise answers.CannotDo(_words(refused), remedy=gettext("Hãy kiểm tra mã của lần chuyển.")) from refused
    if args.json:
        answers.print_json({"returned": undone.returned, "stayed": undone.stayed})
    else:
        answers.say(f"{undone.returned} went back, {undone.stayed} stayed: closed or moved on since")
    return 0


def _words(refused: Refused) -> str:
    return str(REFUSAL_WORDS[refused.code]) % refused.values


def _plain(report: ReroutingReport) -> dict[str, Any]:
    return {
        "id": str(report.public_id) if report.public_id else "",
        "unit": report.former.code,
        "name": report.former.name,
        "source": report.source,
        "moved": [{"unit": unit.code, "name": unit.name, "dossiers": count} for unit, count in report.moved],
    }


def _say(args: argparse.Namespace, told: list[dict[str, Any]]) -> None:
    if args.json:
        answers.print_json({"dry_run": args.dry_run, "units": told})
        return
    for one in told:
        if "refused" in one:
            answers.say(f"{one['unit']} {one['name']}: {one['refused']}")
        for target in one.get("moved", ()):
            answers.say(
                f"{one['unit']} {one['name']} -> {target['unit']} {target['name']}: {target['dossiers']:,}"
                f" ({one['source']}) {one['id']}"
            )
    if not told:
        answers.say("no former unit has open dossiers")
