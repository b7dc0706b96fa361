"""The one entry point: `motcua VERB …`; gives the verb what it needs and turns failures into exit statuses."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, cast

import django

from motcua.cli import answers
from motcua.cli.verbs import VERBS, Needs, Verb
from motcua.core.errors import NotAllowed, NotFound, Refused, Unavailable
from motcua.core.frames import with_room
from motcua.hosting.folders import data_folder
from motcua.hosting.parent import follow_parent
from motcua.hosting.place import draw_passwords

DONE, REFUSED, USAGE, TRY_LATER, INTERRUPTED = 0, 1, 2, 75, 130
HELP_WORDS = ("-h", "--help", "help")


class VerbModule(Protocol):
    """What every module of a verb offers."""

    EXAMPLE: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit status."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the verb named on the command line and leave with its exit status."""
    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))


def run(argv: list[str]) -> int:
    """The exit status of `motcua` with these words; raises only what is a bug (and argparse's SystemExit)."""
    if not argv or argv[0] in HELP_WORDS:
        print(_overview(VERBS))
        return DONE if argv else USAGE
    verb = _find(argv)
    if verb is None:
        return _unknown(argv)
    return _run_verb(verb, argv[len(verb.words) :])


def _find(argv: list[str]) -> Verb | None:
    """The verb with the most words that the command line begins with."""
    fitting = [verb for verb in VERBS if tuple(argv[: len(verb.words)]) == verb.words]
    return max(fitting, key=lambda verb: len(verb.words), default=None)


def _unknown(argv: list[str]) -> int:
    group = [verb for verb in VERBS if verb.words[0] == argv[0]]
    if group and argv[1:2] and argv[1] in HELP_WORDS:
        print(_overview(group))
        return DONE
    answers.say(_overview(group) if group else f"motcua: there is no command {argv[0]!r}; see: motcua --help")
    return USAGE


def _overview(verbs: Sequence[Verb]) -> str:
    width = max(len(verb.name) for verb in verbs)
    lines = [f"  {verb.name.ljust(width)}  {verb.help}" for verb in sorted(verbs, key=lambda verb: verb.name)]
    return "\n".join(
        [
            "usage: motcua COMMAND [arguments]",
            "",
            "commands:",
            *lines,
            "",
            "Each one explains itself, with an example: motcua COMMAND --help",
            "Settings: MOTCUA_DATA (folder, default ./var), MOTCUA_DATABASE_URL (unset: the embedded PostgreSQL).",
        ]
    )


@with_room
def _run_verb(verb: Verb, rest: list[str]) -> int:
    follow_parent()
    wants_json = verb.json and "--json" in rest
    try:
        module = _load(verb, only_help=any(word in rest for word in HELP_WORDS[:2]))
        args = argparse.Namespace(words=rest) if verb.raw else _parser(verb, module).parse_args(rest)
        with _database(verb):
            return module.run(args)
    except Refused as refused:
        for line in answers.refusal_lines(refused):
            answers.say(line)
        return _failed(REFUSED, answers.refusal_document(refused) if wants_json else None)
    except (NotFound, NotAllowed) as missing:
        code = "not_found" if isinstance(missing, NotFound) else "not_allowed"
        answers.say(f"{code}: {missing}")
        return _failed(REFUSED, {"error": {"code": code, "words": str(missing)}} if wants_json else None)
    except Unavailable as unavailable:
        answers.say(f"{unavailable} (try again in {unavailable.retry_after} s)")
        document = {"error": {"code": "unavailable", "words": str(unavailable), "retry_after": unavailable.retry_after}}
        return _failed(TRY_LATER, document if wants_json else None)
    except BrokenPipeError:  # the reader of our output (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _failed(status: int, document: Any) -> int:
    if document is not None:
        answers.print_json(document)
    return status


def _load(verb: Verb, *, only_help: bool) -> VerbModule:
    """Import the verb's module after what it needs; models can only be imported once Django stands."""
    if verb.needs is not Needs.NOTHING:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
        if only_help:  # reading a help text leaves nothing on the disk
            os.environ.setdefault("MOTCUA_SECRET_KEY", "only-to-read-the-help")
        elif not os.environ.get("MOTCUA_DATABASE_URL"):
            draw_passwords(data_folder())  # the settings read the address before the server runs
        django.setup()
    module: Any = importlib.import_module(verb.module)
    return cast(VerbModule, importlib.import_module("motcua.cli.lab_line").LabLine(module) if verb.line else module)


def _parser(verb: Verb, module: VerbModule) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"motcua {verb.name}",
        description=verb.help[:1].upper() + verb.help[1:] + ".",
        epilog="example:\n" + "\n".join(f"  {line.strip()}" for line in module.EXAMPLE.strip().splitlines()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    if verb.json:
        parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    return parser


def _database(verb: Verb) -> AbstractContextManager[Any]:
    """The embedded server for as long as the verb runs, where it needs one and none other is named."""
    if verb.needs is not Needs.DATABASE or os.environ.get("MOTCUA_DATABASE_URL"):
        return nullcontext()
    embedded = importlib.import_module("motcua.hosting.embedded")  # its driver costs a fifth of a second to load
    running: AbstractContextManager[Any] = embedded.ensure_running(data_folder())
    return running
