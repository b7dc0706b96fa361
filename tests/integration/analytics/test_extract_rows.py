"""What stands in a row of the extract, and what must never stand there."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from motcua.analytics.api import Snapshot, take_extract
from motcua.analytics.extract.columns import TABLES
from motcua.dossiers.api import (
    accept_dossier,
    approve_dossier,
    get_dossier,
    pass_dossier,
    refuse_dossier,
    request_supplement,
    supplement_dossier,
    withdraw_dossier,
)
from motcua.dossiers.models import Dossier
from tests.factories.cast import NEIGHBOUR, NOW, Cast
from tests.factories.dossiers import HOUR, ITEMS, accepted, submitted
from tests.factories.extracts import rows_of, take_in
from tests.factories.submissions import BIRTH, MOTHER

SECRETS = {
    "name": "Đặng Thị Bí Mật",
    "number": "046199000777",
    "phone": "0912345670",
    "email": "bi-mat@example.vn",
    "address": "Số 7 ngõ Bí Mật",
    "note": "ghi chú bí mật của cán bộ",
    "resource": "Cán bộ Nguyễn Bí Mật",
    "code": "BIMAT-1",
}
PERSON = {
    **MOTHER,
    "full_name": SECRETS["name"],
    "identity_number": SECRETS["number"],
    "phone": SECRETS["phone"],
    "email": SECRETS["email"],
    "address": SECRETS["address"],
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where this test's extracts are kept."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def extract() -> Snapshot:
    return take_extract(NOW + 24 * HOUR)


def only_row(snapshot: Snapshot) -> dict[str, Any]:
    (row,) = rows_of(snapshot, "dossiers")
    return row


def test_no_cell_holds_anything_that_leads_to_a_person(folder: Path, cast: Cast) -> None:
    code = submitted(cast, applicant=PERSON)
    accept_dossier(actor=cast.clerk, code=code, note=SECRETS["note"], now=NOW)
    request_supplement(actor=cast.clerk, code=code, items=ITEMS, note=SECRETS["note"], now=NOW)
    Dossier.objects.filter(code=code).update(notes=[SECRETS["note"]], extra={"họ tên": SECRETS["name"]})
    take_in(
        folder,
        [f"{SECRETS['code']},2021-01-05T08:00:00+07:00,,,4,,counter"],
        [f"{SECRETS['code']},Tiếp nhận,2021-01-05T08:00:00+07:00,{SECRETS['resource']},{SECRETS['resource']}"],
        now=NOW,
    )
    dossier = get_dossier(actor=cast.clerk, code=code)
    officers = [actor.name for actor in (cast.clerk, cast.specialist, cast.leader)]
    snapshot = extract()
    for table in TABLES:
        for path in snapshot.table(table):
            cells = [str(cell) for row in pq.read_table(path, partitioning=None).to_pylist() for cell in row.values()]
            for secret in (*SECRETS.values(), *officers, code, dossier.lookup_code):
                assert not [cell for cell in cells if secret in cell], secret
    assert dossier.id not in {row["dossier_key"] for row in rows_of(snapshot, "dossiers")}
    assert len(rows_of(snapshot, "events")) == 4


def test_the_tables_have_the_columns_that_are_declared(folder: Path, cast: Cast) -> None:
    submitted(cast)
    snapshot = extract()
    for table, columns in TABLES.items():
        for path in snapshot.table(table):
            schema = pq.read_schema(path)
            assert schema.names == list(columns)
            for field in schema:
                word = str(field.type.value_type if hasattr(field.type, "value_type") else field.type)
                assert word.replace("[day]", "") == columns[field.name], field


def test_one_person_has_one_key(folder: Path, cast: Cast) -> None:
    submitted(cast, applicant=PERSON)
    submitted(cast, applicant=PERSON | {"full_name": "Viết khác"})
    submitted(cast, applicant=PERSON | {"identity_number": "046199000778"})
    without = {key: value for key, value in PERSON.items() if key != "identity_number"}
    submitted(cast, applicant=without)
    keys = [row["person_key"] for row in rows_of(extract(), "dossiers")]
    assert (len(set(keys)), keys.count(None)) == (3, 1)
    assert sorted(keys.count(key) for key in set(keys)) == [1, 1, 2]


def test_after_a_hand_over_the_receiving_unit_counts(folder: Path, cast: Cast) -> None:
    code = accepted(cast)
    pass_dossier(actor=cast.clerk, code=code, to_unit=NEIGHBOUR, now=NOW)
    row = only_row(extract())
    assert (row["unit_code"], row["unit_name"]) == (cast.centre.code, cast.centre.name)
    assert row["handling_unit_code"] == NEIGHBOUR
    assert row["practice"] is True


def test_supplements_are_counted_and_the_first_is_dated(folder: Path, cast: Cast) -> None:
    code = accepted(cast)
    for times in (1, 2):
        request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW + times * HOUR)
        supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + times * HOUR + timedelta(minutes=1))
    snapshot = extract()
    row = only_row(snapshot)
    assert (row["supplements"], row["first_supplement_at"]) == (2, NOW + HOUR)
    kinds = sorted(event["activity"] for event in rows_of(snapshot, "events"))
    assert kinds == [
        "DossierAccepted", "DossierSubmitted", "DossierSupplemented", "DossierSupplemented",
        "SupplementRequested", "SupplementRequested",
    ]  # fmt: skip
    assert {event["actor_kind"] for event in rows_of(snapshot, "events")} == {"officer"}


def test_how_it_ended_and_whether_in_time(folder: Path, cast: Cast) -> None:
    open_one, approved, refused, withdrawn = (accepted(cast, BIRTH) for _ in range(4))
    dossier = get_dossier(actor=cast.leader, code=approved)
    assert dossier.due_at is not None
    approve_dossier(actor=cast.leader, code=approved, now=dossier.due_at - timedelta(minutes=1))
    refuse_dossier(actor=cast.leader, code=refused, reason_code="khac", now=dossier.due_at + HOUR)
    withdraw_dossier(actor=cast.clerk, code=withdrawn, reason_code="khac", now=NOW)
    snapshot = take_extract(dossier.due_at + 2 * HOUR)
    found = {(row["outcome"], row["timeliness"], row["status"]) for row in rows_of(snapshot, "dossiers")}
    assert found == {
        ("", "open_overdue", 2), ("approved", "on_time", 9), ("refused", "late", 8), ("withdrawn", "on_time", 7),
    }  # fmt: skip
    assert get_dossier(actor=cast.leader, code=open_one).national_status == 2


@pytest.mark.parametrize(
    ("papers", "digitised"),
    [((), None), ((("A", ("f1",)), ("B", ())), False), ((("A", ("f1",)), ("B", ("f2", "f3"))), True)],
)
def test_digitised_means_a_file_for_every_paper(
    folder: Path, cast: Cast, papers: tuple[Any, ...], digitised: bool | None
) -> None:
    code = submitted(cast)
    Dossier.objects.filter(code=code).update(papers=[{"code": paper, "files": list(files)} for paper, files in papers])
    assert only_row(extract())["digitised"] is digitised


def test_a_mirror_tells_what_its_source_gave(folder: Path, cast: Cast) -> None:
    row = "M-1,2021-01-05T08:00:00+07:00,,,4,,counter"
    take_in(folder, [row], now=NOW)
    known = {"digitised": "true", "reused": "0", "certified_copies": "3", "rating": "5"}
    Dossier.objects.update(extra=known)
    columns = ("digitised", "reused", "certified_copies", "rating", "supplements", "person_key")
    assert [only_row(extract())[column] for column in columns] == [True, False, 3, 5, None, None]
    Dossier.objects.update(extra={"digitised": "có", "certified_copies": "-1", "rating": "9"})
    assert [only_row(extract())[column] for column in columns] == [None] * 6


def test_what_a_log_does_not_map_is_kept_as_given(folder: Path, cast: Cast) -> None:
    log = ["M-1,Tiếp nhận,2021-01-05T08:00:00+07:00,cán bộ,", "M-1,Chuyển phòng khác,2021-01-06T08:00:00+07:00,ai đó,"]
    take_in(folder, ["M-1,2021-01-05T08:00:00+07:00,,,4,,counter"], log, now=NOW)
    snapshot = extract()
    events = {(row["activity_as_given"], row["activity"], row["actor_kind"]) for row in rows_of(snapshot, "events")}
    assert events == {("Tiếp nhận", "DossierAccepted", "officer"), ("Chuyển phòng khác", "", "unknown")}
    assert only_row(snapshot)["supplements"] == 0
    assert all(row["recorded_at"] is not None for row in rows_of(snapshot, "events"))


def test_the_catalogue_says_how_far_each_procedure_goes_online(folder: Path, cast: Cast) -> None:
    offers = {
        (row["procedure_code"], row["unit_kind"], row["simulated"]): (
            row["service_level"],
            row["online_here"],
            row["national_portal"],
        )
        for row in rows_of(extract(), "services")
    }
    assert offers[BIRTH, "xa", False] == ("partial", False, True)
    assert offers[BIRTH, cast.centre.kind, True] == ("partial", True, False)
    assert {level for (code, _, practice), (level, _, _) in offers.items() if code == "2.000815" and not practice} == {
        "none"
    }
