"""Give a machine a key to the interface; the key is shown this once."""

import argparse
from datetime import UTC, datetime

from django.utils import timezone

from motcua.cli import answers
from motcua.core.actor import Actor
from motcua.identity.api import Scope, create_token
from motcua.orgs.api import unit_in_force

EXAMPLE = "motcua token create --scopes dossiers:read,dossiers:write --unit demo-xa-mau --name scanner --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Scopes and unit; name and lifetime have a default."""
    parser.add_argument("--scopes", required=True, help=f"comma separated: {', '.join(Scope)}")
    parser.add_argument("--unit", required=True, help="code of the unit for which the key acts, and for no other")
    parser.add_argument("--name", default="api", help="what the key is for, shown in the story of each dossier")
    parser.add_argument(
        "--days", type=int, default=365, help="how long it lives; 0 for a key without end (default 365)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the key alone on stdout, so that a script can keep it."""
    unit = unit_in_force(args.unit, on=timezone.localdate())
    created = create_token(
        actor=Actor.system(),
        name=args.name,
        unit_id=unit.id,
        scopes=[scope.strip() for scope in args.scopes.split(",") if scope.strip()],
        now=datetime.now(UTC),
        days=args.days or None,
    )
    if args.json:
        answers.print_json(
            {
                "token": created.token,
                "id": created.id,
                "unit": unit.code,
                "scopes": created.scopes,
                "expires_at": timezone.localtime(created.expires_at).isoformat() if created.expires_at else None,
            }
        )
        return 0
    print(created.token)
    answers.say(f"key {created.id} for {unit.name}: keep it now, it is not shown again")
    return 0
