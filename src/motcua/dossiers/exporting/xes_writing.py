"""Writing XES (IEEE 1849): a dossier is a trace, with the extensions concept, time, lifecycle and organisation."""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import quoteattr

from motcua.dossiers.exporting.cases import TIMES, TRUTHS
from motcua.dossiers.exporting.order import Case

OWN = "motcua"
_KINDS = {**dict.fromkeys(TIMES, "date"), **dict.fromkeys(TRUTHS, "boolean"), "fee_dong": "int"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="2.0" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Motcua" prefix="motcua" uri="urn:motcua:xes:1"/>
<global scope="trace">
<string key="concept:name" value="unknown"/>
</global>
<global scope="event">
<string key="concept:name" value="unknown"/>
<string key="lifecycle:transition" value="complete"/>
<date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
</global>
<classifier name="Activity" keys="concept:name"/>
<classifier name="Activity and step" keys="concept:name lifecycle:transition"/>
"""


def xes_pieces(cases: Iterable[Case], *, simulated: bool, count: Callable[[Case], None]) -> Iterator[str]:
    """The document piece by piece; `count` hears each case that was written."""
    yield _HEAD
    yield _attribute("string", "concept:name", "Motcua")
    yield _attribute("string", "lifecycle:model", "standard")
    if simulated:
        yield _attribute("string", f"{OWN}:notice", "dữ liệu giả lập")
    for case in cases:
        yield _trace(case)
        count(case)
    yield "</log>\n"


def _trace(case: Case) -> str:
    lines = ["<trace>\n", _attribute("string", "concept:name", case.columns["dossier_code"])]
    for name, text in case.columns.items():
        if name != "dossier_code":
            lines.append(_attribute(_KINDS.get(name, "string"), f"{OWN}:{name}", text))
    group = case.columns.get("unit_code", "")
    for event in case.events:
        lines.append("<event>\n")
        lines.append(_attribute("string", "concept:name", event.activity))
        lines.append(_attribute("string", "lifecycle:transition", event.transition))
        lines.append(_attribute("date", "time:timestamp", event.at))
        if event.role:
            lines.append(_attribute("string", "org:role", event.role))
        if group:
            lines.append(_attribute("string", "org:group", group))
        lines.append("</event>\n")
    lines.append("</trace>\n")
    return "".join(lines)


def _attribute(kind: str, key: str, value: str) -> str:
    return f"<{kind} key={quoteattr(key)} value={quoteattr(_UNWRITABLE.sub('', value))}/>\n"
