"""Write the tables of a made-up province to try the methods on, with the planted truth in a file of its own."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from motcua.cli.answers import CannotDo, print_json
from motcua.uptake.api import read_table
from motcua.uptake.example.api import OUTCOMES, Sealed, table_after, tables_before

EXAMPLE = """
motcua lab example --seed 7 --out made-up
motcua lab allocate --data made-up/khung-xa.csv --unit xa --strata huyen --covariates ho_so --arms 2 --seed 7
motcua lab example --seed 7 --out made-up --pilot pilot.csv --sealed sealed.json   (a column: xa)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which province, where to, and who began."""
    parser.add_argument("--seed", type=int, default=1, help="of the province (%(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the tables go")
    parser.add_argument("--effect", type=float, default=Sealed().effect, help="planted rise of the share (%(default)s)")
    parser.add_argument("--pilot", type=Path, metavar="P.csv", help="communes that began: write what happened then")
    parser.add_argument("--sealed", type=Path, metavar="S.json", help="write the planted truth here, not into FOLDER")


def run(args: argparse.Namespace) -> int:
    """Write; no table says what was planted."""
    if args.sealed and args.sealed.resolve().is_relative_to(args.out.resolve()):
        raise CannotDo("the planted truth may not lie among the tables", remedy="name a file outside of --out")
    sealed = Sealed(effect=args.effect)
    tables = tables_before(args.seed, sealed)
    if args.pilot:
        tables[OUTCOMES] = table_after(args.seed, sealed, read_table(args.pilot).texts("xa"))
    args.out.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (args.out / name).write_text(text, encoding="utf-8")
    if args.sealed:
        args.sealed.write_text(json.dumps(asdict(sealed), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if args.json:
        print_json({"folder": str(args.out), "tables": sorted(tables), "simulated": True})
    else:
        print(f"dữ liệu giả lập: {', '.join(sorted(tables))} in {args.out}")
    return 0
