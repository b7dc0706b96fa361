"""Seal every draft anew under the first of the keys, so that the older ones may go."""

import argparse

from motcua.cli import answers
from motcua.drafts.api import DraftUnreadable, reseal_drafts

EXAMPLE = "motcua drafts reseal"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: the keys stand in `MOTCUA_DRAFT_KEYS`."""


def run(args: argparse.Namespace) -> int:
    """Exit code 1 where a draft was sealed with a key that is not among them; those before it are done."""
    try:
        count = reseal_drafts()
    except DraftUnreadable:
        print("a draft was sealed with a key that MOTCUA_DRAFT_KEYS does not name, or its bytes were changed")
        print("remedy: name the older key again after the new one, and run this once more")
        return 1
    if args.json:
        answers.print_json({"resealed": count})
    else:
        print(f"{count} drafts sealed anew; keys after the first one may be left out now")
    return 0
