"""`motcua catalogue show`: one procedure as it holds on a day, or what differs between two versions of a record."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.utils import timezone
from pydantic_core import to_jsonable_python

from motcua.catalogue.api import (
    ANYWHERE,
    EffectiveProcedure,
    LawfulWay,
    ProcedureVersionRef,
    changes_between,
    difference_words,
    effective_procedure,
    list_states,
)
from motcua.cli import answers
from motcua.orgs.api import unit_in_force

EXAMPLE = """
motcua catalogue show 1.001193 --on 2026-11-22
motcua catalogue show 1.012783 --province nso:24
motcua catalogue show 1.001193 --unit-kind province_centre
motcua catalogue show 1.001193 --between 1 2
"""
_FIELDS = ("name", "level", "agency", "methods", "steps", "groups", "results", "legal_bases")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The code and the day."""
    parser.add_argument("code", help="national code of the procedure")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=None, metavar="DATE", help="local date (default: today)"
    )
    parser.add_argument(
        "--unit", default="", metavar="CODE", help="tell the lawful ways at this unit (default: any centre)"
    )
    parser.add_argument(
        "--unit-kind", default=ANYWHERE, metavar="KIND", help="tell the lawful ways at this kind of unit (%(default)s)"
    )
    parser.add_argument("--province", default="", metavar="CODE", help="lay over what this province decided (nso:24)")
    parser.add_argument(
        "--between",
        nargs=2,
        type=int,
        metavar=("A", "B"),
        help="what differs from version A to B of the nation's record",
    )


def run(args: argparse.Namespace) -> int:
    """Print it for reading, or all of it as JSON."""
    if args.between:
        return _difference(args)
    on = args.on or timezone.localdate()
    kind = unit_in_force(args.unit, on=on).kind if args.unit else args.unit_kind
    one = effective_procedure(args.code, on=on, province=args.province, unit_kind=kind, unit_code=args.unit)
    if args.json:
        answers.print_json(_document(one))
        return 0
    print("\n".join([*(_lines(one.definition) if one.definition else ()), *_layers(one)]))
    return 0


def _difference(args: argparse.Namespace) -> int:
    changes = changes_between(args.code, *args.between)
    if args.json:
        told = [{"path": path, "before": before, "after": after} for path, before, after in changes]
        answers.print_json({"code": args.code, "between": args.between, "differences": told})
        return 0
    for change in changes:
        print(difference_words(change))
    if not changes:
        answers.say("hai phiên bản không khác nhau")
    return 0


def _document(one: EffectiveProcedure) -> dict[str, Any]:
    """Our definition as before, and beside it the procedure with its layers."""
    version = one.definition
    own = (
        {
            "version": version.number,
            "valid_from": version.valid.start,
            "valid_until": version.valid.end,
            "source": version.source,
            "definition": to_jsonable_python(version.definition, fallback=dict),
        }
        if version
        else {}
    )
    layered = asdict(replace(one, definition=None))
    del layered["definition"]
    return {
        "code": one.code,
        **own,
        "effective": layered,
        "national_versions": list(map(asdict, list_states(one.code))),
    }


def _layers(one: EffectiveProcedure) -> Iterator[str]:
    """Which layer each part comes from, and the versions of the nation's record."""
    if one.definition is None:
        yield f"{one.code}  {one.name.value}"
    for name in _FIELDS:
        layer = getattr(one, name)
        yield f"  {name}: {_shown(layer.value)} [{layer.layer}: {layer.source}]"
    for decided in one.decided:
        stands = "in the place of" if decided.instead else "beside"
        place = f" ({decided.place})" if decided.place else ""
        said = f": {decided.text}" if decided.text else ""
        yield f"  set {stands} {decided.part}{place}{said} [{decided.source}]"
    for name, original in one.originals.items():
        yield f"  the nation's own {name}: {_shown(original.value)}"
    for way in (*one.ways, *one.closed_ways):
        yield f"  {_way(way)}"
    yield from (f"  doubt: {doubt.code} at {doubt.place}" for doubt in one.doubts)
    yield from (
        f"  own procedure of {own.province}: {', '.join(own.codes)} ({'; '.join(own.limits)})" for own in one.own
    )
    for state in list_states(one.code):
        until = f" until {state.valid_until}" if state.valid_until else ""
        period = f"from {state.valid_from}{until}"
        yield f"  national version {state.number} {period}, {state.changes} changes, {state.file_name}"


def _shown(value: Any) -> str:
    """A text, a name, or how many there are."""
    if isinstance(value, str):
        return value
    return str(len(value)) if isinstance(value, tuple) else str(value.name)


def _way(way: LawfulWay) -> str:
    """`online: national_portal, Cổng Dịch vụ công quốc gia, https://…, from 2025-07-01 [rule: …]`."""
    period = way.valid
    told = (
        way.where,
        way.system.vi,
        way.address,
        f"territory {way.territory}" if way.territory else "",
        f"from {period.start}" if period and period.start > date.min else "",
        f"until {period.end}" if period and period.end else "",
        "" if way.verified else "chưa kiểm chứng",
    )
    note = f" ({way.note.vi})" if way.note.vi else ""
    return f"{way.channel}: {', '.join(filter(None, told))} [{way.layer}: {way.source}]{note}"


def _lines(version: ProcedureVersionRef) -> Iterator[str]:
    definition = version.definition
    until = f" until {version.valid.end}" if version.valid.end else ""
    yield f"{version.code}  {definition.title.vi}"
    yield f"  {definition.name.vi}"
    yield f"  version {version.number}, in force from {version.valid.start}{until}, {version.source}"
    yield f"  field: {definition.field.name.vi} ({definition.field.code})"
    yield "  papers:"
    for paper in definition.papers:
        channels = f" [{', '.join(paper.channels)}]" if paper.channels else ""
        yield f"    - {paper.short.vi} ({paper.kind}, {paper.need}){channels}"
    yield "  fees:"
    yield from (f"    - {fee.name.vi}: {fee.shown.vi}" for fee in definition.fees)
    yield "  time limits:"
    yield from (f"    - {', '.join(limit.channels)}: {limit.rule.vi}" for limit in definition.time_limits)
    yield "  results:"
    yield from (f"    - {result.name.vi} ({result.code})" for result in definition.results)
    yield "  legal bases:"
    yield from (f"    - {basis.code}" for basis in definition.legal_bases)
