"""Open dossiers go on by a newer step design: say what would become of each, then move them."""

import argparse
from collections import Counter
from datetime import UTC, datetime

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.dossiers.work_api import DesignMappingRefused, DesignMove, move_design

EXAMPLE = """motcua dossiers move-design birth-registration@1 birth-registration@2 --dry-run
motcua dossiers move-design birth-registration@1 birth-registration@2 --step examination=check"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From which design to which, and what becomes of steps that are called otherwise now."""
    parser.add_argument("former", metavar="FROM", help="design as code@version; '' for dossiers without a design")
    parser.add_argument("newer", metavar="TO", help="design as code@version")
    parser.add_argument(
        "--step", action="append", default=[], type=_pair, metavar="OLD=NEW", help="this step becomes that one"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would become of each and move nothing")


def run(args: argparse.Namespace) -> int:
    """Report the moves; status 1 where a dossier cannot follow and stays by the former design."""
    try:
        moves = move_design(
            actor=Actor.system("motcua dossiers move-design"),
            from_design=args.former,
            to_design=args.newer,
            mapping=dict(args.step),
            now=datetime.now(UTC),
            dry_run=args.dry_run,
        )
    except NotFound as missing:
        raise answers.CannotDo(f"không có {missing}", remedy="ghi mã@phiên bản của quy trình đã công bố") from missing
    except DesignMappingRefused as refused:
        words = str(REFUSAL_WORDS[refused.code]) % refused.values
        raise answers.CannotDo(words, remedy="sửa --step") from refused
    _tell(args, moves)
    return 1 if any(move.refused for move in moves) else 0


def _tell(args: argparse.Namespace, moves: tuple[DesignMove, ...]) -> None:
    if args.json:
        told = [{"code": move.code, "steps": dict(move.steps), "refused": move.refused} for move in moves]
        answers.print_json({"dry_run": args.dry_run, "moves": told})
        return
    counts = Counter(f"{old} -> {new}" for move in moves if not move.refused for old, new in move.steps.items())
    for words, count in sorted(counts.items()):
        answers.say(f"{words}: {count:,}")
    for move in moves:
        if move.refused:
            answers.say(f"{move.code} ({', '.join(move.steps)}): {REFUSAL_WORDS[move.refused]}")
    stayed = sum(bool(move.refused) for move in moves)
    answers.say(f"{len(moves) - stayed:,} hồ sơ chuyển được, {stayed:,} ở lại quy trình cũ")


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = text.partition("=")
    if not sign or not old or not new:
        raise argparse.ArgumentTypeError(f"{text!r} names no two steps; write examination=check")
    return old, new
