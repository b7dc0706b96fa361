"""A definition that has passed its schema becomes typed values."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from motcua.catalogue.case_values import CompetentField, LetOff, Part
from motcua.catalogue.values import (
    Case,
    Fee,
    FeeTier,
    HandlingStep,
    LegalBasis,
    Named,
    Note,
    Paper,
    ProcedureDefinition,
    RelatedLimit,
    Source,
    TimeLimit,
)
from motcua.forms.reading import read_form, read_words
from motcua.forms.reading_conditions import read_condition
from motcua.forms.values import Words

Data = Mapping[str, Any]


def read_definition(data: Data) -> ProcedureDefinition:
    """The typed definition. Raises KeyError or ValueError where the data did not pass the schema first."""
    identification = data["identification"]
    return ProcedureDefinition(
        code=data["code"],
        name=read_words(data["name"]),
        title=read_words(data["title"]),
        summary=read_words(data["summary"]),
        field=_named(data["field"]),
        audience=tuple(_named(entry) for entry in data["audience"]),
        promulgating=_named(data["agency"]["promulgating"]),
        executing=tuple(entry["name"] for entry in data["agency"]["executing"]),
        tiers=tuple(data["agency"]["tiers"]),
        decision=data["decision"]["number"],
        full_online=data["full_online"]["value"],
        keywords=tuple(data["keywords"]),
        life_events=tuple(data.get("life_events", ())),
        cases=tuple(Case(entry["code"], entry["name"], entry["as_given"]) for entry in data["cases"]),
        papers=tuple(_paper(entry) for entry in data["papers"]),
        notes=tuple(_note(entry) for entry in data["notes"]),
        fees=tuple(_fee(entry) for entry in data["fees"]),
        time_limits=tuple(_time_limit(entry) for entry in data["time_limits"]),
        related_limits=tuple(
            RelatedLimit(read_words(entry["what"]), entry["limit"], entry["source"])
            for entry in data.get("related_limits", ())
        ),
        stepper=tuple(read_words(entry) for entry in data["stepper"]),
        handling=tuple(HandlingStep(step["code"], step["role"], read_words(step["name"])) for step in data["handling"]),
        results=tuple(_named(entry) for entry in data["results"]),
        identification=tuple(identification["required"]),
        identification_words=read_words(identification),
        legal_bases=tuple(LegalBasis(entry["code"], entry["name"]) for entry in data["legal_bases"]),
        form=read_form(data["form"]),
        official_steps=data["official"]["steps"],
        official_conditions=data["official"].get("conditions", ""),
        sources=tuple(
            Source(entry["id"], entry["title"], date.fromisoformat(entry["read_on"])) for entry in data["sources"]
        ),
        parts=tuple(_part(entry) for entry in data.get("parts", ())),
        competent_fields=tuple(_competent_field(entry) for entry in data.get("competent_fields", ())),
    )


def _named(data: Data) -> Named:
    return Named(data["code"], read_words(data["name"]))


def _words(data: Data, key: str) -> Words | None:
    return read_words(data[key]) if key in data else None


def _paper(data: Data) -> Paper:
    return Paper(
        code=data["code"],
        name=data["name"],
        short=read_words(data["short"]),
        kind=data["kind"],
        need=data["need"],
        originals=data["originals"],
        copies=data["copies"],
        condition=_words(data, "condition"),
        waived_when=_words(data, "waived_when"),
        channels=tuple(data.get("channels", ())),
        fulfilled_by=data.get("fulfilled_by", ""),
        group=data.get("group", ""),
        sensitive=data.get("sensitive", False),
        when=read_condition(data.get("when")),
        not_needed=tuple(_let_off(entry) for entry in data.get("not_needed", ())),
        part_of=data.get("part_of", ""),
    )


def _let_off(data: Data) -> LetOff:
    when = read_condition(data["when"])
    if when is None:
        raise KeyError("when")
    return LetOff(when, read_words(data["words"]))


def _note(data: Data) -> Note:
    return Note(data["code"], data["text"], data.get("group", ""), tuple(data.get("channels", ())))


def _fee(data: Data) -> Fee:
    return Fee(
        code=data["code"],
        kind=data["kind"],
        name=read_words(data["name"]),
        shown=read_words(data["shown"]),
        trustworthy=data["trustworthy"],
        basis=data["basis"],
        source=data["source"],
        amount_dong=data.get("amount_dong"),
        per=data.get("per", "dossier"),
        tiers=tuple(FeeTier(tier["from_page"], tier["amount_dong"]) for tier in data.get("tiers", ())),
        maximum_dong_per_copy=data.get("maximum_dong_per_copy"),
        channels=tuple(data.get("channels", ())),
        exemptions=_words(data, "exemptions"),
        when=read_condition(data.get("when")),
    )


def _time_limit(data: Data) -> TimeLimit:
    return TimeLimit(
        channels=tuple(data["channels"]),
        limit=data["limit"],
        rule=read_words(data["rule"]),
        as_given=data["as_given"],
        source=data["source"],
        late_cutoff=time.fromisoformat(data["late_cutoff"]) if "late_cutoff" in data else None,
        cases=tuple(data.get("cases", ())),
        reading=data.get("reading", ""),
        when=read_condition(data.get("when")),
    )


def _part(data: Data) -> Part:
    longer = data.get("longer")
    return Part(
        code=data["code"],
        name=read_words(data["name"]),
        agency=read_words(data["agency"]),
        limit=data["limit"],
        verified=data["verified"],
        rule=read_words(data["rule"]),
        output=read_words(data["output"]),
        source=data["source"],
        procedure=data.get("procedure", ""),
        steps=tuple(read_words(step) for step in data.get("steps", ())),
        longer=(longer["limit"], read_words(longer["rule"])) if longer else None,
        pauses=tuple(read_words(pause) for pause in data.get("pauses", ())),
        after=tuple(data.get("after", ())),
        when=read_condition(data.get("when")),
    )


def _competent_field(data: Data) -> CompetentField:
    return CompetentField(
        system=data["system"],
        field=data["field"],
        path=data["path"],
        transform=data["transform"],
        codes=data.get("codes", {}),
        when=read_condition(data.get("when")),
        source=data.get("source", ""),
    )
