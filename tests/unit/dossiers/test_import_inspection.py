"""Looking at a file before it is imported: what its columns seem to be, and every damage told with its remedy."""

import unicodedata
from pathlib import Path

import pytest

from motcua.dossiers.importing.inspection import Inspection, inspect_file
from motcua.dossiers.importing.layout import MappingUnusable
from motcua.dossiers.importing.legacy_fonts import from_tcvn3, from_vni, legacy_font
from motcua.dossiers.importing.words import words_of

FILE = """Số hồ sơ;Mã TTHC;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả;Trạng thái;Mã xã;Lệ phí;Số người;Người nộp
H57.24.39-210325-0001;1.001193;Trực tuyến;25/03/2021 08:30;44285;Đã trả kết quả;00256;25.000;58.758;Nguyễn Văn A
H57.24.39-210325-0002;1.01003;Trực tiếp;04/03/2021 09:00;44286.5;Đang xử lý;256;1.250.000;29.5;NguyÔn V¨n B
H57.24.39-210325-0003;1.01003;Bưu điện;04/03/2021 09:00;;Mới đăng ký;256;;1;Trần C
"""


def look(tmp_path: Path, content: str | bytes, mapping: dict[str, object] | None = None, **more: str) -> Inspection:
    path = tmp_path / "file.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    inspection = inspect_file(path, mapping, **more)
    assert all(words_of(finding)[0] for finding in inspection.findings)
    return inspection


def test_columns_are_guessed_with_style_and_confidence(tmp_path: Path) -> None:
    seen = look(tmp_path, FILE, origin="igate")
    assert (seen.format, seen.encoding, seen.separator, seen.rows_seen, seen.whole) == ("CSV", "utf-8", ";", 3, True)
    assert [(column.guess, column.style) for column in seen.columns] == [
        ("dossier_code", ""),
        ("procedure_code", ""),
        ("legal_channel", ""),
        ("received_at", "dmy"),
        ("due_at", "serial"),
        ("status", ""),
        ("residence_commune", ""),
        ("fee_dong", "dot"),
        ("", "ambiguous"),
        ("", ""),
    ]
    assert seen.missing == ()
    assert all(0.4 <= column.confidence <= 1 for column in seen.columns if column.guess)
    channel = seen.columns[2]
    assert {value.value: value.guess for value in channel.values} == {
        "Trực tuyến": "online",
        "Trực tiếp": "counter",
        "Bưu điện": "post",
    }
    assert seen.suggestion["status"] == {"igate": {"Đã trả kết quả": 10, "Đang xử lý": 4, "Mới đăng ký": 1}}


def test_the_first_rows_are_shown_as_they_would_be_read(tmp_path: Path) -> None:
    seen = look(tmp_path, FILE, origin="igate")
    first = seen.preview[0]
    assert (first["legal_channel"].given, first["legal_channel"].read) == ("Trực tuyến", "online")
    assert first["received_at"].read == "2021-03-25 08:30:00+07"
    assert first["due_at"].read == "2021-03-30 00:00:00+07"
    assert first["fee_dong"].read == "25000"


def test_damage_is_told_with_column_example_and_remedy(tmp_path: Path) -> None:
    seen = look(tmp_path, FILE)
    told = {(finding.code, finding.column) for finding in seen.findings}
    assert {
        ("delimiter", ""),
        ("leading_zeros_lost_seen", "Mã xã"),
        ("trailing_zeros_lost_seen", "Mã TTHC"),
        ("number_style_ambiguous", "Số người"),
        ("legacy_font_seen", "Người nộp"),
    } <= told
    mixed = next(finding for finding in seen.findings if finding.code == "number_style_ambiguous")
    assert "58.758" in words_of(mixed)[0]
    assert "29.5" in words_of(mixed)[0]
    assert all(words_of(finding)[1] for finding in seen.findings if finding.code.endswith("_seen"))


def test_what_is_stated_wins_over_every_guess(tmp_path: Path) -> None:
    seen = look(tmp_path, FILE, {"columns": {"unit_name": "Hình thức nộp"}, "constants": {"legal_channel": "unknown"}})
    assert (seen.columns[2].guess, seen.columns[2].by) == ("unit_name", "stated")
    assert seen.missing == ("origin_system",)
    with pytest.raises(MappingUnusable):
        look(tmp_path, FILE, {"columns": {"nonsense": "Kênh"}})


def test_our_own_headings_are_known(tmp_path: Path) -> None:
    seen = look(tmp_path, "dossier_code,legal_channel,received_at,origin_system\nA,online,2021-03-05,igate\n")
    assert ([column.confidence for column in seen.columns], seen.missing, seen.suggestion) == ([1.0] * 4, (), {})


def test_dates_that_leave_day_and_month_open_are_not_decided(tmp_path: Path) -> None:
    seen = look(tmp_path, "Mã hồ sơ,Ngày nhận\nA,05/03/2021\nB,04/03/2021\n")
    assert seen.columns[1].style == "ambiguous"
    assert (seen.preview[0]["received_at"].read, seen.preview[0]["received_at"].fault) == (None, "date_style_ambiguous")
    assert "dates" not in seen.suggestion
    half = look(tmp_path, "Mã hồ sơ,Ngày nhận\nA,25/03/2021\nB,44260\n")
    assert half.columns[1].style == "serial_mixed"


TEXT = "Đăng ký khai sinh, cấp giấy phép xây dựng, chứng thực bản sao từ bản chính, hộ tịch xã Phú Lộc"


def windows_1258(text: str) -> bytes:
    parts = []
    for sign in text:
        marks = [mark for mark in unicodedata.normalize("NFD", sign) if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = "".join(part for part in unicodedata.normalize("NFD", sign) if part not in marks)
        parts.append(unicodedata.normalize("NFC", base) + "".join(marks))
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (f"Mã hồ sơ;Thủ tục\nA;{TEXT}\n".encode(), "utf-8"),
        (f"\ufeffMã hồ sơ;Thủ tục\nA;{TEXT}\n".encode(), "utf-8"),
        (f"Mã hồ sơ;Thủ tục\nA;{TEXT}\n".encode("utf-16"), "utf-16"),
        (f"Mã hồ sơ;Thủ tục\nA;{TEXT}\n".encode("utf-16-le"), "utf-16"),
        (f"Mã hồ sơ;Thủ tục\nA;{TEXT}\n".encode("utf-16-be"), "utf-16"),
        (windows_1258(f"Mã hồ sơ;Thủ tục\nA;{TEXT}\n"), "windows-1258"),
    ],
)
def test_encodings_are_recognised(tmp_path: Path, content: bytes, encoding: str) -> None:
    seen = look(tmp_path, content)
    assert seen.encoding == encoding
    assert (seen.columns[0].heading, seen.preview[0]["procedure_name"].read) == ("Mã hồ sơ", TEXT)


def test_old_fonts_are_named_and_refused(tmp_path: Path) -> None:
    tcvn3 = "§¨ng ký khai sinh, cÊp giÊy phÐp x©y dùng, chøng thùc b¶n sao tõ b¶n chÝnh, hé tÞch x· Phó Léc"
    vni = (
        "Ñaêng kyù khai sinh, caáp giaáy pheùp xaây döïng, chöùng thöïc baûn sao töø baûn chính, hoä tòch xaõ Phuù Loäc"
    )
    assert (from_tcvn3(tcvn3), from_vni(vni)) == (TEXT, TEXT)
    for text, font in ((tcvn3, "TCVN3"), (vni, "VNI")):
        assert legacy_font([text]) == font
        seen = look(tmp_path, f'Ma,Ten\nA,"{text}"\n'.encode("latin-1"))
        assert [(finding.code, finding.value, finding.refused) for finding in seen.findings] == [
            ("legacy_font", font, True)
        ]
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in TEXT.encode())
    assert legacy_font([twice]) == "UTF-8/1252"


@pytest.mark.parametrize(
    "text", [TEXT, "Müller & Söhne GmbH", "½ ngày · 5 °C", "Đắk Lắk, M’Drắk", "café Ñandú, 10 µm, ± 2 m²", ""]
)
def test_what_is_written_well_is_left_alone(text: str) -> None:
    assert legacy_font([text]) == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("columns: {received_at: [", "dòng 1"),
        ("colums: {received_at: Ngày}", "colums"),
        ("columns: {recieved_at: Ngày}", "recieved_at"),
        ("columns: [Ngày]", "columns"),
        ("dates: {received_at: ymd}", "ymd"),
        ("status: {igate: {Xong: 11}}", "status.igate"),
        ("encoding: latin-1", "latin-1"),
        ("separator: '|'", "separator"),
        ("- một\n- hai\n", "list"),
        ("a: " + "x" * (1 << 20), "1 MB"),
        ("\xff", ""),
    ],
)
def test_a_mapping_that_cannot_be_used_says_where_and_what_to_do(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "mapping.yaml").write_bytes(text.encode("latin-1" if text == "\xff" else "utf-8"))
    (tmp_path / "a.csv").write_text(FILE, encoding="utf-8")
    with pytest.raises(MappingUnusable) as raised:
        inspect_file(tmp_path / "a.csv", tmp_path / "mapping.yaml")
    assert place in raised.value.words
    assert raised.value.remedy
