"""Reading XML of unknown people as a stream: no entities, no bottomless nesting, memory that does not grow."""

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import NoReturn, Protocol
from xml.parsers import expat

from motcua.dossiers.importing.findings import FileUnusable, Finding

_DEEPEST = 64
_LONGEST_PIECE = 2 << 20


class Reader(Protocol):
    """Hears elements begin and end; names come without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins on this line."""

    def end(self, name: str) -> None:
        """An element ends."""


def read_xml(pieces: Iterable[bytes], reader: Reader, *, file: str, text: Callable[[str], None] | None = None) -> None:
    """Feed the pieces of a document to the reader; `text` hears what stands between elements.

    A document with a DTD is refused unread: neither event logs nor workbooks need one, and entities grow.
    Raises  FileUnusable with the line for what is broken, cut, nested too deep or in one endless piece.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = waiting = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, waiting
        depth += 1
        waiting = 0
        if depth > _DEEPEST:
            raise FileUnusable(Finding("xml_too_deep", file=file, line=parser.CurrentLineNumber))
        reader.start(name.rpartition(" ")[2], attributes, parser.CurrentLineNumber)

    def end(name: str) -> None:
        nonlocal depth, waiting
        depth -= 1
        waiting = 0
        reader.end(name.rpartition(" ")[2])

    def refuse(*_: object) -> NoReturn:
        raise FileUnusable(Finding("xml_entities", file=file, line=parser.CurrentLineNumber))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            waiting += len(piece)
            if waiting > _LONGEST_PIECE:
                raise FileUnusable(Finding("xml_endless", file=file, line=parser.CurrentLineNumber))
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise FileUnusable(Finding("xml_broken", file=file, line=error.lineno, value=reason)) from error
    finally:
        if isinstance(pieces, Generator):
            pieces.close()  # what it has open is closed now, not whenever memory is tidied
