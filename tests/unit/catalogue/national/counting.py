"""How often each defect stands in a file of national records: counted anew in plain Python, for comparison."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]
STRAY = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ue000-\uf8ff]")
FREE = r"(?i)(miễn|không( thu| phải nộp| có)?)( lệ)?( phí)?(,? lệ phí)?\.?"
UNITS = {"ngày làm việc": "WORKING_DAY", "ngày": "DAY", "giờ": "HOUR", "tháng": "MONTH", "năm": "YEAR"}
TIMES = r"(?i)(\d+(?:[.,]\d+)?)\s*(?:\([^)]{0,40}\)\s*)?(ngày làm việc|ngày|giờ|tháng|năm)\b(?!\s*(?:tháng\s*)?\d)"
AMOUNTS = r"(?i)[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{4,}(?=\s*(?:đồng|vnđ|vnd|đ\b))"
ROUND = r"(?i)([0-9]+(?:[.,][0-9]{1,2})?)\s*(nghìn|ngàn|triệu|tỷ)(?:\s+đồng|\s*đ\b|\s*vnđ)"
NOTE = (
    r"(trường hợp|đối với|ngoài ra|nếu|cơ quan|người (yêu cầu|nộp|đi|có)|khi |trong trường hợp|các giấy tờ|giấy tờ "
    r"(phải|nộp|xuất trình|gồm)|thành phần|hồ sơ (gồm|bao gồm|thứ)|số lượng|bao gồm|trong lần|từ lần|"
    r"không (quy định|có|yêu cầu))\b"
)
RULE = r"\b((có|chịu) trách nhiệm|có quyền|phải (bảo đảm|đảm bảo)|được quyền|chỉ phải)\b"
MARK = r"(?im)^[\s\-–+*•]*(?:(?:\w{1,3}|\d+(?:\.\d+)+)[.)]\s*)?bước\s*(\d+(?:\.\d+)*|một|hai|ba|bốn|năm|[ivx]+)\b"
GONE = r"\b(cấp huyện|ủy ban nhân dân huyện|ủy ban nhân dân quận|ubnd huyện|ubnd quận|công an huyện|quân sự huyện)\b"
AGENCIES = ("unitGroupsExecuting", "departmentsExecuting", "unitGroupsAuthority", "departmentsAuthority")
TEXTS = ("name", "executionSteps", "executionMethods", "executionCases", "requirementsAndConditions", "resultsDetails")
TIERS = ("isWard", "isProvince", "isMinistry", "isVertical", "isOtherAgency", "isUndetermined")
REFERENCES = (
    ("departmentExecutingIds", "departmentsExecuting"),
    ("departmentAuthorityIds", "departmentsAuthority"),
    ("unitGroupExecutingIds", "unitGroupsExecuting"),
    ("unitGroupAuthorityIds", "unitGroupsAuthority"),
    ("legalBasisIds", "legalBasisesDetails"),
    ("resultIds", "resultsDetails"),
)


def nfc(given: Any) -> str:
    return unicodedata.normalize("NFC", str(given or ""))


def one(given: Any) -> str:
    """In one line, without what nobody sees."""
    return " ".join(
        re.sub(STRAY, lambda sign: "•" if sign[0] in map(chr, range(0xE000, 0xF900)) else "", nfc(given)).split()
    )


def lines(given: Any) -> str:
    return "\n".join(one(part) for part in nfc(given).splitlines()).strip()


def defects(path: Path) -> Counter[str]:
    """So many of each kind."""
    found: Counter[str] = Counter()
    with gzip.open(path) as file:
        for text in file:
            row = json.loads(text)
            day = datetime.fromtimestamp(row["updatedAt"] / 1000, UTC).date().isoformat()
            for part in (letters(row), papers(row), steps(row), methods(row), cases(row), missing(row), gone(row, day)):
                found += Counter({kind: int(count) for kind, count in part.items()})
            for method in row["executionMethods"]:
                found += Counter({kind: int(count) for kind, count in limits(method).items()})
                for fee in method["fees"]:
                    found += Counter(fees(fee, day))
    return found


def letters(row: Row) -> dict[str, bool]:
    text, name = json.dumps(row, ensure_ascii=False), row["name"]
    return {
        "code_with_blanks": row["code"] != row["code"].strip(),
        "code_unusual": not re.fullmatch(r"[0-9]\.[0-9]{6}", row["code"].strip()),
        "not_nfc": unicodedata.normalize("NFC", text) != text,
        "stray_characters": bool(STRAY.search(text)),
        "lookalike_letters": bool(re.search("[\u0400-\u04ff\u00d0\u00f0]", text)),
        "name_very_long": len(one(name)) > 300,
        "name_untidy": one(name) != nfc(name),
        "name_capitals": name.isupper(),
    }


def papers(row: Row) -> Counter[str]:
    found: Counter[str] = Counter()
    rows = [paper for group in row["executionCases"] for paper in group["profileComponents"]]
    found["papers_missing"] = not rows
    found["required_unknown"] = bool(rows) and not any(paper["required"] for paper in rows)
    for group in row["executionCases"]:
        names = [name for paper in group["profileComponents"] if (name := lines(paper["name"]))]
        found["paper_repeated"] += len(names) - len(set(names))
    under = [one(group["name"]).lower() for group in row["executionCases"] for _ in group["profileComponents"]]
    for paper, heading in zip(rows, under, strict=True):
        name, sheets = lines(paper["name"]), paper["originalQty"] + paper["copyQty"]
        begins = re.sub(r"^[\s\-–+*•(\"“]*(?:\w{1,3}[).]|\d+(?:\.\d+)*[.)]?)?\s*", "", name, count=1).lower()
        explains = (
            re.match(r"[\s\-–+*•(\"“]*(lưu ý|ghi chú|chú ý|chú thích)\b", heading)
            or name.endswith(":")
            or re.match(NOTE, begins)
            or re.search(RULE, name.lower())
        )
        note = re.match(r"(lưu ý|ghi chú|chú ý|chú thích)\b", begins) or (name and not sheets and explains)
        heads = not note and sheets and re.search(r"(?i)(gồm|sau( đây)?|dưới đây|cụ thể)( có)?\s*:$", name)
        found["paper_without_name"] += not name
        found["paper_without_quantity"] += not sheets
        found["paper_is_note"] += bool(note)
        found["paper_perhaps_heading"] += bool(heads)
        found["papers_in_one_row"] += bool(not note and not heads and has_items(f" {' '.join(name.split())} "))
    return found


def has_items(name: str) -> bool:
    at = 0
    for letter in "abc":
        places = [place for end in ".)" if (place := name.find(f" {letter}{end} ", at)) >= 0]
        if not places:
            return False
        at = min(places) + 3
    return True


def steps(row: Row) -> dict[str, bool]:
    count, numbers = 0, []
    for step in row["executionSteps"]:
        name, text = one(step["name"]), lines(step["description"])
        inside = list(re.finditer(MARK, text))
        if inside:
            count += len(inside) + bool(name or text[: inside[0].start()].strip())
            numbers += [mark[1] for mark in inside]
        else:
            count += bool(name or text)
            numbers += [mark[1] for mark in [re.match(MARK, name)] if mark]
    said = [int(number) for number in numbers if number.isdecimal()]
    gap = any(after not in (1, before + 1) for before, after in zip([0, *said], said, strict=False))
    return {"steps_one_block": count < 2, "steps_out_of_order": gap}


def lengths(row: Row) -> set[tuple[float, str]]:
    return {
        (float(method["processingTime"]), method["processingTimeUnit"])
        for method in row["executionMethods"]
        if method["processingTimeUnit"] != "OTHER"
    }


def methods(row: Row) -> dict[str, int]:
    rows = row["executionMethods"]
    online = any(method["submissionMethod"] == "ONLINE" for method in rows)
    keys = [
        json.dumps(
            [method["submissionMethod"], method["processingTime"], method["processingTimeUnit"]]
            + [one(method.get("description"))]
            + [
                [fee["type"], fee["value"], fee.get("currencyName"), one(fee.get("description"))]
                for fee in method["fees"]
            ]
        )
        for method in rows
    ]
    return {
        "full_without_online": row["isFullProcess"] and not online,
        "offline_and_online": row["isOfflineOnly"] and (online or row["isFullProcess"]),
        "limits_differ": len(lengths(row)) > 1,
        "method_repeated": len(keys) - len(set(keys)),
    }


def limits(method: Row) -> Counter[str]:
    found: Counter[str] = Counter()
    amount, unit, words = method["processingTime"], method["processingTimeUnit"], method.get("description")
    if unit == "OTHER":
        found["limit_in_words"] = 1
        found["limit_without_sentence"] = not isinstance(amount, str) and not one(words)
        return found
    found["limit_fractional"] = amount != int(amount)
    found["limit_nought"] = amount <= 0
    told = re.findall(TIMES, re.sub(r"[^\S\n]+", " ", nfc(words)))
    said = {(float(number.replace(",", ".")), UNITS[word.lower()]) for number, word in told}
    if said and (float(amount), unit) not in said:
        found["limit_unit_differs" if any(number == amount for number, _ in said) else "limit_words_differ"] = 1
    return found


def fees(fee: Row, day: str) -> list[str]:
    value, words, dollars = fee["value"], nfc(fee.get("description")), fee.get("currencyName") == "USD"
    if value is None:
        return ["fee_missing"]
    if not value and not dollars:
        return [] if re.fullmatch(FREE, one(words)) else ["fee_nought"]
    found = ["fee_foreign_currency"] if dollars else fee_amount(value, words)
    ends = re.findall(r"(?i)đến hết ngày\s*(\d\d?)/(\d\d?)/(\d{4})", one(words))
    if value and (until := [f"{year}-{int(month):02}-{int(date):02}" for date, month, year in ends]):
        found.append("fee_period_over" if max(until) < day else "fee_for_a_time")
    return found


def fee_amount(value: int, words: str) -> list[str]:
    thousands = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9}
    said = {int(re.sub("[.,]", "", told)) for told in re.findall(AMOUNTS, words)}
    said |= {round(float(told.replace(",", ".")) * thousands[unit.lower()]) for told, unit in re.findall(ROUND, words)}
    if value not in said and value * 1000 in said:
        return ["fee_thousand_too_small"]
    if value not in said and value / 1000 in said:
        return ["fee_thousand_too_large"]
    if value < 1000:
        dollars = re.findall(r"(?i)(?<![\d.,])(\d+)\s*(?:USD|đô la|\$)", words)
        return ["fee_currency_wrong" if str(value) in dollars else "fee_implausible"]
    return ["fee_words_differ"] if said and value not in said else []


def cases(row: Row) -> dict[str, int]:
    codes, known = [case["code"].strip() for case in row["cases"]], lengths(row)
    days = [case["processingDay"] for case in row["cases"]]
    given = [(float(each["qty"]), each["type"]) for each in days if each["type"] != "OTHER" and each["qty"] > 0]
    return {
        "case_code_repeated": len(codes) - len(set(codes)),
        "case_code_unusual": sum(not code.startswith(row["code"].strip() + ".") for code in codes),
        "case_limit_differs": sum(each not in known for each in given),
    }


def missing(row: Row) -> dict[str, int]:
    executing = [each for key in ("unitGroupsExecuting", "departmentsExecuting") for each in row[key] if each]
    unresolved = [not set(row[ids]) <= {each["id"] for each in row[rows] if each} for ids, rows in REFERENCES]
    return {
        "reference_unresolved": sum(unresolved),
        "method_missing": not row["executionMethods"],
        "agency_missing": not any(one(each["name"]) for each in executing),
        "results_missing": not row["resultsDetails"],
        "legal_basis_missing": not row["legalBasisesDetails"],
        "tier_missing": not any(row[tier] for tier in TIERS),
        "decision_missing": not one(row["decisionNo"]) and not one(row["procedureProposal"]["proposalNumber"]),
    }


def gone(row: Row, day: str) -> dict[str, int]:
    if not re.search("(?i)huyện|quận", nfc(json.dumps([row[key] for key in (*AGENCIES, *TEXTS)], ensure_ascii=False))):
        return {}

    def count(keys: tuple[str, ...]) -> int:
        texts = [one(json.dumps(row[key], ensure_ascii=False)).lower() for key in keys]
        return sum(day >= "2025-07-01" and re.search(GONE, text) is not None for text in texts)

    return {"agency_abolished": count(AGENCIES), "text_names_abolished": count(TEXTS)}
