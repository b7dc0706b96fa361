"""Load the demonstration into the database; what is already there stays as it is."""

import argparse

from motcua.cli import answers
from motcua.cli.migrate import bring_up_to_date
from motcua.demonstration import accounts
from motcua.demonstration.load import load_demonstration

EXAMPLE = "motcua demonstration load --seed 2021"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which simulated year."""
    parser.add_argument("--seed", type=int, default=2021, help="another seed spreads the simulated dossiers otherwise")


def run(args: argparse.Namespace) -> int:
    """Bring the tables up to date, load what is missing, and name the accounts that may sign in."""
    bring_up_to_date()
    load_demonstration(args.seed, answers.say)
    told = [
        {"username": account.username, "role": account.role.value, "password": account.password}
        for account in accounts()
    ]
    if args.json:
        answers.print_json({"accounts": told})
        return 0
    for account in told:
        answers.say("  ".join(account.values()))
    return 0
