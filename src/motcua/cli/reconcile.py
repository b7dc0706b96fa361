"""Say what does not add up in a table of reported figures, or in the ledger; nothing is repaired."""

import argparse
from pathlib import Path
from typing import Any

from motcua.analytics.api import (
    Reconciliation,
    check_words,
    reconcile_table,
    rule_words,
    share_words,
)
from motcua.cli.answers import CannotDo, print_json, say

EXAMPLE = """
motcua reconcile quarterly-report.csv
motcua reconcile units.csv --json
"""
MOST_SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which table."""
    parser.add_argument("file", type=Path, help="CSV with one row for each unit, place or period")


def run(args: argparse.Namespace) -> int:
    """Check and tell; figures that do not add up are an answer, not a failure."""
    if not args.file.is_file():
        raise CannotDo(f"không có tệp này: {args.file}", remedy="Kiểm tra tên tệp và thư mục.")
    result = reconcile_table(args.file)
    if args.json:
        print_json(document_of(result))
    else:
        _tell(result)
    return 0


def document_of(result: Reconciliation) -> dict[str, Any]:
    """The whole result as one JSON document."""
    names = {row.line: row.name for row in result.rows}
    findings = [
        {
            "check": check.code,
            "rule": rule_words(check.code),
            "lines": list(check.lines),
            "row": names[check.lines[0]],
            "whole": dict([check.whole]),
            "parts": dict(check.parts),
            "sum": check.sum,
            "difference": check.difference,
            "verdict": check.verdict,
            "words": check_words(result, check),
        }
        for check in result.wrong
    ]
    shares = [
        {
            "column": share.column,
            "lines": [share.line],
            "row": names[share.line],
            "printed": str(share.printed),
            "numerator": share.numerator,
            "denominators": dict(share.candidates),
            "fits": list(share.fits),
            "expected": share.expected or None,
            "words": share_words(result, share),
        }
        for share in result.wrong_shares
    ]
    pooled = [
        {"check": one.code, "rows": one.rows, "holds": one.holds, "whole": dict([one.whole]), "parts": dict(one.parts)}
        for one in result.pooled
    ]
    return {
        "rows": len(result.rows),
        "checks": len(result.checks) + len(result.shares),
        "adds_up": result.adds_up,
        "findings": findings,
        "shares": shares,
        "pooled": pooled,
        "unchecked": list(result.unchecked),
        "not_understood": list(result.notes),
    }


def _tell(result: Reconciliation) -> None:
    """The result in words, what does not add up first."""
    names = {row.line: row.name for row in result.rows}
    for check in result.wrong[:MOST_SHOWN]:
        say(f"✗ dòng {check.lines[0]} ({names[check.lines[0]]}): {check_words(result, check)}")
    for share in result.wrong_shares[:MOST_SHOWN]:
        say(f"✗ dòng {share.line} ({names[share.line]}): {share_words(result, share)}")
    for one in result.pooled:
        parts = " + ".join(str(value) for _, value in one.parts)
        together = sum(value for _, value in one.parts)
        sums = f"{one.whole[1]}, {parts} = {together}"
        say(f"· {rule_words(one.code)}: {one.holds}/{one.rows} dòng khớp; cộng cả bảng {sums}")
    wrong = len(result.wrong) + len(result.wrong_shares)
    more = f" (chỉ hiện {MOST_SHOWN} mục đầu mỗi loại, xem đủ bằng --json)" if wrong > MOST_SHOWN else ""
    say(f"{len(result.rows)} dòng, {len(result.checks) + len(result.shares)} phép kiểm, {wrong} chỗ không khớp{more}.")
