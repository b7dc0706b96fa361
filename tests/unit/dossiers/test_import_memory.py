"""Memory that does not grow with the file: codes by their fingerprints, faults by their count, rows by the chunk."""

import tracemalloc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.importing.code_index import CodeIndex, DossierKeys, fingerprints
from motcua.dossiers.importing.findings import MOST_LISTED, Finding, ImportReport
from motcua.dossiers.importing.layout import COLUMNS, REQUIRED, ColumnMapping, lay_out
from motcua.dossiers.importing.lines import LineWriter
from motcua.dossiers.importing.reading import CsvFile
from motcua.dossiers.importing.rows import DossierRows

codes = st.lists(st.text(min_size=1, max_size=6), max_size=30)


@given(st.lists(st.lists(st.integers(-20, 20), unique=True, max_size=12), max_size=12), st.integers(-25, 25))
def test_the_index_answers_like_a_dictionary(batches: list[list[int]], asked: int) -> None:
    index, known = CodeIndex(), dict[str, int]()
    for batch in batches:
        fresh = [str(number) for number in batch if str(number) not in known]
        index.add(fingerprints(fresh), [len(known) + place + 1 for place in range(len(fresh))])
        known.update({code: len(known) + 1 + place for place, code in enumerate(fresh)})
    wanted = [str(asked), *known]
    assert index.find(fingerprints(wanted)).tolist() == [known.get(code, 0) for code in wanted]


def test_a_code_of_two_sources_is_nobodys() -> None:
    keys = DossierKeys()
    keys.remember(["a", "b"], [7, 8], known=False)
    keys.remember(["c", "b", "d", "d"], [9, 10, 11, 12], known=True)
    assert keys.find(["a", "b", "c", "d", "x"]) == ([7, -1, 9, -1, 0], [False, False, True, True, False])


def test_a_file_of_faults_lists_a_thousand_and_counts_the_rest() -> None:
    report = ImportReport()
    for line in range(2, 300_002):
        report.add(Finding("required", line=line, column="received_at"))
        report.add(Finding("time", line=line, column="due_at"))
    report.settle_counts()
    assert report.refused == 300_000
    assert len(report.findings) == 2 * MOST_LISTED + 2
    assert dict(report.findings[-1].more)["times"] == 300_000 - MOST_LISTED


def peak_of(tmp_path: Path, rows: int) -> int:
    """Bytes in use at the worst moment while a file of so many rows is read and made into lines."""
    path = tmp_path / f"{rows}.csv"
    with path.open("w", encoding="utf-8") as text:
        text.write("dossier_code,legal_channel,received_at,origin_system,procedure_name,ghi chú\n")
        for row in range(rows):
            text.write(f"HS-{row},online,2021-03-05T08:00:00,igate,Thủ tục {row % 50},ghi chú {row % 7}\n")
    source = CsvFile(path, file="dossiers", remark=lambda finding: None)
    layout = lay_out(source.names, columns=COLUMNS, required=REQUIRED, mapped={}, constants={}, file="dossiers")
    reader = DossierRows(layout, ColumnMapping(), {}, ImportReport(), origin="")
    writer = LineWriter(recorded_at="2021-03-05 08:00:00+07", actor_kind="system", actor_name="")
    index = CodeIndex()
    tracemalloc.start()
    try:
        for chunk in source.chunks(2_000):
            read = reader.read(chunk)
            read.columns["unit_id"] = read.columns["unit_as_given"] = [""] * len(chunk.rows)
            index.add(fingerprints(read.columns["dossier_code"]), chunk.lines)
            writer.mirrored(read)
            writer.payloads(read)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_grows_by_sixteen_bytes_a_row_and_no_more(tmp_path: Path) -> None:
    small, large = peak_of(tmp_path, 6_000), peak_of(tmp_path, 30_000)
    assert large - small < 24_000 * 64
    assert large < 1.3 * small
