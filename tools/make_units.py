"""Make data/orgs/*.csv from the published lists of administrative units; the same input gives the same bytes.

Run where the lists lie beside the repository: python tools/make_units.py [FOLDER], default ../shared/data/admin_units.
Nothing is repaired: where two lists disagree both spellings are kept as aliases and the conflict as a finding.
"""

import csv
import difflib
import gzip
import io
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from motcua.core.folding import fold  # noqa: E402

LISTS = ROOT.parent / "shared" / "data" / "admin_units"
TARGET = ROOT / "data" / "orgs"

REFORM = "2025-07-01"  # two tiers instead of three: Nghị quyết 203/2025/QH15 and the 34 resolutions on communes
DAY_BEFORE = "2025-06-30"
HUE_CITY = "2025-01-01"  # Huế became a province-tier city with two new quận: Nghị quyết 175/2024/QH15
OLD, NEW, TABLE, SECOND, PROVINCES, PACKAGE = (
    "nso-2025-01", "nso-2025-07", "nso-doi-chieu", "dvhcvn-doi-chieu", "tinh-34", "vietnam-provinces-2025.10.1",
)  # fmt: skip

KINDS = {"Xã": "xa", "Phường": "phuong", "Thị trấn": "thi_tran", "Đặc khu": "dac_khu"}
UNIT_COLUMNS = ("code", "name", "kind", "parent", "valid_from", "valid_to", "source")
SUCCESSION_COLUMNS = ("on", "old", "new", "kind", "partial", "note", "source")
ALIAS_COLUMNS = ("code", "on", "kind", "text", "source")
SEAT_COLUMNS = ("code", "valid_from", "seat", "phone", "hours", "source")
SEATS = "tru-so-2025"
NO_SEAT_YET = "đang cập nhật"  # what the list itself writes where it does not know
FINDING_COLUMNS = ("finding", "code", "name", "other_code", "other_name", "source", "words")
SAME_NAME = 0.62  # below it two spellings are two names: Thị trấn Yên Châu / Xã Viêng Lán

Row = dict[str, str]


def read(folder: Path, name: str) -> list[Row]:
    """All rows of one published list, plain or compressed."""
    path = folder / name
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def write(name: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> int:
    """Write one of our files, sorted, with LF line ends; returns how many rows it has."""
    unique = {tuple(row.get(column, "") for column in columns) for row in rows}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(sorted(unique))
    (TARGET / name).write_text(out.getvalue(), encoding="utf-8", newline="")
    return len(unique)


def nso(code: str) -> str:
    """The statistics office's code as we write it."""
    return f"nso:{code}"


def unit(code: str, name: str, kind: str, parent: str, valid_from: str, valid_to: str, source: str) -> Row:
    """One row of units.csv; an empty valid_from means that the start is not known, an empty valid_to: in force."""
    values = (nso(code), name, kind, nso(parent) if parent else "", valid_from, valid_to, source)
    return dict(zip(UNIT_COLUMNS, values, strict=True))


class Maker:
    """Reads the lists once and derives each of our files from them."""

    def __init__(self, folder: Path) -> None:
        self.old = read(folder, "communes_pre2025.csv.gz")
        self.new = read(folder, "communes_2025.csv")
        self.table = read(folder, "mapping_old_to_new_nso.csv.gz")
        self.provinces = read(folder, "provinces_34.csv")
        self.disagreements = read(folder, "mapping_disagreements.csv")
        self.variants_old = read(folder, "name_variants_old.csv")
        self.variants_new = read(folder, "name_variants_2025.csv")
        domain = folder.parent.parent / "domain"
        self.agency_codes = read(domain, "provinces34.csv")
        self.code_changes = read(domain, "commune_code_changes_2025_10_to_2026_09.csv")
        self.old_by_code = {row["code"]: row for row in self.old if row["code"]}
        self.new_by_code = {row["code"]: row for row in self.new}

    def seat_rows(self) -> list[Row]:
        """Where the authority of each commune sits; telephone and own hours are in no list: each province adds them."""
        return [
            {"code": nso(row["code"]), "valid_from": REFORM, "seat": seat, "source": SEATS}
            for row in self.new
            if (seat := " ".join(row["admin_center"].split())) and seat.casefold() != NO_SEAT_YET
        ]

    # ---- units ----
    def province_rows(self) -> list[Row]:
        """63 provinces and 34; the eleven that the reform left alone are one row each."""
        rows: list[Row] = []
        unchanged = {row["code"] for row in self.provinces if "|" not in row["old_provinces"]}
        for row in self.provinces:
            name = row["name"] if row["name"].startswith("Thành phố") else f"Tỉnh {row['name']}"
            start = (HUE_CITY if row["code"] == "46" else "") if row["code"] in unchanged else REFORM
            rows.append(unit(row["code"], name, "province", "", start, "", PROVINCES))
        for code, name in sorted({(row["province_code"], row["province"]) for row in self.old}):
            if code not in unchanged:
                rows.append(unit(code, name, "province", "", "", REFORM, OLD))
        return rows

    def old_rows(self) -> list[Row]:
        """Districts and communes of January 2025. When they began is not in the list, except in the new city of Huế."""
        rows = []
        for row in self.old:
            start = HUE_CITY if row["province_code"] == "46" else ""
            district = (row["district_code"], row["district"], "district", row["province_code"], start, REFORM, OLD)
            rows.append(unit(*district))
            if row["code"]:
                kind = KINDS[row["level"]]
                rows.append(unit(row["code"], row["name"], kind, row["district_code"], start, REFORM, OLD))
        return rows

    def table_only_rows(self) -> list[Row]:
        """Old communes that only the conversion table names, under codes that the list does not have."""
        rows = []
        for row in self.table:
            code, name = row["old_code"], row["old_name"]
            if code and code not in self.old_by_code:
                kind = next(kind for word, kind in KINDS.items() if name.startswith(word))
                rows.append(unit(code, name, kind, row["old_district_code"], "", REFORM, TABLE))
        return rows

    def new_rows(self) -> list[Row]:
        """3,321 communes since the reform, directly under their province."""
        return [
            unit(row["code"], row["name"], KINDS[row["type"]], row["province_code"], REFORM, "", NEW)
            for row in self.new
        ]

    # ---- what became of them ----
    def province_successions(self) -> list[Row]:
        """63 to 34."""
        rows = []
        for row in self.provinces:
            old = [entry.split(" ", 1)[0] for entry in row["old_provinces"].split("|")]
            if len(old) > 1:
                rows += [
                    self.succession(nso(code), row["code"], "merged", "no", "Nhập toàn bộ", PROVINCES) for code in old
                ]
        return rows

    @staticmethod
    def succession(old: str, new: str, kind: str, partial: str, note: str, source: str) -> Row:
        """One row of successions.csv on the day of the reform."""
        return dict(zip(SUCCESSION_COLUMNS, (REFORM, old, nso(new), kind, partial, note, source), strict=True))

    def table_successions(self) -> list[Row]:
        """The official conversion table, each pair with its own words."""
        sources_of = Counter(row["new_code"] for row in self.table)
        rows = []
        for row in self.table:
            old, partial = self.predecessor(row), self.is_partial(row)
            kind = "split" if partial else "merged" if sources_of[row["new_code"]] > 1 else "renamed"
            if kind == "renamed" and row["old_name"] == row["new_name"]:
                kind = "whole"
            rows.append(self.succession(old, row["new_code"], kind, "yes" if partial else "no", row["note"], TABLE))
        return rows

    @staticmethod
    def is_partial(row: Row) -> bool:
        """Whether only a part of the old unit went into the new one."""
        note = row["note"].lower()
        return "một phần" in note or "phần còn lại" in note or row["old_name"].startswith("Khu vực")

    @staticmethod
    def predecessor(row: Row) -> str:
        """The old commune; the five districts without communes, and one stretch of coast, appear as their district."""
        return nso(row["old_code"] or row["old_district_code"])

    def second_source_successions(self) -> list[Row]:
        """Old communes on which the official table is silent, as the second source has them."""
        known = {row["old_code"] for row in self.table}
        rows = []
        for row in self.disagreements:
            if row["only_in"] == "dvhcvn" and row["old_code"] not in known and row["new_code"] in self.new_by_code:
                note = "Bảng chính thức không nêu đơn vị cũ này; theo nguồn thứ hai"
                rows.append(self.succession(nso(row["old_code"]), row["new_code"], "merged", "no", note, SECOND))
        return rows

    # ---- other spellings and codes ----
    def alias_rows(self) -> list[Row]:
        """Spellings of other lists, agency codes of provinces, commune codes of an older edition of the list."""
        rows = [self.alias(row["code"], REFORM, "spelling", text, source) for row, text, source in self.new_spellings()]
        rows += [self.alias(row["code"], DAY_BEFORE, "spelling", text, TABLE) for row, text in self.old_spellings()]
        for row in self.agency_codes:
            code = row["gso_code"].zfill(2)
            rows.append(self.alias(code, REFORM, "code", row["agency_code_H"], "dvqg-2026-07"))
        for row in self.code_changes:
            if row["kind"] == "code absent in 2026":
                old_edition = nso(row["code_in_2025.10.1"].zfill(5))
                rows.append(self.alias(row["code_in_2026.9.0"].zfill(5), REFORM, "code", old_edition, PACKAGE))
        return rows

    @staticmethod
    def alias(code: str, on: str, kind: str, text: str, source: str) -> Row:
        """One row of aliases.csv."""
        return dict(zip(ALIAS_COLUMNS, (nso(code), on, kind, text, source), strict=True))

    def new_spellings(self) -> Iterable[tuple[Row, str, str]]:
        sources = {"nso_table": TABLE, "cv1027": "cv-1027", "pypi": PACKAGE, "polygons": "ranh-gioi-2025"}
        for row in self.variants_new:
            for column, source in sources.items():
                current = self.new_by_code.get(row["code"])
                if current and row[column] and row[column] != current["name"]:
                    yield row, row[column], source

    def old_spellings(self) -> Iterable[tuple[Row, str]]:
        for row in self.variants_old:
            if self.is_same_name(row):
                yield row, row["name_in_conversion_table"]

    @staticmethod
    def is_same_name(row: Row) -> bool:
        """Whether the two lists spell one name, rather than naming two units."""
        names = fold(row["name_in_conversion_table"]), fold(row["name_in_2025-01-04_list"])
        return difflib.SequenceMatcher(None, *names).ratio() >= SAME_NAME


class Findings(Maker):
    """What in the lists does not fit."""

    def finding_rows(self) -> list[Row]:
        """Every disagreement of the lists, for people to settle; none of them is settled here."""
        rows = [*self.name_findings(), *self.table_findings()]
        for row in self.disagreements:
            source = TABLE if row["only_in"] == "nso_table" else SECOND
            words = "Cặp cũ → mới chỉ có ở một nguồn"
            rows.append(self.finding("pair_in_one_source", row["old_code"], row["old_name"], source, words,
                                     other_code=row["new_code"], other_name=row["new_name"]))  # fmt: skip
        for row in self.agency_codes:
            if row["type_2025_10"] != row["type_2026"]:
                words = "Đổi loại đơn vị năm 2026 theo một số nguồn; chưa xác minh ngày của nghị quyết"
                rows.append(self.finding("change_without_date", row["gso_code"], row["name_vi"], "dvqg-2026-07", words))
        return rows

    @staticmethod
    def finding(kind: str, code: str, name: str, source: str, words: str, **other: str) -> Row:
        """One row of findings.csv."""
        return {"finding": kind, "code": nso(code) if code else "", "name": name, "source": source, "words": words,
                "other_code": nso(other["other_code"]) if other.get("other_code") else "",
                "other_name": other.get("other_name", "")}  # fmt: skip

    def name_findings(self) -> Iterable[Row]:
        for row in self.variants_old:
            if not self.is_same_name(row):
                words, other = "Một mã, hai tên ở hai nguồn", row["name_in_conversion_table"]
                name = row["name_in_2025-01-04_list"]
                yield self.finding("code_with_two_names", row["code"], name, TABLE, words, other_name=other)
        for row in self.code_changes:
            if row["kind"] != "code absent in 2026":
                code, words = row["code_in_2025.10.1"].zfill(5), "Bản cũ của danh mục dùng mã này cho đơn vị khác"
                other = {"other_code": row["code_in_2026.9.0"].zfill(5), "other_name": row["commune_name"]}
                yield self.finding("code_reassigned", code, row["name_now_on_old_code"], PACKAGE, words, **other)

    def table_findings(self) -> Iterable[Row]:
        in_table = {row["old_code"] for row in self.table}
        for code, row in self.old_by_code.items():
            if code not in in_table:
                yield self.finding("missing_in_table", code, row["name"], OLD,
                                   "Có trong danh mục tháng 01/2025, không có trong bảng chuyển đổi")  # fmt: skip
        for row in self.table:
            code = row["old_code"]
            if code and code not in self.old_by_code:
                yield self.finding("missing_in_list", code, row["old_name"], TABLE,
                                   "Có trong bảng chuyển đổi, không có trong danh mục tháng 01/2025")  # fmt: skip
        for code, names in sorted(self.district_names().items()):
            if len({fold(name) for name, _ in names}) > 1 or len({province for _, province in names}) > 1:
                first, *others = sorted(f"{name} ({province})" for name, province in names)
                words = "Tên hoặc tỉnh của huyện khác nhau giữa các dòng"
                yield self.finding("district_described_twice", code, first, TABLE, words, other_name="; ".join(others))

    def district_names(self) -> dict[str, set[tuple[str, str]]]:
        names: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in self.table:
            names[row["old_district_code"]].add((row["old_district"], row["old_province_code"]))
        for row in self.old:
            names[row["district_code"]].add((row["district"], row["province_code"]))
        return names


def main(folder: Path) -> int:
    """Write all files and say how many rows each has."""
    if not folder.is_dir():
        print(f"no such folder: {folder}; give the folder of the published lists", file=sys.stderr)
        return 1
    maker = Findings(folder)
    units = [*maker.province_rows(), *maker.old_rows(), *maker.table_only_rows(), *maker.new_rows()]
    successions = [
        *maker.province_successions(), *maker.table_successions(), *maker.second_source_successions(),
    ]  # fmt: skip
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, columns, rows in (
        ("units.csv", UNIT_COLUMNS, units),
        ("successions.csv", SUCCESSION_COLUMNS, successions),
        ("aliases.csv", ALIAS_COLUMNS, maker.alias_rows()),
        ("findings.csv", FINDING_COLUMNS, maker.finding_rows()),
        ("seats.csv", SEAT_COLUMNS, maker.seat_rows()),
    ):
        print(f"{name}: {write(name, columns, rows)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else LISTS))
