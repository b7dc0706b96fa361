"""What a declared emergency must say, when it stops clocks, and which ways it leaves open."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import jsonschema
import pytest
import yaml

from motcua.core.errors import Refused
from motcua.dossiers.rules.emergencies import (
    FILE,
    ChannelClosedNow,
    EmergencyOrder,
    check_can_end,
    check_door_is_open,
    check_emergency,
    check_later_end,
    grounds,
    left_open,
)
from motcua.dossiers.states import LegalChannel

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
FLOOD = EmergencyOrder(
    "natural_disaster", "QĐ 12/QĐ-UBND", "Nước lũ", NOW, NOW + 24 * HOUR, channels=("counter", "post")
)


@dataclass(frozen=True)
class Way:
    """A way and a closing, as the rules see them."""

    channel: str = "online"
    where: str = "here"
    source: str = "NĐ 118/2025"
    until: datetime = NOW


def test_the_grounds_are_as_their_schema_says_and_hold_by_the_day() -> None:
    schema = json.loads(FILE.with_suffix(".schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(FILE.read_text(encoding="utf-8")), schema)
    assert "shared_system" not in {one.code for one in grounds(on=date(2026, 8, 31))}
    assert "shared_system" in {one.code for one in grounds(on=date(2026, 9, 1))}


@pytest.mark.parametrize(
    ("ground", "clause", "stops"),
    [
        ("natural_disaster", "", False),
        ("natural_disaster", "khoản 3 Điều 2", True),
        ("shared_system", "", True),
        ("premises", "", False),
    ],
)
def test_clocks_stop_where_the_law_or_a_clause_says_so_and_nowhere_else(ground: str, clause: str, stops: bool) -> None:
    assert check_emergency(replace(FLOOD, ground=ground, clause=clause), now=NOW) is stops


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"ground": "x"}, "ground", "emergency_ground_unknown"),
        ({"source": " "}, "source", "emergency_source_missing"),
        ({"message": "a" * 501}, "message", "emergency_message_missing"),
        ({"ground": "premises", "clause": "Điều 2"}, "clause", "emergency_clause_not_asked"),
        ({"channels": ()}, "channels", "emergency_without_effect"),
        ({"channels": ("counter", "unknown")}, "channels", "choice_unknown"),
        ({"priority": True}, "procedures", "emergency_priority_of_what"),
        ({"until": NOW}, "until", "emergency_ended_before"),
        ({"until": NOW + timedelta(days=91)}, "until", "emergency_too_long"),
        ({"since": NOW - timedelta(days=32)}, "since", "emergency_long_ago"),
    ],
)
def test_a_declaration_that_cannot_be_meant_is_refused_at_its_place(
    changed: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refused, match="emergency_refused") as refused:
        check_emergency(replace(FLOOD, **changed), now=NOW)
    assert refused.value.field_errors == {field: code}


def test_a_closed_door_names_what_is_left_and_never_closes_a_door_of_others() -> None:
    ways = [Way("online", "national_portal"), Way("counter", "counter"), Way("post", "office")]
    assert [way.where for way in left_open(ways, {"online", "counter"})] == ["national_portal", "office"]
    check_door_is_open(ways, LegalChannel.POST, {"counter": Way()})
    with pytest.raises(ChannelClosedNow) as refused:
        check_door_is_open(ways, LegalChannel.COUNTER, {"counter": Way(source="QĐ 12", until=NOW)})
    told = refused.value.values
    assert (told["until"], told["source"]) == ("09:00 30/11/2026", "QĐ 12")
    assert [way["channel"] for way in told["ways"]] == ["online", "post"]


def test_it_may_last_longer_while_it_lasts_and_end_once() -> None:
    end = NOW + 24 * HOUR
    check_later_end(NOW, end, end + HOUR, "QĐ 13", now=NOW + HOUR)
    for until, source, field in [(end, "QĐ 13", "until"), (end + HOUR, "", "source")]:
        with pytest.raises(Refused) as refused:
            check_later_end(NOW, end, until, source, now=NOW + HOUR)
        assert set(refused.value.field_errors) == {field}
    with pytest.raises(Refused, match="emergency_over"):
        check_later_end(NOW, end, end + HOUR, "QĐ 13", now=end)
    check_can_end(NOW, end, revoked=False, now=NOW + HOUR)
    with pytest.raises(Refused, match="emergency_refused"):
        check_can_end(NOW, end, revoked=False, now=NOW - HOUR)
    with pytest.raises(Refused, match="emergency_over"):
        check_can_end(NOW, end, revoked=False, now=end)
