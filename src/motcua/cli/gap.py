"""Why two online shares differ, on the command line: the exact parts of the gap, in words or as JSON."""

import argparse
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from motcua.analytics.api import (
    GAP_GROUPINGS,
    GapParts,
    GapRange,
    GapSide,
    decompose_gap,
    gap_sentences,
    refresh_extract,
)
from motcua.cli.answers import CannotDo, print_json, say

EXAMPLE = """
motcua gap --a tier=province --b tier=commune --from 2021-01-01 --to 2022-01-01
motcua gap --a tier=commune --b tier=commune --from 2021-01-01 --to 2021-02-01 --b-from 2021-11-01 --b-to 2021-12-01
"""
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two sides, their periods, and how their dossiers are grouped."""
    day = date.fromisoformat
    parser.add_argument("--a", action="append", default=[], metavar="K=V", help="the first side; may be repeated")
    parser.add_argument("--b", action="append", default=[], metavar="K=V", help="the second side; may be repeated")
    parser.add_argument("--from", dest="date_from", type=day, metavar="D", help="first local date of receipt")
    parser.add_argument("--to", dest="date_to", type=day, metavar="D", help="local date after the last one")
    parser.add_argument("--b-from", type=day, metavar="D", help="another first date for the second side")
    parser.add_argument("--b-to", type=day, metavar="D", help="another date after the last one for the second side")
    parser.add_argument("--by", choices=GAP_GROUPINGS, help="group by this (default: as finely as both sides share)")
    parser.add_argument("--as-of", type=_moment, metavar="T", help="the ledger as the last extract before T knew it")
    parser.add_argument("--public", action="store_true", help="as the public sees it: small groups together")


def run(args: argparse.Namespace) -> int:
    """Decompose and print."""
    if args.as_of is None:
        refresh_extract(datetime.now(UTC), public=args.public)
    a = GapSide(_conditions(args.a, "--a"), args.date_from, args.date_to)
    b = GapSide(_conditions(args.b, "--b"), args.b_from or args.date_from, args.b_to or args.date_to)
    answer = decompose_gap(a, b, by=args.by, as_of=args.as_of, public=args.public)
    if args.json:
        print_json(_document(answer))
    else:
        print("\n".join(words.vi for words in gap_sentences(answer)))
        print("\n".join(_lines(answer)))
    if answer.simulated:
        say("dữ liệu giả lập: trong số này có hồ sơ mô phỏng")
    return 0


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _conditions(texts: list[str], option: str) -> dict[str, str]:
    found = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise CannotDo(f"{option} {text}: thiếu dấu bằng.", remedy=f"Viết như {option} tier=commune")
        found[name.strip()] = value.strip()
    return found


def _lines(answer: GapParts) -> list[str]:
    """The parts in points, and the ten groups that contribute most."""
    lines = ["", f"{'':24}{'gap':>18}" + "".join(f"{name:>18}" for name in answer.parts)]
    lines.append(f"{answer.by:24}{_cell(answer.gap):>18}" + "".join(f"{_cell(r):>18}" for r in answer.parts.values()))
    for code in answer.codes[:10]:
        parts = answer.procedure(code)
        total = GapRange(*(sum((part[end] for part in parts.values()), Fraction()) for end in (0, 1)))
        lines.append(f"{code[:24]:24}{_cell(total):>18}" + "".join(f"{_cell(part):>18}" for part in parts.values()))
    return lines


def _cell(found: GapRange) -> str:
    return " … ".join(f"{float(end) * 100:.2f}" for end in dict.fromkeys(found))


def _document(answer: GapParts) -> dict[str, Any]:
    """Every case with exact fractions as text, and as numbers rounded by the machine."""
    return {
        "gap": _range(answer.gap),
        "parts": {name: _range(found) for name, found in answer.parts.items()},
        "by": answer.by,
        "grouped": answer.grouped,
        "common": [float(part) for part in answer.common],
        "a": _side(answer.a.where, answer.a.received, answer.share_a),
        "b": _side(answer.b.where, answer.b.received, answer.share_b),
        "groups": {code: {name: _range(r) for name, r in answer.procedure(code).items()} for code in answer.codes},
        "cases": [
            {
                "a": case.assumed_a._asdict(),
                "b": case.assumed_b._asdict(),
                "gap": str(case.gap),
                "parts": {name: str(value) for name, value in case.parts._asdict().items()},
            }
            for case in answer.cases
        ],
        "sentences": [words.vi for words in gap_sentences(answer)],
        "as_of": answer.as_of.astimezone(LOCAL).isoformat(),
        "simulated": answer.simulated,
    }


def _side(where: Any, received: int, share: GapRange) -> dict[str, Any]:
    return {"where": dict(where), "received": received, "online_share": _range(share)}


def _range(found: GapRange) -> dict[str, float | None]:
    value = found.value
    return {
        "value": None if value is None else float(value),
        "lower": float(found.lower) if value is None else None,
        "upper": float(found.upper) if value is None else None,
    }
