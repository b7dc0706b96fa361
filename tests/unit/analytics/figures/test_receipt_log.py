"""A real log of a foreign front office: the counts that are known of it, and the reading that it invites wrongly."""

import csv
import gzip
from pathlib import Path

import pytest

from motcua.analytics.cube import compute_table
from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.snapshots import Snapshot
from tests.factories.extract_rows import write_extract

FOLDER = Path(__file__).parents[4] / ".." / "shared" / "data" / "event_logs"
LOG, CASES = FOLDER / "receipt.csv.gz", FOLDER / "receipt_cases.csv"
STEP = "T10 Determine necessity to stop indication"

pytestmark = pytest.mark.skipif(not LOG.exists(), reason="the receipt log does not lie beside this clone")


@pytest.fixture(scope="module")
def receipt(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The log as an extract: traces as dossiers, events as events."""
    with CASES.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    rows = [
        {
            "channel_as_given": case["channel"],
            "received_at": case["startdate"],
            "due_at": case["enddate_planned"] or None,
            "finished_at": case["enddate"] or None,
        }
        for case in cases
    ]
    number = {case["case"]: index for index, case in enumerate(cases, start=1)}
    with gzip.open(LOG, "rt", encoding="utf-8", newline="") as file:
        events = [
            {
                "dossier_key": number[event["case:concept:name"]],
                "activity_as_given": event["concept:name"],
                "at": event["time:timestamp"],
            }
            for event in csv.DictReader(file)
        ]
    assert len(events) == 8577
    return write_extract(tmp_path_factory.mktemp("receipt"), rows, events=events)


def test_what_is_known_of_the_log(receipt: Snapshot) -> None:
    by_channel = compute_table(receipt, "received", by=("channel_as_given",))
    assert {row.dimensions[0]: row.numerator for row in by_channel.rows} == {
        "Internet": 1250,
        "Desk": 109,
        "Post": 53,
        "e-mail": 21,
        "Intern": 1,
        "": 1434,
    }
    on_time = compute_table(receipt, "on_time_share").total
    assert (on_time.numerator, on_time.denominator, on_time.value) == (940, 1329, 940 / 1329)
    online = compute_table(receipt, "online_share").total
    assert (online.value, online.lower, online.upper) == (None, 0.0, 1.0)  # its channels are not those of our law


def test_leaving_out_the_open_ones_makes_it_look_faster(receipt: Snapshot) -> None:
    """Two dossiers ended before they began, by the log; so the median of all is known only as a narrow range."""
    total = compute_table(receipt, "time_to_result").total
    assert (total.numerator, total.denominator, total.unknown) == (1329, 1434, 2)
    assert dict(total.more)["median_of_ended"] == pytest.approx(50.64, abs=5e-3)
    assert total.lower is not None
    assert total.upper is not None
    assert 50.64 < total.lower <= total.upper < total.lower + 0.5


def test_the_view_by_channel_with_its_warning(receipt: Snapshot) -> None:
    reached = compute_table(receipt, "reached_share", by=("channel_as_given",), where={"activity": STEP})
    spans = compute_table(receipt, "log_span", by=("channel_as_given",))
    assert {row.dimensions[0]: (row.numerator, row.denominator) for row in reached.rows} == {
        "Internet": (1116, 1250),
        "Desk": (97, 109),
        "Post": (50, 53),
        "e-mail": (19, 21),
        "Intern": (1, 1),
        "": (1283, 1434),
    }
    medians = {row.dimensions[0]: row.value for row in spans.rows}
    expected = {"Internet": 0.022, "Desk": 0.781, "Post": 4.057, "e-mail": 0.024}
    assert {name: medians[name] for name in expected} == pytest.approx(expected, abs=5e-4)
    tails = {row.dimensions[0]: dict(row.more)["p90"] for row in spans.rows}
    assert (tails["Internet"], tails["Desk"]) == pytest.approx((13.9, 13.3), abs=0.05)
    warning = DEFINITIONS["log_span"].warning
    assert warning is not None
    assert "nhanh hơn" in warning.vi
    assert "faster" in warning.en
