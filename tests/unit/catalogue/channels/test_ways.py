"""Which doors the law opens: a decision over a rule, a rule over the record's words, and what is not known stays so."""

import json
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from motcua.catalogue.channels.deciding import closed_ways, state_of, ways_on
from motcua.catalogue.channels.reading import channel_rules, read_rules
from motcua.catalogue.channels.values import RULE, UNKNOWN, Told
from motcua.catalogue.national.values import NationalLimit, NationalMethod
from motcua.catalogue.values import CHANNELS, LawfulWay, Validity
from motcua.core.data_folder import DATA_FILES

TODAY = date(2026, 11, 22)
RULES = channel_rules()
FOLDER = DATA_FILES / "procedures" / "channels"


def methods(**words: str) -> tuple[NationalMethod, ...]:
    return tuple(NationalMethod(channel, NationalLimit(None, ""), (), text) for channel, text in words.items())


PLAIN = Told(
    code="1.900001",
    methods=methods(online="", counter="", post=""),
    level="part",
    tiers=("commune",),
    fields=("G15-TP07",),
    agency="G01",
    non_territorial=False,
    valid=Validity(date(2026, 7, 19), None),
    source="bản ghi",
    layer="national",
)


def places(told: Told, on: date = TODAY, unit_kind: str = "xa") -> list[tuple[str, str]]:
    return [(way.channel, way.where) for way in ways_on(told, RULES, on=on, unit_kind=unit_kind) if way.verified]


def test_the_file_fits_its_schema_and_every_rule_its_systems() -> None:
    schema = json.loads((FOLDER / "rules.schema.json").read_text(encoding="utf-8"))
    data = yaml.safe_load((FOLDER / "rules.yaml").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(data)) == []
    data["rules"][0]["system"] = "nowhere"
    with pytest.raises(KeyError, match="nowhere"):
        read_rules(data)


@pytest.mark.parametrize(
    ("on", "online"),
    [
        (date(2025, 6, 30), [UNKNOWN]),
        (date(2025, 7, 1), ["national_portal"]),
        (date(2025, 12, 30), ["national_portal"]),
        (date(2025, 12, 31), ["national_portal", "vneid"]),
        (TODAY, ["national_portal", "vneid"]),
    ],
)
def test_online_leads_where_the_rule_of_the_day_sends_it(on: date, online: list[str]) -> None:
    found = ways_on(PLAIN, RULES, on=on, unit_kind="xa")
    assert [way.where for way in found if way.channel == "online"] == online
    assert state_of("online", found) == ("unknown" if online == [UNKNOWN] else "open")


def test_a_centre_takes_dossiers_of_the_whole_province_and_a_ministry_its_own() -> None:
    counter = [way for way in ways_on(PLAIN, RULES, on=TODAY, unit_kind="xa") if way.channel == "counter"]
    assert [(way.where, way.territory, way.layer) for way in counter] == [
        ("counter", "province", RULE),
        ("office", "", "national"),
    ]
    assert "309/2026" in counter[0].source
    assert counter[0].note.vi
    flagged = replace(PLAIN, non_territorial=True)
    assert ways_on(flagged, RULES, on=TODAY, unit_kind="xa")[2].source.endswith("; bản ghi")
    assert ("counter", "counter") not in places(replace(PLAIN, tiers=("ministry",)))
    assert ("counter", "counter") not in places(PLAIN, unit_kind="department")
    assert ("counter", "counter") not in places(PLAIN, on=date(2025, 6, 30))


def test_the_records_own_words_name_a_ministrys_system_beside_the_portal() -> None:
    told = replace(PLAIN, methods=methods(online="Qua Cổng dịch vụ công quốc gia hoặc Cổng dịch vụ công Bộ Công an."))
    online = [way for way in ways_on(told, RULES, on=TODAY, unit_kind="xa") if way.channel == "online"]
    assert [(way.where, way.layer) for way in online] == [
        ("national_portal", RULE),
        ("vneid", RULE),
        ("ministry_system", "national"),
    ]
    assert (online[2].system.vi, online[2].source) == ("Cổng dịch vụ công Bộ Công an", "bản ghi")
    assert online[0].address == "https://dichvucong.gov.vn"


def test_what_goes_through_the_border_portal_alone_is_not_sent_to_the_national_one() -> None:
    words = "Gửi hồ sơ qua cổng thông tin thủ tục biên phòng điện tử tại địa chỉ http://thutucbienphong.gov.vn."
    told = replace(PLAIN, methods=methods(online=words))
    assert places(told) == [("online", "ministry_system")]
    both = replace(PLAIN, methods=methods(online=f"{words} Hoặc Cổng dịch vụ công quốc gia."))
    assert ("online", "national_portal") in places(both)


def test_a_provinces_own_portal_is_closed_though_the_record_names_it() -> None:
    told = replace(PLAIN, methods=methods(online="Nộp tại https://dichvucong.hue.gov.vn"))
    assert ("online", "provincial_system") not in places(told)
    (closed,) = closed_ways(told, RULES, on=TODAY)
    assert ("623/TTg-KSTT" in closed.source, "Huế" in closed.system.vi) == (True, True)
    before = date(2025, 6, 30)
    assert closed_ways(told, RULES, on=before) == ()
    assert ("online", "provincial_system") in places(told, on=before)


def test_what_nobody_has_checked_opens_nothing() -> None:
    told = replace(PLAIN, agency="G09.20")
    doubtful = [way for way in ways_on(told, RULES, on=TODAY, unit_kind="xa") if not way.verified]
    assert [(way.where, bool(way.note.vi)) for way in doubtful] == [("ministry_system", True)]
    assert state_of("online", doubtful) == "closed"
    named = replace(told, methods=methods(online="Cổng dịch vụ công của Bộ Nội vụ"))
    assert all(way.verified for way in ways_on(named, RULES, on=TODAY, unit_kind="xa"))


@pytest.mark.parametrize(
    ("channels", "level", "online"),
    [
        (("online", "counter"), "full", "open"),
        (("counter",), "none", "closed"),
        (("counter",), "full", "unknown"),
        (("counter",), "part", "unknown"),
        (("online",), "none", "unknown"),
        ((), "full", "unknown"),
        ((), "none", "closed"),
    ],
)
def test_a_record_that_contradicts_itself_leaves_online_unknown(
    channels: tuple[str, ...], level: str, online: str
) -> None:
    told = replace(PLAIN, methods=methods(**dict.fromkeys(channels, "")), level=level)
    found = ways_on(told, RULES, on=TODAY, unit_kind="xa")
    assert state_of("online", found) == online
    assert state_of("counter", found) == ("open" if "counter" in channels else "closed" if channels else "unknown")


def test_a_decision_is_all_there_is() -> None:
    decided = (LawfulWay("post", "counter", "QĐ 1"), LawfulWay("online", "national_portal", "QĐ 1"))
    found = ways_on(PLAIN, RULES, on=TODAY, unit_kind="xa", decided=decided)
    assert [(way.channel, way.where, way.layer) for way in found] == [
        ("online", "national_portal", "ours"),
        ("post", "counter", "ours"),
    ]
    assert found[0].address == "https://dichvucong.gov.vn"
    assert state_of("counter", found) == "closed"


@given(
    channels=st.sets(st.sampled_from(CHANNELS)),
    level=st.sampled_from(["full", "part", "none"]),
    tiers=st.sets(st.sampled_from(["ministry", "province", "commune", "vertical", "other"])),
    agency=st.sampled_from(["", "G01", "G09", "G15.1", "H57"]),
    words=st.sampled_from(["", *(name for system in RULES.systems.values() for name in system.named)]),
    on=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
)
def test_every_way_has_its_source_and_no_way_is_invented(
    channels: set[str], level: str, tiers: set[str], agency: str, words: str, on: date
) -> None:
    told = replace(
        PLAIN, methods=methods(**dict.fromkeys(channels, words)), level=level, tiers=tuple(tiers), agency=agency
    )
    found = ways_on(told, RULES, on=on, unit_kind="commune_centre")
    assert all(way.source and way.layer for way in found)
    assert all(way.valid is None or way.valid.holds(on) for way in found if way.layer == RULE)
    opened = {channel for channel in CHANNELS if state_of(channel, found) == "open"}
    assert opened <= channels
    assert not any(way.where == "here" for way in found)
