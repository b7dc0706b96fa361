"""Looking at a file before importing it: what its columns seem to be, what is wrong, and a mapping to confirm."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from motcua.cli.answers import CannotDo, print_json, say
from motcua.dossiers.api import Inspection, document_of, inspect_file, words_of

EXAMPLE = """
motcua dossiers guess-mapping export.xlsx --origin igate-hue > igate.yaml
motcua dossiers guess-mapping export.csv --mapping igate.yaml --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and what is known of it."""
    parser.add_argument("file", type=Path, help="file of dossiers (CSV, XLSX, Parquet or XES)")
    parser.add_argument("--mapping", type=Path, metavar="M.yaml", help="what is already known; it wins over guesses")
    parser.add_argument("--origin", default="", metavar="NAME", help="name of the source where the file has none")


def run(args: argparse.Namespace) -> int:
    """Print the suggested mapping on stdout and everything else for a person; status 1 where the file is unusable."""
    for path in (args.file, args.mapping):
        if path is not None and not path.is_file():
            raise CannotDo(f"không có tệp này: {path}", remedy="Kiểm tra tên tệp và thư mục.")
    seen = inspect_file(args.file, args.mapping, origin=args.origin)
    _tell(seen)
    if args.json:
        print_json(_document(seen))
    elif seen.columns:
        print(yaml.safe_dump(dict(seen.suggestion), allow_unicode=True, sort_keys=False), end="")
    return 1 if seen.missing or any(finding.refused for finding in seen.findings) else 0


def _tell(seen: Inspection) -> None:
    told = (seen.format, seen.encoding, f"trang “{seen.sheet}”" if seen.sheet else "")
    counted = f"{seen.rows_seen} dòng" + ("" if seen.whole else " đầu tiên")
    say(", ".join(part for part in (*told, counted) if part))
    for column in seen.columns:
        sure = f"{column.guess} ({column.confidence:.0%})" if column.guess else "giữ kèm"
        example = next((text for text in column.examples if text), "")[:40]
        say(f"  {column.heading} → {sure}{f' [{column.style}]' if column.style else ''}  {example}".rstrip())
    for finding in seen.findings:
        reason, remedy = words_of(finding)
        say(f"{'✗' if finding.refused else '·'} {reason}{f' → {remedy}' if remedy else ''}")
    if seen.missing:
        say(f"✗ Chưa thấy cột bắt buộc: {', '.join(seen.missing)}")


def _document(seen: Inspection) -> dict[str, Any]:
    document = asdict(seen)
    document["findings"] = [document_of(finding) for finding in seen.findings]
    for column, guess in zip(document["columns"], seen.columns, strict=True):
        column["remarks"] = [document_of(finding) for finding in guess.remarks]
    return document
