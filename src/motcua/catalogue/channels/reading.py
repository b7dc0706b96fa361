"""The systems and rules of `data/procedures/channels/`, read once."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.catalogue.channels.values import ChannelRules, DoorRule, System
from motcua.catalogue.values import Validity
from motcua.core.data_folder import DATA_FILES
from motcua.forms.values import Words

_FILE = DATA_FILES / "procedures" / "channels" / "rules.yaml"
_SETS = ("procedures", "agencies", "fields", "tiers", "unit_kinds", "unless_named")


@cache
def channel_rules() -> ChannelRules:
    """The rules as they stand in the file. Raises KeyError where a rule names a system that is not in it."""
    return read_rules(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def read_rules(given: Mapping[str, Any]) -> ChannelRules:
    """The rules of one file (`rules.schema.json` says what may be in it). Raises KeyError as above."""
    systems = {each["id"]: _system(each) for each in given["systems"]}
    rules = tuple(map(_rule, given["rules"]))
    for name in {name for rule in rules for name in (rule.system, *rule.unless_named) if name}:
        systems[name]
    return ChannelRules(systems, rules)


def _system(given: Mapping[str, Any]) -> System:
    return System(
        id=given["id"],
        name=_words(given["name"]),
        where=given["where"],
        address=given.get("address", ""),
        named=tuple(given.get("named", ())),
        closed_from=_day(given.get("closed_from")),
        closed_by=given.get("closed_by", ""),
    )


def _rule(given: Mapping[str, Any]) -> DoorRule:
    return DoorRule(
        channel=given["channel"],
        where=given["where"],
        valid=Validity(date.fromisoformat(given["valid_from"]), _day(given.get("valid_until"))),
        source=given["source"],
        system=given.get("system", ""),
        territory=given.get("territory", ""),
        verified=given.get("verified", True),
        note=_words(given.get("note", {"vi": "", "en": ""})),
        **{name: frozenset(given.get(name, ())) for name in _SETS},
    )


def _words(given: Mapping[str, str]) -> Words:
    return Words(given["vi"], given["en"])


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given is not None else None
