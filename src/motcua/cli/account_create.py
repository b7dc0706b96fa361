"""Make an account for a member of staff and give the first role."""

import argparse
import getpass
import secrets
import sys
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from motcua.cli import answers
from motcua.core.actor import Actor, Role
from motcua.identity.api import create_account, give_role
from motcua.orgs.api import unit_in_force

EXAMPLE = "motcua account create --username lan.nguyen --name 'Nguyễn Thị Lan' --role clerk --unit demo-xa-mau"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, and in which role and unit."""
    parser.add_argument("--username", required=True, help="small letters, digits, . _ @ -")
    parser.add_argument("--name", required=True, help="full name as colleagues see it")
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser.add_argument("--unit", required=True, help="code of the unit")
    parser.add_argument(
        "--field", action="append", default=[], help="a field of procedures, where the role is not for all; repeatable"
    )


def run(args: argparse.Namespace) -> int:
    """The password is asked for at a terminal; elsewhere one is drawn and printed once."""
    today = timezone.localdate()
    unit = unit_in_force(args.unit, on=today)
    drawn = not sys.stdin.isatty()
    password = secrets.token_urlsafe(15) if drawn else _ask()
    actor, now = Actor.system(), datetime.now(UTC)
    with transaction.atomic():
        account = create_account(
            actor=actor, username=args.username, password=password, display_name=args.name, now=now
        )
        give_role(
            actor=actor,
            account_id=account.pk,
            unit_id=unit.id,
            role=args.role,
            valid_from=today,
            now=now,
            fields=args.field,
        )
    if args.json:
        document = {"username": account.username, "role": args.role, "unit": unit.code}
        answers.print_json(document | ({"password": password} if drawn else {}))
        return 0
    answers.say(f"{account.display_name} may sign in as {account.username}, {args.role} in {unit.name}")
    if drawn:
        print(password)
    return 0


def _ask() -> str:
    password = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != password:
        raise answers.CannotDo("The two passwords differ.", remedy="Start again and type the same password twice.")
    return password
