"""Every Vietnamese sentence of the screens has its English, with the same places to fill in; nothing is left over.

The sentences themselves are the keys. `--update` brings new ones into the catalogue, drops those that are gone and
compiles it; the English is then written into the .po by a person. The same sources give the same bytes.
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src") / "motcua"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACES = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w+")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # of HTML; it means nothing to the reader of Python
EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 (a fixed header, so that nothing changes by itself)


class _Book(Catalog):
    """The catalogue as we write it: a head in which nothing changes by itself, not even with a newer tool."""

    def __init__(self) -> None:
        super().__init__(
            locale="en",
            project="Motcua",
            version="1",
            charset="utf-8",
            msgid_bugs_address="motcua",
            last_translator="Motcua contributors",
            language_team="English",
            creation_date=EPOCH,
            revision_date=EPOCH,
            fuzzy=False,
            header_comment="# English words of Motcua's screens.",
        )

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Without the version of the tool that wrote it."""
        return [(name, value) for name, value in super().mime_headers if name != "Generated-By"]


def main(root: Path = ROOT, *, update: bool = False) -> int:
    """Exit status 1 with every sentence that is not in order; with `update` the catalogue is rewritten first."""
    wanted = collect(root)
    if update:
        _update(root, wanted)
    if not (root / CATALOGUE).exists():
        print(f"{CATALOGUE}: is missing; run: python tools/check_translations.py --update")
        return 1
    catalogue = _read(root)
    faults = [*_hidden(root), *_missing(wanted, catalogue), *_wrong(catalogue), *_left_over(wanted, catalogue)]
    compiled = (root / CATALOGUE).with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != _compiled(catalogue):
        faults.append(f"{CATALOGUE.with_suffix('.mo')}: is not what the catalogue gives; run with --update")
    print("\n".join(faults) or f"translations: {len(wanted)} sentences, each with its English")
    return 1 if faults else 0


def collect(root: Path) -> Catalog:
    """All sentences of templates and modules, each with the files that hold it."""
    found = Catalog()
    for path in sorted((root / PACKAGE).rglob("*")):
        if not path.is_file() or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
        elif "templates" in path.parts and path.suffix in (".html", ".txt", ".xml"):
            source = INDENT.sub("", templatize(path.read_text(encoding="utf-8"), origin=str(path)))
        else:
            continue
        place = path.relative_to(root).as_posix()
        for line, message, comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS, ()):
            found.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return found


def _hidden(root: Path) -> Iterator[str]:
    """Sentences within the braces of an f-string, which some versions of Python do not let us collect."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(outer, ast.JoinedStr):
                continue
            calls = (inner.func for inner in ast.walk(outer) if isinstance(inner, ast.Call))
            if any(isinstance(called, ast.Name) and called.id in KEYWORDS for called in calls):
                place = f"{path.relative_to(root).as_posix()}:{outer.lineno}"
                yield f"{place}: give the sentence a name outside the f-string"


def _missing(wanted: Catalog, catalogue: Catalog) -> Iterator[str]:
    for message in _messages(wanted):
        entry = catalogue.get(message.id, message.context)
        words, place = _shown(message), message.locations[0][0] if message.locations else "?"
        if entry is None:
            yield f"{place}: not in the catalogue: {words}"
        elif not all(_strings(entry)):
            yield f"{place}: has no English yet: {words}"
        elif entry.fuzzy:
            yield f"{place}: the English is only a guess (fuzzy): {words}"


def _wrong(catalogue: Catalog) -> Iterator[str]:
    for entry in _messages(catalogue):
        ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
        allowed = [_places(text) for text in ids]
        for number, english in enumerate(_strings(entry)):
            if not english:
                continue
            # "One page" may stand without its number; the plural may not.
            if _places(english) not in (allowed if number == 0 else allowed[-1:]):
                yield f"{CATALOGUE}: other places to fill in than the Vietnamese {allowed[-1]}: {english[:80]!r}"
            if (english[0] == "\n", english[-1] == "\n") != (ids[0][0] == "\n", ids[0][-1] == "\n"):
                yield f"{CATALOGUE}: other line breaks at the ends than the Vietnamese: {english[:80]!r}"


def _places(text: str) -> list[str]:
    return sorted(set(PLACES.findall(text.replace("%%", ""))))


def _left_over(wanted: Catalog, catalogue: Catalog) -> Iterator[str]:
    for entry in _messages(catalogue):
        if wanted.get(entry.id, entry.context) is None:
            yield f"{CATALOGUE}: no screen says this any more: {_shown(entry)}"
    if catalogue.obsolete:
        yield f"{CATALOGUE}: {len(catalogue.obsolete)} obsolete entries; run with --update"


def _update(root: Path, wanted: Catalog) -> None:
    """Bring the catalogue up to the sources; English that is already there stays."""
    known = _read(root) if (root / CATALOGUE).exists() else Catalog(locale="en")
    fresh = _Book()
    for message in _messages(wanted):
        entry = known.get(message.id, message.context)
        same = entry is not None and not entry.fuzzy and isinstance(entry.id, str) == isinstance(message.id, str)
        kept = entry.string if entry is not None and same else ""
        files = [(place, 0) for place in sorted({place for place, _ in message.locations})]
        fresh.add(message.id, kept, files, message.flags, context=message.context)
    path = root / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(out, fresh, width=120, sort_output=True, include_lineno=False)
    path.write_bytes(out.getvalue())
    path.with_suffix(".mo").write_bytes(_compiled(_read(root)))
    waiting = sum(not all(_strings(entry)) for entry in _messages(fresh))
    print(f"{CATALOGUE}: {len(fresh)} sentences, {waiting} wait for their English", file=sys.stderr)


def _read(root: Path) -> Catalog:
    with (root / CATALOGUE).open("rb") as file:
        return read_po(file, locale="en")


def _compiled(catalogue: Catalog) -> bytes:
    book, out = _Book(), io.BytesIO()
    for message in _messages(catalogue):
        book.add(message.id, message.string, flags=message.flags, context=message.context)
    write_mo(out, book)
    return out.getvalue()


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def _shown(message: Message) -> str:
    return repr(message.id if isinstance(message.id, str) else message.id[0])[:100]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="rewrite and compile the catalogue")
    sys.exit(main(update=parser.parse_args().update))
