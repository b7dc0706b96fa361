"""Handing the ledger on as an event log: XES, or a table of events as CSV or Parquet."""

import argparse
from datetime import date
from pathlib import Path

from motcua.cli.answers import print_json, say
from motcua.cli.progress import Progress
from motcua.core.actor import Actor
from motcua.dossiers.api import EXPORT_FORMATS, ExportOrder, export_dossiers

EXAMPLE = """
motcua dossiers export --format xes --out log.xes.gz
motcua dossiers export --format csv --out 2026.csv --unit H57 --from 2026-01-01 --to 2027-01-01
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which form, where to, which dossiers."""
    parser.add_argument("--format", choices=EXPORT_FORMATS, required=True, help="form of the file")
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file; .gz at its end packs it")
    parser.add_argument("--unit", default="", metavar="CODE", help="only dossiers of this unit and those below it")
    parser.add_argument("--from", dest="date_from", type=date.fromisoformat, metavar="DATE", help="received from")
    parser.add_argument("--to", dest="date_to", type=date.fromisoformat, metavar="DATE", help="received before")
    parser.add_argument("--with-codes", action="store_true", help="keep dossier codes instead of keys without meaning")


def run(args: argparse.Namespace) -> int:
    """Export and say how much it was."""
    order = ExportOrder(
        out=args.out,
        format=args.format,
        unit=args.unit,
        date_from=args.date_from,
        date_to=args.date_to,
        with_codes=args.with_codes,
    )
    with Progress("dossiers export") as progress:
        report = export_dossiers(actor=Actor.system("motcua dossiers export"), order=order, on_case=progress.advance)
    say(f"Đã xuất {report.dossiers} hồ sơ và {report.events} sự kiện vào {args.out}.")
    if report.without_events and args.format != "xes":
        say(f"{report.without_events} hồ sơ không có sự kiện nào nên không có dòng trong bảng; dạng xes giữ cả chúng.")
    if report.simulated:
        say("Sổ có dữ liệu giả lập; mỗi dòng ghi rõ ở motcua:simulated.")
    if args.json:
        print_json(
            {
                "dossiers": report.dossiers,
                "events": report.events,
                "without_events": report.without_events,
                "simulated": report.simulated,
                "out": str(args.out),
            }
        )
    return 0
