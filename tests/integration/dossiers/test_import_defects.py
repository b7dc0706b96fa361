"""Known defects of real sources, each told and none mended; and a killed import, which leaves nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, ImportReport, import_dossiers, words_of
from motcua.dossiers.models import Dossier

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HEAD = "MaHoSo,KenhThucHien,NgayTiepNhan,TrangThaiHoSo,SoDinhDanh,MaCSDL,DuongDanTaiTepTin,DuongDanTepTinKetQua\n"
MAPPING = {
    "columns": {
        "dossier_code": "MaHoSo",
        "legal_channel": "KenhThucHien",
        "received_at": "NgayTiepNhan",
        "status": "TrangThaiHoSo",
    }
}


def take(path: Path, **order: Any) -> ImportReport:
    return import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path, **order), now=NOW)


@pytest.mark.django_db
def test_distortions_of_the_synchronisation_are_told(tmp_path: Path) -> None:
    rows = [
        f"H57-210325-{row:04},{row % 3 + 1},20210325083000,9,{'000000001' if row % 4 == 0 else row + 10**11},7,a{row},"
        + (f"a{row}" if row % 10 == 0 else f"k{row}")
        for row in range(120)
    ]
    path = tmp_path / "sync.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    report = take(path, mapping=MAPPING, origin="mot-cua-x")
    assert (report.imported, report.created) == (True, 120)
    counted = [finding for finding in report.findings if finding.more]
    told = {finding.code: (finding.column, finding.value, dict(finding.more)["times"]) for finding in counted}
    assert told["dummy_identity"] == ("SoDinhDanh", "", 30)
    assert told["always_same"] == ("MaCSDL", "7", 120)
    assert told["paper_as_result"] == ("DuongDanTepTinKetQua", "", 12)
    assert told["waiting_never_seen"] == ("status", "", 120)
    assert all(words_of(finding)[0] for finding in report.findings)
    kept = Dossier.objects.get(code="H57-210325-0000")
    assert (kept.stage, kept.extra["SoDinhDanh"], kept.extra["MaCSDL"]) == ("approved", "000000001", "7")


@pytest.mark.django_db
def test_an_honest_source_is_not_suspected(tmp_path: Path) -> None:
    rows = [
        f"H57-210325-{row:04},1,20210325083000,{5 if row == 7 else 9},{row + 10**11},{row % 2},," for row in range(120)
    ]
    path = tmp_path / "sync.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    codes = {finding.code for finding in take(path, mapping=MAPPING, origin="mot-cua-x").findings}
    assert not codes & {"dummy_identity", "always_same", "paper_as_result", "waiting_never_seen"}


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_nothing_and_can_be_repeated(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as text:
        text.write("dossier_code,legal_channel,received_at,origin_system\n")
        text.writelines(f"K-{row},online,2021-03-05T08:00:00,kill\n" for row in range(60_000))
    named = urlsplit(os.environ["MOTCUA_DATABASE_URL"])
    url = named._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    notes = tmp_path / "data" / "imports" / "runs"
    environment = os.environ | {"MOTCUA_DATABASE_URL": url, "MOTCUA_DATA": str(tmp_path / "data")}
    process = subprocess.Popen(
        [sys.executable, "-m", "motcua", "dossiers", "import", str(path)], env=environment, stderr=subprocess.PIPE
    )
    with psycopg.connect(url, autocommit=True) as watching:
        query = (
            "SELECT count(*) FROM pg_locks WHERE relation = 'dossiers_dossier'::regclass AND mode = 'RowExclusiveLock'"
        )
        while not (notes.exists() and watching.execute(query).fetchone()[0]):  # type: ignore[index]
            assert process.poll() is None, "the import ended before it could be killed"
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        while watching.execute(query).fetchone()[0]:  # type: ignore[index]
            time.sleep(0.01)
    assert not Dossier.objects.exists()
    assert list(notes.iterdir())
