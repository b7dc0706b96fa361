"""A method of the lab as a command: its options are the line's own, its answer is printed."""

import argparse

from motcua.cli.answers import print_json, say
from motcua.uptake.api import Answer
from motcua.uptake.lines.columns import Line


class LabLine:
    """One line of `uptake.lines` as the frame of commands wants it."""

    def __init__(self, line: Line) -> None:
        self.EXAMPLE = line.EXAMPLE
        self._line = line

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The line's own options."""
        self._line.add_arguments(parser)

    def run(self, args: argparse.Namespace) -> int:
        """Apply the method and print; a refusal leaves by exit status 1 with its reason."""
        found = self._line.infer(args)
        if args.json:
            print_json(found.document())
        else:
            _tell(found)
        return 0


def _tell(found: Answer) -> None:
    """The answer for a person at a terminal: the main figures in lines, the rows as a table."""
    document = found.document()
    for name in ("estimate", "se", "ci", "p", "df", "n", "convention"):
        if document[name] is not None:
            print(f"{name:12}{document[name]}")
    rows = document["rows"]
    if rows:
        names = list(dict.fromkeys(name for row in rows for name in row))
        print("\t".join(names))
        for row in rows:
            print("\t".join("" if row.get(name) is None else str(row[name]) for name in names))
    for flag in found.flags:
        say(flag)
