"""The register of printed figures on the command line: as printed, with source and doubt, ours beside them."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from motcua.analytics.api import (
    Comparison,
    PublishedFigure,
    compare_published,
    followed_range,
    printed_range,
    published_figure,
    published_figures,
    published_sources,
    refresh_extract,
)
from motcua.cli.answers import CannotDo, print_json, say
from motcua.core.folding import fold

EXAMPLE = """
motcua published --comparable
motcua published --source workshop-hue-2021 --json
motcua published --place 'phu tho' --topic on_time
motcua published hue-2021-online-all
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which figures."""
    parser.add_argument("id", nargs="?", help="one figure by its name")
    parser.add_argument("--source", default="", metavar="KEY", help="only of this source (data/figures/sources.yaml)")
    parser.add_argument("--topic", default="", help="only of this topic")
    parser.add_argument("--place", default="", help="only of places whose name holds this, with or without diacritics")
    parser.add_argument("--comparable", action="store_true", help="only those beside which a figure of ours may stand")


def run(args: argparse.Namespace) -> int:
    """Print the figures; ours come from an extract that is as new as the ledger."""
    if args.source and args.source not in published_sources():
        raise CannotDo(f"Không có nguồn “{args.source}”.", remedy="Các nguồn ở data/figures/sources.yaml.")
    refresh_extract(datetime.now(UTC))
    found = [published_figure(args.id)] if args.id else list(_matching(args))
    rows = [(figure, compare_published(figure)) for figure in found]
    if args.json:
        print_json({"figures": [_document(figure, comparison) for figure, comparison in rows]})
        return 0
    for figure, comparison in rows:
        print("\n".join(_lines(figure, comparison)))
    say(f"{len(rows)} con số")
    if any(comparison.simulated for _, comparison in rows):
        say("dữ liệu giả lập: số ở sổ này đứng cạnh số đã in là số mô phỏng")
    return 0


def _matching(args: argparse.Namespace) -> Iterator[PublishedFigure]:
    for figure in published_figures():
        wanted = (
            args.source in ("", figure.source.key)
            and args.topic in ("", figure.topic)
            and fold(args.place) in fold(figure.place)
        )
        if wanted and (figure.ours or not args.comparable):
            yield figure


def _document(figure: PublishedFigure, comparison: Comparison) -> dict[str, Any]:
    printed, followed = printed_range(figure), followed_range(figure)
    return {
        **asdict(figure),
        "ours": asdict(comparison),
        "printed_range": asdict(printed) if printed else None,
        "followed_range": asdict(followed) if followed else None,
    }


def _lines(figure: PublishedFigure, comparison: Comparison) -> Iterator[str]:
    yield f"{figure.id}: {figure.printed}"
    yield f"  {figure.measures.vi} · {figure.place} · {figure.period.vi}"
    yield f"  nguồn: {figure.source.title}{f' ({figure.source.address})' if figure.source.address else ''}"
    for doubt in figure.doubts:
        yield f"  còn ngờ: {doubt.vi}"
    if comparison.ours is None:
        yield f"  ở sổ này: {comparison.reason.vi if comparison.reason else ''}"
        return
    lower, upper = comparison.ours.lower, comparison.ours.upper
    shown = f"{lower:.4f}" if lower == upper else f"{lower:.4f} đến {upper:.4f}"
    mark = ", dữ liệu giả lập" if comparison.simulated else ""
    yield f"  ở sổ này: {shown if figure.unit == 'share' else f'{lower:.0f}'} ({comparison.verdict}{mark})"
