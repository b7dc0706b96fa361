"""Workbooks and event logs for tests, written by another library than the one that reads them."""

import gzip
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

SMALL_LOG = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="2.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="concept:name" value="Nhật ký nhỏ"/>
  <trace>
    <string key="concept:name" value="HS-1"/>
    <string key="channel" value="Internet"/>
    <date key="startdate" value="2021-03-05T08:00:00.000+07:00"/>
    <date key="enddate_planned" value="2021-03-12T17:00:00.000+07:00"/>
    <date key="enddate" value="2021-03-10T10:00:00.000+07:00"/>
    <date key="deadline" value="2021-03-09T17:00:00.000+07:00"/>
    <event>
      <string key="concept:name" value="Tiếp nhận"/>
      <date key="time:timestamp" value="2021-03-05T08:00:00.000+07:00"/>
      <string key="org:resource" value="R1"/>
      <string key="lifecycle:transition" value="complete"/>
    </event>
    <event>
      <string key="concept:name" value="Thẩm tra"><string key="note" value="bên trong"/></string>
      <date key="time:timestamp" value="2021-03-06T01:00:00Z"/>
      <string key="lifecycle:transition" value="start"/>
    </event>
  </trace>
  <trace>
    <event>
      <string key="concept:name" value="Thẩm tra"/>
      <date key="time:timestamp" value="2021-03-08T00:30:00+07:00"/>
    </event>
    <event>
      <string key="concept:name" value="Tiếp nhận"/>
      <date key="time:timestamp" value="2021-03-07T23:30:00+07:00"/>
    </event>
    <string key="concept:name" value="HS-2"/>
    <string key="channel" value="Desk"/>
    <string key="ghi chú" value="một"/>
  </trace>
</log>
"""


def write_log(path: Path, text: str = SMALL_LOG, *, packed: bool = False) -> Path:
    """An XES file, plain or gzip."""
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    return path


def write_workbook(path: Path, rows: Sequence[Sequence[Any]], *, title: str = "Hồ sơ", **sheets: Any) -> Path:
    """A workbook; further sheets by keyword. A cell given as (value, number format) is shown in that format."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = title
    for sheet, content in ((first, rows), *((book.create_sheet(name), content) for name, content in sheets.items())):
        for number, row in enumerate(content, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                cell.value, shown = value if isinstance(value, tuple) else (value, "")
                if shown:
                    cell.number_format = shown
    book.save(path)
    return path


def swap_part(path: Path, part: str, content: bytes) -> Path:
    """Put other bytes in the place of one part of a workbook."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path
