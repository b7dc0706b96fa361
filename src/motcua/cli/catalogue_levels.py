"""`motcua catalogue levels`: how many procedures can be done online in full, in part or not at all on a day."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from motcua.analytics.api import PublishedFigure, published_levels
from motcua.catalogue.api import (
    LEVEL_GROUPS,
    LevelCount,
    LevelScheme,
    count_levels,
    level_history,
    level_scheme,
)
from motcua.cli import answers

EXAMPLE = """
motcua catalogue levels
motcua catalogue levels --by agency --on 2026-11-22
motcua catalogue levels --province nso:24
motcua catalogue levels --history
motcua catalogue levels --on 2021-12-16
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The groups, the day and the province."""
    parser.add_argument("--by", choices=LEVEL_GROUPS, default="", help="one line for each (default: all together)")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=None, metavar="DATE", help="local date (default: today)"
    )
    parser.add_argument(
        "--province", default="", metavar="CODE", help="with the levels that this province set (nso:24)"
    )
    parser.add_argument("--history", action="store_true", help="all days up to then on which the counts changed")


def run(args: argparse.Namespace) -> int:
    """Print the largest group first. Before the first import only printed counts are known, of no single procedure."""
    on = args.on or timezone.localdate()
    if args.history:
        return _history(args, on)
    counts = count_levels(args.by, on=on, province=args.province)
    scheme, printed = level_scheme(on), () if counts else published_levels(on.year)
    if args.json:
        told = {"on": on, "by": args.by, "province": args.province, "scheme": _scheme(scheme)}
        levels = [asdict(each) for each in counts]
        answers.print_json(told | {"levels": levels, "published": [published_document(one) for one in printed]})
        return 0
    for each in counts:
        label = " ".join(dict.fromkeys(filter(None, (each.group, each.name)))) or "tất cả"
        print(f"{label}: {_words(each)}")
    if not counts:
        _say_unknown(on, printed)
    answers.say(f"các mức theo {scheme.source}{'' if scheme.verified else ' (chưa kiểm chứng)'}")
    return 0


def published_document(figure: PublishedFigure) -> dict[str, Any]:
    """A printed count as it stands in the register."""
    return {
        "id": figure.id,
        "levels": figure.levels,
        "printed": figure.printed,
        "value": figure.value,
        "measures": asdict(figure.measures),
        "place": figure.place,
        "period": asdict(figure.period),
        "source": figure.source.title,
        "doubts": [asdict(doubt) for doubt in figure.doubts],
    }


def _history(args: argparse.Namespace, until: date) -> int:
    days = level_history(until=until, province=args.province)
    if args.json:
        told = [{"since": day.since, "levels": asdict(day.count)} for day in days]
        answers.print_json({"until": until, "province": args.province, "history": told})
        return 0
    for day in days:
        print(f"từ {day.since:%d/%m/%Y}: {_words(day.count)}")
    first = f"ngày {days[0].since:%d/%m/%Y}" if days else "lần nhập đầu tiên"
    answers.say(f"trước {first}, mức của từng thủ tục không biết được")
    return 0


def _words(count: LevelCount) -> str:
    decided = f"; {count.decided} do tỉnh hoặc biên tập viên đặt" if count.decided else ""
    doubtful = f"; {count.doubtful} còn ngờ" if count.doubtful else ""
    return f"toàn trình {count.full}, một phần {count.part}, không trực tuyến {count.none}{decided}{doubtful}"


def _say_unknown(on: date, printed: Sequence[PublishedFigure]) -> None:
    for figure in printed:
        told = "; ".join((figure.period.vi, figure.source.title, *(doubt.vi for doubt in figure.doubts)))
        print(f"{figure.place}: {figure.measures.vi}: {figure.printed} ({told})")
    if printed:
        answers.say("chỉ là số đã in; mức của từng thủ tục ngày đó không biết được")
    else:
        answers.say(
            f"chưa có dữ liệu quốc gia nào cho ngày {on:%d/%m/%Y}; mức độ trước ngày nhập đầu tiên không biết được"
        )


def _scheme(scheme: LevelScheme) -> dict[str, Any]:
    levels = [{"code": each.code, "name": asdict(each.name)} for each in scheme.levels]
    return {"id": scheme.id, "levels": levels, "source": scheme.source, "verified": scheme.verified}
