"""The nation's whole catalogue: as many doubts of each kind as an independent count finds."""

from collections import Counter
from pathlib import Path

import pytest

from motcua.catalogue.national.files import GivenRecord, read_given
from motcua.catalogue.national.reading import read_record
from tests.unit.catalogue.national.counting import defects
from tests.unit.catalogue.national.test_wording import unreadable

FILE = Path(__file__).parents[5] / "shared" / "data" / "tthc" / "procedures.jsonl.gz"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the nation's catalogue does not lie beside the repository")


def test_every_defect_of_the_real_catalogue_is_told_as_often_as_it_stands_there() -> None:
    told: Counter[str] = Counter()
    places: set[str] = set()
    records = believed = 0
    for given in read_given(FILE):
        assert isinstance(given, GivenRecord), given
        reading, findings = read_record(given.record)
        records += 1
        told.update(finding.code for finding in findings)
        places.update(finding.place for finding in findings)
        assert len({(finding.code, finding.place) for finding in findings}) == len(findings), reading.code
        believed += sum(fee.trustworthy for method in reading.methods for fee in method.fees)
    assert records == 5316
    assert told == defects(FILE)
    assert {
        kind: told[kind] for kind in ("limit_in_words", "paper_without_quantity", "not_nfc", "full_without_online")
    } == {
        "limit_in_words": 1556,
        "paper_without_quantity": 1422,
        "not_nfc": 1143,
        "full_without_online": 146,
    }
    assert 0 < believed < 5000
    assert unreadable(places) == []
