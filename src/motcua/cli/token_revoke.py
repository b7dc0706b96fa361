"""Take a machine's key back; when the command has answered, it works nowhere any more."""

import argparse
import time
from datetime import UTC, datetime

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.identity.api import KEY_KNOWN_SECONDS, revoke_token

EXAMPLE = "motcua token revoke 3"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The key's number as `motcua token list` shows it."""
    parser.add_argument("id", type=int, help="number of the key, see: motcua token list")


def run(args: argparse.Namespace) -> int:
    """Revoking twice is no failure."""
    revoked = revoke_token(actor=Actor.system(), token_id=args.id, now=datetime.now(UTC))
    time.sleep(KEY_KNOWN_SECONDS)  # as long as a running server may still take it for good
    if args.json:
        answers.print_json({"id": args.id, "revoked": revoked})
    else:
        answers.say(f"key {args.id} {'no longer works' if revoked else 'was already taken back'}")
    return 0
