"""Taking another system's dossiers into the ledger, and saying of every refused row where, why and what to do."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from motcua.cli.answers import CannotDo, print_json, say
from motcua.cli.progress import Progress
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, ImportReport, Watch, document_of, import_dossiers, words_of

EXAMPLE = """
motcua dossiers import dossiers.csv --events events.csv --dry-run
motcua dossiers import export.csv --mapping igate.yaml --origin igate-hue
"""
MOST_SHOWN = 50
STAGES = {"preparing": "mở tệp", "styles": "xem kiểu ngày, số", "dossiers": "hồ sơ", "events": "sự kiện"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files and how strict to be."""
    parser.add_argument("file", type=Path, help="file of dossiers: CSV, XLSX, Parquet or XES, also gzip")
    parser.add_argument("--events", type=Path, metavar="FILE", help="the other system's log of events")
    parser.add_argument("--mapping", type=Path, metavar="M.yaml", help="how its columns, values and statuses are read")
    parser.add_argument("--origin", default="", metavar="NAME", help="name of the source where the file has none")
    parser.add_argument("--dry-run", action="store_true", help="report only, change nothing")
    parser.add_argument(
        "--accept-partial", action="store_true", help="import the good rows although others are refused"
    )


def run(args: argparse.Namespace) -> int:
    """Import and report; status 1 where rows were refused and nothing, or not everything, was imported."""
    for path in (args.file, args.events, args.mapping):
        if path is not None and not path.is_file():
            raise CannotDo(f"không có tệp này: {path}", remedy="Kiểm tra tên tệp và thư mục.")
    order = ImportOrder(
        dossiers=args.file,
        events=args.events,
        mapping=args.mapping,
        origin=args.origin,
        dry_run=args.dry_run,
        accept_partial=args.accept_partial,
    )
    with Progress("dossiers import") as progress:
        report = import_dossiers(
            actor=Actor.system("motcua dossiers import"),
            order=order,
            now=datetime.now(UTC),
            watch=Watch(on_progress=lambda now: progress.reach(now.share, f"{STAGES[now.stage]} {now.rows:,}")),
        )
    _tell(report)
    if args.json:
        print_json(report_document(report))
    return 1 if report.refused else 0


def report_document(report: ImportReport) -> dict[str, Any]:
    """The report as one JSON document."""
    return {
        "dossiers": report.dossiers,
        "events": report.events,
        "refused": report.refused,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "events_created": report.events_created,
        "imported": report.imported,
        "dry_run": report.dry_run,
        "styles": report.styles,
        "findings": [document_of(finding) for finding in report.findings],
    }


def _tell(report: ImportReport) -> None:
    """The report in words, refusals first."""
    refused = [finding for finding in report.findings if finding.refused]
    for finding in refused[:MOST_SHOWN] + [finding for finding in report.findings if not finding.refused]:
        reason, remedy = words_of(finding)
        file = "" if finding.file == "dossiers" else f"[{finding.file}] "
        say(f"{'✗' if finding.refused else '·'} {file}{reason}{f' → {remedy}' if remedy else ''}")
    if len(refused) > MOST_SHOWN:
        say(f"… và {len(refused) - MOST_SHOWN} lỗi nữa; xem đủ bằng --json")
    if report.refused and not report.imported:
        say(f"{report.refused} dòng bị từ chối. Chưa nhập hồ sơ nào.")
    else:
        verb = "Sẽ nhập" if report.dry_run else "Đã nhập"
        say(
            f"{verb} {report.dossiers} hồ sơ ({report.created} mới, {report.updated} thay đổi, "
            f"{report.unchanged} như cũ) và {report.events} sự kiện ({report.events_created} mới); "
            f"{report.refused} dòng bị từ chối."
        )
