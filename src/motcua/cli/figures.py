"""A defined figure on the command line: as a table for people, CSV, JSON or Parquet for programs."""

import argparse
import csv
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from motcua.analytics.api import (
    DIMENSIONS,
    FigureTable,
    MetricDefinition,
    compute,
    metrics,
    refresh_extract,
    write_parquet,
)
from motcua.cli.answers import CannotDo, print_json, say

EXAMPLE = """
motcua figures online_share --by tier --from 2021-01-01 --to 2022-01-01 --format csv
motcua figures received --by tier,month --where simulated=true
motcua figures --list
"""
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which figure, how broken down, and in which form."""
    parser.add_argument("metric", nargs="?", help="name of the metric; see --list")
    parser.add_argument("--list", action="store_true", help="explain every metric")
    parser.add_argument("--by", default="", metavar="DIM,...", help=f"break down by: {', '.join(DIMENSIONS)}")
    parser.add_argument(
        "--from", dest="date_from", type=date.fromisoformat, metavar="D", help="first local date of receipt"
    )
    parser.add_argument(
        "--to", dest="date_to", type=date.fromisoformat, metavar="D", help="local date after the last one"
    )
    parser.add_argument("--as-of", type=_moment, metavar="T", help="the ledger as the last extract before T knew it")
    parser.add_argument("--where", action="append", default=[], metavar="K=V", help="only these; may be repeated")
    parser.add_argument("--format", choices=("table", "csv", "json", "parquet"), default="table")
    parser.add_argument("--out", type=Path, metavar="PATH", help="write into this file (needed for parquet)")
    parser.add_argument("--engine", choices=("duckdb",), default="duckdb", help="where it is computed")
    parser.add_argument("--public", action="store_true", help="hide small cells as for the public")


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    if args.list:
        return _explain(json=args.json)
    if not args.metric:
        raise CannotDo("Chưa nêu chỉ số.", remedy="Xem các chỉ số bằng: motcua figures --list")
    if args.as_of is None:
        refresh_extract(datetime.now(UTC))
    table = compute(
        args.metric,
        by=tuple(name.strip() for name in args.by.split(",") if name.strip()),
        date_from=args.date_from,
        date_to=args.date_to,
        as_of=args.as_of,
        where=dict(_condition(text) for text in args.where),
        public=args.public,
    )
    form = "json" if args.json else args.format
    if form == "parquet":
        if args.out is None:
            raise CannotDo("Parquet cần một tệp để ghi.", remedy="Thêm --out ten_tep.parquet")
        write_parquet(table, args.out)
    elif form == "json":
        print_json(_document(table, args))
    else:
        _print(table, form, args.out)
    if table.simulated:
        say("dữ liệu giả lập: trong số này có hồ sơ mô phỏng")
    return 0


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _condition(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise CannotDo(f"--where {text}: thiếu dấu bằng.", remedy="Viết như --where tier=commune")
    return name.strip(), value.strip()


def _explain(*, json: bool) -> int:
    """Every metric with its definition."""
    if json:
        print_json({"metrics": [_definition(each) for each in metrics()]})
        return 0
    for each in metrics():
        print(f"{each.name}\n  {each.title.vi} · {each.title.en}\n  {each.words.vi}\n  {each.words.en}")
        print(f"  tử số · numerator: {each.numerator.vi} {each.numerator.en}")
        print(f"  mẫu số · denominator: {each.denominator.vi} {each.denominator.en}")
        print(f"  nguồn · source: {each.source.vi}\n  chia theo · by: {', '.join(DIMENSIONS)}\n")
    return 0


def _definition(metric: MetricDefinition) -> dict[str, Any]:
    return {
        "name": metric.name,
        "kind": metric.kind,
        "title": metric.title.en,
        "definition": metric.words.en,
        "numerator": metric.numerator.en,
        "denominator": metric.denominator.en,
        "time": metric.time,
        "grain": metric.grain.en,
        "source": metric.source.en,
        "dimensions": list(DIMENSIONS),
    }


def _document(table: FigureTable, args: argparse.Namespace) -> dict[str, Any]:
    return {
        "metric": table.definition.name,
        "definition": table.definition.words.en,
        "by": list(table.by),
        "from": args.date_from,
        "to": args.date_to,
        "as_of": table.as_of.astimezone(LOCAL).isoformat(),
        "simulated": table.simulated,
        "rows": list(table.records()),
    }


def _print(table: FigureTable, form: str, out: Path | None) -> None:
    file = out.open("w", encoding="utf-8", newline="") if out else sys.stdout
    try:
        if form == "csv":
            writer = csv.DictWriter(file, table.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows({key: _cell(value) for key, value in record.items()} for record in table.records())
        else:
            print("\n".join(_table_lines(table)), file=file)
    finally:
        if out:
            file.close()


def _cell(value: Any) -> Any:
    """Truths as in JSON; the absent as nothing."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else value


def _table_lines(table: FigureTable) -> list[str]:
    lines = [table.columns[:-1]]
    for row in table.rows:
        is_total = row is table.total
        dimensions = tuple("tổng cộng" if is_total and not index else name for index, name in enumerate(row.dimensions))
        counts = tuple(
            "" if count is None else f"{count:,}".replace(",", ".") for count in (row.numerator, row.denominator)
        )
        decimals = 0 if table.definition.kind == "count" else 4
        shares = tuple("" if share is None else f"{share:.{decimals}f}" for share in (row.value, row.lower, row.upper))
        hidden = ("(ẩn)", "", "", "", "") if row.suppressed else (*counts, *shares)
        lines.append((*dimensions, *hidden))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    dimensions_end = len(table.by)
    return [
        "  ".join(
            cell.ljust(width) if column < dimensions_end else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
