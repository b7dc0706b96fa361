"""The operator's commands, one verb per file.

A verb is one line in `cli/verbs.py` (name, one sentence of help, what it needs) and one module of this room, named like
the verb with spaces and hyphens as underscores: `dossiers import` lives in `cli/dossiers_import.py`. The module has

    EXAMPLE: str                                                  ends `--help`; lines as one would type them
    def add_arguments(parser: argparse.ArgumentParser) -> None    the verb's own arguments
    def run(args: argparse.Namespace) -> int                      does it; returns the exit status

What the frame (`cli/main.py`) does for every verb, so that no verb does it again:

- `needs`: `Needs.NOTHING` imports the module as it is; `Needs.SETTINGS` calls `django.setup()` first, so that its
  head may import models; `Needs.DATABASE` also keeps the embedded server running while `run` runs, unless
  `MOTCUA_DATABASE_URL` names another one. Only the module of the verb asked for is imported, none for `motcua --help`.
- `--json` is added to every verb whose line does not say `json=False`: then `args.json` is true and the verb prints one
  document with `answers.print_json(...)`. Everything said to a person goes to stderr with `answers.say(...)`.
- Failures: raise, do not print. `Refused`, `NotFound`, `NotAllowed` end with their message on stderr and status 1 (with
  `--json` also as `{"error": {...}}` on stdout); `Unavailable` with 75; wrong usage with 2; anything else is a bug and
  shows its traceback. A verb's own refusal: `raise answers.CannotDo("what is wrong", remedy="what to do")`.
- What may take over two seconds shows `progress.Progress(...)`, which stays silent where stderr is no terminal.
"""
