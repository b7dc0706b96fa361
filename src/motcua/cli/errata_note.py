"""A person says why a published figure changed."""

import argparse
from datetime import UTC, datetime

from django.utils import timezone

from motcua.analytics.api import note_erratum
from motcua.cli.answers import CannotDo, print_json, say
from motcua.identity.api import actor_of_account, find_account

EXAMPLE = "motcua errata note 12 --account lan.nguyen --text 'Quận nhập bổ sung hồ sơ giấy của ba ngày cuối tháng'"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """About which change, who, and what."""
    parser.add_argument("id", type=int, help="the change, as `motcua errata list` numbers it")
    parser.add_argument("--text", required=True, help="what changed and why; everybody can read it")
    parser.add_argument("--account", required=True, help="username of the leader, administrator or analyst who says so")


def run(args: argparse.Namespace) -> int:
    """Keep the note under that person's name."""
    account = find_account(args.account)
    if account is None or not account.is_active:
        raise CannotDo(f"Không có tài khoản “{args.account}”.", remedy="Nêu tên đăng nhập của người ghi chú.")
    actor = actor_of_account(account, on=timezone.localdate())
    note_erratum(actor=actor, erratum_id=args.id, text=args.text, now=datetime.now(UTC))
    if args.json:
        print_json({"erratum": args.id, "author": account.display_name})
        return 0
    say(f"Đã ghi chú về thay đổi {args.id}, dưới tên {account.display_name}.")
    return 0
