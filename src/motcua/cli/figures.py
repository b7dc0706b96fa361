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
    ENGINES,
    FigureTable,
    MetricDefinition,
    Words,
    compare_engines,
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
motcua figures --compare-engines
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
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="where it is computed")
    parser.add_argument("--compare-engines", action="store_true", help="ask every metric of both engines, row for row")
    parser.add_argument("--public", action="store_true", help="hide small cells as for the public")


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    if args.list:
        return _explain(json=args.json)
    if args.compare_engines:
        return _compare(json=args.json)
    if not args.metric:
        raise CannotDo("Chưa nêu chỉ số.", remedy="Xem các chỉ số bằng: motcua figures --list")
    if args.as_of is None:
        refresh_extract(datetime.now(UTC), public=args.public)
    table = compute(
        args.metric,
        by=tuple(name.strip() for name in args.by.split(",") if name.strip()),
        date_from=args.date_from,
        date_to=args.date_to,
        as_of=args.as_of,
        where=dict(_condition(text) for text in args.where),
        public=args.public,
        engine=args.engine,
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
    for words in _beside(table):
        say(words)
    if table.simulated:
        say("dữ liệu giả lập: trong số này có hồ sơ mô phỏng")
    return 0


def _compare(*, json: bool) -> int:
    """Each metric by each breakdown; refused where the engines say different things."""
    refresh_extract(datetime.now(UTC), public=False)
    compared = []
    for each in compare_engines():
        compared.append(each)
        say(f"{each.metric} ({', '.join(each.by) or '-'}): {each.rows} dòng, {len(each.different)} khác")
        for difference in each.different:
            say(f"  {difference}")
    different = sum(len(each.different) for each in compared)
    counts = {"questions": len(compared), "rows": sum(each.rows for each in compared), "different": different}
    if json:
        print_json(counts)
    else:
        print("{questions} câu hỏi, {rows} dòng, {different} dòng khác nhau".format(**counts))
    return 1 if different else 0


def _beside(table: FigureTable) -> list[str]:
    """What the reader is to be told beside the figure."""
    words = [table.definition.warning.vi] if table.definition.warning else []
    if table.apart and table.definition.apart:
        words.append(f"đếm riêng: {table.apart} {table.definition.apart.vi}")
    if any(row.flagged for row in table.rows):
        words.append("flagged: ước tính theo dân số, vì một đơn vị cũ đã được chia cho nhiều đơn vị hiện nay")
    return words


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
        print(f"{each.name} ({each.kind})\n  {each.title.vi} · {each.title.en}\n  {each.words.vi}\n  {each.words.en}")
        for vi, en, words in _explained(each):
            print(f"  {vi} · {en}: {words.vi} · {words.en}")
        print(f"  thời gian · time: {each.time}; hiệu lực từ · valid from: {each.valid_from}")
        print(f"  chia theo · by: {', '.join(each.dimensions)}\n")
    return 0


def _explained(metric: MetricDefinition) -> list[tuple[str, str, Words]]:
    """The parts of a definition that are words, under their headings in both languages."""
    parts = [
        ("tử số", "numerator", metric.numerator),
        ("mẫu số", "denominator", metric.denominator),
        ("đếm", "grain", metric.grain),
        ("đơn vị tính", "unit", metric.unit),
        ("ẩn ô nhỏ", "suppression", metric.suppression),
        ("nguồn", "source", metric.source),
        ("đếm riêng", "apart", metric.apart),
        ("lưu ý", "warning", metric.warning),
        *((name, name, words) for name, words in metric.more.items()),
    ]
    return [(vi, en, words) for vi, en, words in parts if words is not None]


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
        "unit": metric.unit.en,
        "suppression": metric.suppression.en,
        "source": metric.source.en,
        "valid_from": metric.valid_from,
        "valid_to": metric.valid_to,
        "warning": metric.warning.en if metric.warning else None,
        "apart": metric.apart.en if metric.apart else None,
        "more": {name: words.en for name, words in metric.more.items()},
        "dimensions": list(metric.dimensions),
        "vi": {"title": metric.title.vi, "definition": metric.words.vi},
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
        "unit": table.definition.unit.en,
        "warning": table.definition.warning.en if table.definition.warning else None,
        "apart": table.apart,
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
    """The answer in columns, with a heading; the hidden is marked, and numbers stand to the right."""
    lines = [tuple(name for name in table.columns if name != "suppressed")]
    decimals = 0 if table.definition.kind == "count" else 4
    for row, record in zip(table.rows, table.records(), strict=True):
        shown = ["tổng cộng" if row is table.total and not index else name for index, name in enumerate(row.dimensions)]
        numbers = [value for name, value in record.items() if name not in (*table.by, "suppressed")]
        hidden = ["(ẩn)"] + [""] * (len(numbers) - 1)
        lines.append((*shown, *(hidden if row.suppressed else [_number(value, decimals) for value in numbers])))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column < len(table.by) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def _number(value: Any, decimals: int) -> str:
    if isinstance(value, bool):
        return "*" if value else ""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return "" if value is None else f"{value:.{decimals}f}"
