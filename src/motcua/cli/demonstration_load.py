"""Load the demonstration into the database; what is already there stays as it is."""

import argparse
import importlib
import importlib.util

from motcua.cli import answers

EXAMPLE = "motcua demonstration load --seed 2021"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which simulated year."""
    parser.add_argument("--seed", type=int, default=2021, help="another seed spreads the simulated dossiers otherwise")


def run(args: argparse.Namespace) -> int:
    """Load it and name the accounts that may sign in at the practice centre."""
    accounts = []
    if importlib.util.find_spec("motcua.demonstration.load"):
        importlib.import_module("motcua.demonstration.load").load_demonstration(args.seed, answers.say)
        told = importlib.import_module("motcua.demonstration").accounts()
        accounts = [{"username": name, "role": str(role), "password": password} for name, role, password in told]
    if args.json:
        answers.print_json({"accounts": accounts})
    else:
        for account in accounts:
            answers.say("  ".join(account.values()))
    return 0
