"""`motcua catalogue findings`: how many doubts of each kind stand about the nation's records now in force."""

import argparse
from dataclasses import asdict

from motcua.catalogue.api import FINDING_KINDS, count_findings
from motcua.cli import answers
from motcua.core.actor import Actor

EXAMPLE = "motcua catalogue findings --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """Print the kinds with what editors made of them."""
    tallies = count_findings(actor=Actor.system("motcua catalogue findings")).kinds
    if args.json:
        answers.print_json({"findings": [asdict(each) | {"total": each.total} for each in tallies]})
        return 0
    for each in tallies:
        kind = FINDING_KINDS.get(each.key)
        words = kind.title.vi if kind else each.key
        print(f"{each.total:>7}  {each.key}  {words} (còn mở {each.open})")
    if not tallies:
        answers.say("chưa có điều nào còn ngờ: chưa nhập bản ghi quốc gia nào")
    return 0
