"""Take the second factor of an account away, where phone and recovery codes are lost."""

import argparse
from datetime import UTC, datetime

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.identity.api import drop_second_factor, find_account

EXAMPLE = "motcua account reset-second-factor lan.nguyen"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The account's name as its holder types it."""
    parser.add_argument("username", help="the name under which she signs in; see first who asks")


def run(args: argparse.Namespace) -> int:
    """Resetting twice is no failure."""
    account = find_account(args.username.strip().lower())
    if account is None:
        raise NotFound("account")
    dropped = drop_second_factor(actor=Actor.system(), account_id=account.pk, now=datetime.now(UTC))
    if args.json:
        answers.print_json({"username": account.username, "dropped": dropped})
    else:
        answers.say(f"{account.username}: {'the password alone opens it now' if dropped else 'had no second factor'}")
    return 0
