"""Show which keys of machines there are, without the keys themselves."""

import argparse
from datetime import datetime
from typing import Any

from django.utils import timezone

from motcua.cli import answers
from motcua.identity.api import TokenListed, list_tokens

EXAMPLE = "motcua token list --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: the list is short."""


def run(args: argparse.Namespace) -> int:
    """Newest first."""
    tokens = list_tokens()
    if args.json:
        answers.print_json({"tokens": [_document(token) for token in tokens]})
        return 0
    for token in tokens:
        state = f"revoked {_local(token.revoked_at)}" if token.revoked_at else f"until {_local(token.expires_at)}"
        print(f"{token.id}\t{token.name}\t{token.unit_code}\t{','.join(token.scopes)}\t{state}")
    return 0


def _document(token: TokenListed) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "unit": token.unit_code,
        "scopes": token.scopes,
        "created_at": _local(token.created_at),
        "expires_at": _local(token.expires_at),
        "revoked_at": _local(token.revoked_at),
    }


def _local(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
