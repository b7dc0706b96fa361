"""Records as the national portal gives them, small ones."""

import copy
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PLAIN: dict[str, Any] = {
    "code": "1.900001",
    "name": "Thủ tục đăng ký khai sinh",
    "type": "STANDARD",
    "state": "ACTIVE",
    "isFullProcess": True,
    "isOfflineOnly": False,
    "isNonTerritorial": False,
    "isWard": True,
    "executionSteps": [{"name": "", "description": "Bước 1: Nộp hồ sơ\nNộp ở xã.\nBước 2: Nhận kết quả"}],
    "executionMethods": [
        {
            "submissionMethod": "ONLINE",
            "processingTime": 8.5,
            "processingTimeUnit": "WORKING_DAY",
            "description": "",
            "fees": [{"type": "FEE", "value": 8000, "description": "8.000 đồng/bản", "currencyName": None}],
        },
        {"submissionMethod": "DIRECT", "processingTime": 10, "processingTimeUnit": "WORKING_DAY", "fees": []},
    ],
    "executionCases": [
        {
            "name": "Giấy tờ phải nộp",
            "profileComponents": [
                {"code": "KQ.1", "name": "Tờ khai", "originalQty": 1, "copyQty": 0, "required": False},
                {"code": "KQ.2", "name": "Lưu ý: nộp đủ", "originalQty": 0, "copyQty": 0, "required": False},
            ],
        }
    ],
    "categoriesDetails": [{"code": "G15-TP07", "name": "Hộ tịch"}],
    "subjectTypesDetails": [{"code": "ĐT1", "name": "Công dân Việt Nam"}],
    "resultsDetails": [{"code": "KQ.G15.1", "name": "Giấy khai sinh"}],
    "legalBasisesDetails": [{"code": "60/2014/QH13", "name": "Luật Hộ tịch"}],
    "unitGroupsExecuting": [{"name": "Ủy ban nhân dân cấp xã"}],
    "departmentPromulgateCode": "G15",
    "departmentPromulgateName": "Bộ Tư pháp",
    "cases": [],
    "decisionNo": "163/QĐ-BTP",
    "updatedAt": 1776242191512,
}


def record(code: str = "1.900001", **changes: Any) -> dict[str, Any]:
    """The plain record under another code, with other values."""
    return copy.deepcopy(PLAIN) | {"code": code} | changes


def write_records(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """One record a line; packed where the name ends in `.gz`."""
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode()
    path.write_bytes(gzip.compress(text) if path.name.endswith(".gz") else text)
    return path
