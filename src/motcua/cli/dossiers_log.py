"""Say what the log of one source shows, with the warning how not to read it."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from motcua.analytics.api import FigureRefused, SourceLog, log_of_source, refresh_extract
from motcua.cli.answers import CannotDo, print_json, say

EXAMPLE = "motcua dossiers log --origin receipt --step 'T10 Determine necessity to stop indication'"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose log, and which step of it."""
    parser.add_argument("--origin", required=True, metavar="NAME", help="name of the source, as the import gave it")
    parser.add_argument("--step", default="", metavar="NAME", help="how many reached this step, in the source's words")


def run(args: argparse.Namespace) -> int:
    """Take an extract when the ledger has moved, then tell."""
    try:
        refresh_extract(datetime.now(UTC))
        log = log_of_source(args.origin, step=args.step)
    except FigureRefused as refused:
        raise CannotDo(refused.words, remedy=refused.remedy) from refused
    if args.json:
        print_json({**asdict(log), "as_of": log.as_of.isoformat(), "warning": asdict(log.warning)})
        return 0
    _tell(log)
    return 0


def _tell(log: SourceLog) -> None:
    say(f"{log.dossiers} hồ sơ, {log.events} sự kiện, {len(log.activities)} loại hoạt động, {log.variants} cách đi")
    say(f"đã xong {log.ended}: đúng hạn {log.on_time}, quá hạn {log.late}, không có hạn {log.no_due}")
    if log.median_of_ended is not None:
        say(f"trung vị của những hồ sơ đã xong: {log.median_of_ended:.2f} ngày")
    if log.median:
        say(f"trung vị khi kể cả hồ sơ chưa xong: {log.median[0]:.2f} đến {log.median[1]:.2f} ngày")
    for channel in log.channels:
        name = channel.name or "tất cả"
        step = "" if channel.reached is None else f", tới bước ấy {channel.reached} trên {channel.logged}"
        days = "" if channel.median is None else f", trung vị {channel.median:.3f} ngày"
        tail = "" if channel.p90 is None else f", chín phần mười không quá {channel.p90:.1f} ngày"
        say(f"  {name}: {channel.dossiers} hồ sơ{step}{days}{tail}")
    say(log.warning.vi)
