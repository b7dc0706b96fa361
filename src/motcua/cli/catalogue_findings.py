"""`motcua catalogue findings`: how many doubts of each kind stand about the nation's records now in force."""

import argparse
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from motcua.catalogue.api import FINDING_KINDS, RefreshReport, count_findings, findings_are_stale, refresh_findings
from motcua.cli import answers
from motcua.core.actor import Actor

EXAMPLE = """
motcua catalogue findings --json
motcua catalogue findings --refresh
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the records are read again first."""
    parser.add_argument(
        "--refresh",
        action="store_true",
        help="read the records in force again by today's rules; decisions of editors stay, no version is made",
    )


def run(args: argparse.Namespace) -> int:
    """Print the kinds with what editors made of them."""
    actor = Actor.system("motcua catalogue findings")
    read_again = refresh_findings(actor=actor, now=timezone.now()) if args.refresh else None
    tallies = count_findings(actor=actor).kinds
    if args.json:
        found = [asdict(each) | {"total": each.total} for each in tallies]
        answers.print_json(
            {"findings": found, "read_again": refresh_document(read_again), "stale": findings_are_stale()}
        )
        return 0
    if read_again:
        print(refresh_words(read_again))
    for each in tallies:
        kind = FINDING_KINDS.get(each.key)
        words = kind.title.vi if kind else each.key
        print(f"{each.total:>7}  {each.key}  {words} (còn mở {each.open})")
    if not tallies:
        answers.say("chưa có điều nào còn ngờ: chưa nhập bản ghi quốc gia nào")
    if findings_are_stale():
        answers.say("quy tắc đọc bản ghi đã đổi từ lần đọc trước; đọc lại: motcua catalogue findings --refresh")
    return 0


def refresh_words(report: RefreshReport) -> str:
    """One line about what reading again changed."""
    return (
        f"Đã đọc lại {report.records} bản ghi theo quy tắc hiện nay: thêm {report.added} điều còn ngờ,"
        f" thôi {report.closed}, ghi lại {report.changed}; giữ {report.kept} kết luận"
        " của biên tập viên về điều nay không còn nêu."
    )


def refresh_document(report: RefreshReport | None) -> dict[str, Any] | None:
    """The same for machines; None where nothing was read again."""
    return asdict(report) | {"codes": sorted(report.codes)} if report is not None else None
