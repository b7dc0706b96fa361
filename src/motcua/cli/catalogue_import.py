"""`motcua catalogue import`: publish the definitions of a file or folder, or take in records of the national portal."""

import argparse
import csv
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from motcua.catalogue.api import (
    PROCEDURES_FOLDER,
    FileFault,
    GoneOverride,
    ImportReport,
    NationalReport,
    close_overrides,
    findings_are_stale,
    import_national,
    import_procedures,
    is_national,
    refresh_findings,
)
from motcua.cli import answers
from motcua.cli.catalogue_findings import refresh_document, refresh_words
from motcua.core.actor import Actor

EXAMPLE = """
motcua catalogue import
motcua catalogue import data/procedures/1.001193.yaml
motcua catalogue import procedures.jsonl.gz --accept-partial
motcua catalogue import data/procedures --close-gone 2026-12-01 --because "Quyết định 5/QĐ-UBND bãi bỏ"
"""
MOST_LISTED = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file or folder."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        default=PROCEDURES_FOLDER,
        help="our YAML, or JSON of the national portal (.json, .jsonl, .jsonl.gz): a file or a folder (default: ours)",
    )
    parser.add_argument(
        "--accept-partial",
        action="store_true",
        help="national records: leave those out that cannot be used, and list them in a file",
    )
    parser.add_argument(
        "--close-gone",
        type=date.fromisoformat,
        metavar="DATE",
        help="our YAML: close decisions of provinces that stand in the files no more, from this local date on",
    )
    parser.add_argument("--because", default="", metavar="TEXT", help="with --close-gone: why, in words for the book")


def run(args: argparse.Namespace) -> int:
    """Take all of it or nothing; a text already published changes nothing."""
    return _national(args) if is_national(args.path) else _ours(args)


def _ours(args: argparse.Namespace) -> int:
    now = timezone.now()
    with transaction.atomic():
        report = import_procedures(path=args.path, now=now)
        closed = _close(report, args.close_gone, args.because, now) if args.close_gone else ()
    if args.json:
        procedures = [
            {"code": row.code, "version": row.number, "published": row.published, "valid_from": row.valid_from}
            for row in report.procedures
        ]
        answers.print_json(
            {
                "procedures": procedures,
                "lawful_channels": report.channels,
                "overrides": report.overrides,
                "gone": list(map(asdict, report.gone)),
                "closed_from": args.close_gone if closed else None,
            }
        )
        return 0
    for row in report.procedures:
        state = f"published, valid from {row.valid_from}" if row.published else "unchanged"
        print(f"{row.code}  version {row.number}  {state}")
    print(f"{report.channels} lines about lawful channels stand; {report.overrides} decisions of provinces are new")
    for gone in report.gone:
        state = f"closed from {args.close_gone}" if closed else "no longer in the file, still in force"
        print(f"{gone.procedure}  {gone.province}  {state} ({gone.file_name or 'file not known'}): {gone.source}")
    if report.gone and not closed:
        answers.say('to close them on a date: --close-gone DATE --because "which document ends them"')
    return 0


def _close(report: ImportReport, until: date, reason: str, now: datetime) -> tuple[GoneOverride, ...]:
    actor = Actor.system("motcua catalogue import")
    return close_overrides(actor=actor, gone=report.gone, until=until, reason=reason, now=now)


def _national(args: argparse.Namespace) -> int:
    now = timezone.now()
    report = import_national(actor=Actor.system(), path=args.path, now=now, accept_partial=args.accept_partial)
    read_again = refresh_findings(actor=Actor.system(), now=now) if findings_are_stale() else None
    refused = _write_refused(report.refused, f"catalogue-refused-{now:%Y%m%dT%H%M%SZ}.csv") if report.refused else None
    if args.json:
        told = {"refused_file": str(refused) if refused else None, "read_again": refresh_document(read_again)}
        answers.print_json(_document(report) | told)
        return 0
    print(
        f"Đã đọc {report.records} bản ghi: {report.new} mới, {len(report.changed)} thay đổi, {report.unchanged} như cũ,"
        f" {len(report.refused)} bị từ chối; {report.findings} điều còn ngờ được ghi lại."
    )
    for change in report.changed[:MOST_LISTED]:
        places = ", ".join(path for path, _, _ in change.differences[:5])
        print(
            f"{change.code}  phiên bản {change.number} từ {change.valid_from}: {len(change.differences)} chỗ: {places}"
        )
    if len(report.changed) > MOST_LISTED:
        print(f"… và {len(report.changed) - MOST_LISTED} thủ tục nữa (xem bằng --json)")
    if read_again:
        print(refresh_words(read_again))
    if report.vanished:
        named = ", ".join(report.vanished[:MOST_LISTED])
        print(f"{len(report.vanished)} mã không còn trong tệp, vẫn giữ hiệu lực: {named}")
    if refused:
        print(f"Bản ghi bị từ chối, với chỗ, lý do và cách sửa: {refused}")
    return 0


def _document(report: NationalReport) -> dict[str, Any]:
    return {
        "counts": report.counts,
        "changed": [
            {
                "code": change.code,
                "version": change.number,
                "valid_from": change.valid_from,
                "differences": [
                    {"path": path, "before": before, "after": after} for path, before, after in change.differences
                ],
            }
            for change in report.changed
        ],
        "vanished": report.vanished,
        "refused": [
            {"place": fault.file, "field": fault.place, "reason": fault.reason, "remedy": fault.remedy}
            for fault in report.refused
        ],
    }


def _write_refused(faults: list[FileFault], name: str) -> Path:
    folder = Path(settings.DATA_FOLDER) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["place", "field", "reason", "remedy"])
        writer.writerows((fault.file, fault.place, fault.reason, fault.remedy) for fault in faults)
    return path
