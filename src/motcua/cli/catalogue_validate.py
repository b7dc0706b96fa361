"""`motcua catalogue validate`: check definitions without storing anything, and explain them in words."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from motcua.catalogue.api import PROCEDURES_FOLDER, CheckedFile, Remark, Severity, check_procedures, explain, is_proved
from motcua.cli import answers

EXAMPLE = "motcua catalogue validate data/procedures"
HEADINGS = {Severity.ERROR: "LỖI", Severity.UNDECIDED: "CHƯA XÉT HẾT", Severity.ADVICE: "nên xem"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file or folder of definitions."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=PROCEDURES_FOLDER, help="a YAML file, or a folder of them (default: ours)"
    )


def run(args: argparse.Namespace) -> int:
    """Exit status 1 on errors; advice is told apart. Faults of form and failing cases refuse all files together."""
    found = [(file, _remarks(file)) for file in check_procedures(args.path)]
    errors = sum(remark.severity is Severity.ERROR for _file, remarks in found for remark in remarks)
    if args.json:
        answers.print_json({"errors": errors, "files": [_document(file, remarks) for file, remarks in found]})
        return 1 if errors else 0
    for file, remarks in found:
        _print(file, remarks)
    return 1 if errors else 0


def _remarks(file: CheckedFile) -> list[Remark]:
    """A definition without its author's cases is told so."""
    if file.kind != "procedure":
        return []
    found = explain(file.data, on=timezone.localdate())
    if not is_proved(file):
        remedy = f"viết cases/{file.data['code']}.yaml bên cạnh tệp này"
        found.append(Remark(Severity.ADVICE, "", "chưa có trường hợp kiểm chứng nào", remedy))
    return found


def _document(file: CheckedFile, remarks: Sequence[Remark]) -> dict[str, object]:
    told = [
        {"severity": one.severity.value, "place": one.place, "reason": one.reason, "remedy": one.remedy}
        for one in remarks
    ]
    return {"file": str(file.path), "kind": file.kind, "remarks": told}


def _print(file: CheckedFile, remarks: Sequence[Remark]) -> None:
    print(f"{file.path}: {file.kind}, {'nothing to mend' if not remarks else f'{len(remarks)} remarks'}")
    for one in remarks:
        print(f"  {HEADINGS[one.severity]}  {one.place or 'toàn tệp'}: {one.reason} → {one.remedy}")
