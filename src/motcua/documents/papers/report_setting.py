"""A report in blocks as PDF: the same blocks and the same moment give the same bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.documents.papers.typesetting import render_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFields:
    """`blocks` in their order, each a mapping with `kind`.

    heading, subheading, lead, text, warning, note, code   `text`
    items                                                  `items`: texts
    table                                                  `head`, `numeric` (one flag a column), `rows`: texts
    picture                                                `svg`, `alternative`: what it shows in words

    banner    stands at the head of every page: simulated data, a draft; may be empty
    language  of the words that are not people's own: vi or en
    """

    title: str
    unit: str
    made_on: str
    footer: str
    banner: str
    language: str
    blocks: Sequence[Mapping[str, Any]]


def render_report(fields: ReportFields, *, now: datetime) -> bytes:
    """The report as PDF/A-2a and PDF/UA-1."""
    return render_blocks("report.typ", fields, now)
