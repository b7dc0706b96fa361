"""The kind of a file is told from its bytes; its name is kept as people know it, without what could deceive."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.documents.kinds import ALLOWED, DOCX, HEIC, JPEG, PDF, PNG, FileKind, detect_kind, name_refused_kind
from motcua.documents.rules import kept_name
from tests.factories import files


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.PDF, PDF),
        (files.JPEG, JPEG),
        (files.PNG, PNG),
        (files.HEIC, HEIC),
        (files.word_document(), DOCX),
    ],
    ids=["pdf", "jpeg", "png", "heic", "docx"],
)
def test_allowed_kinds_are_known_by_their_bytes(content: bytes, kind: FileKind) -> None:
    assert detect_kind(io.BytesIO(content)) is kind


@pytest.mark.parametrize(
    ("content", "seems"),
    [
        (b"MZ\x90\x00", "exe"),
        (b"\x7fELF\x02", "elf"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "html"),
        (b"\xef\xbb\xbf \n<HTML>", "html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "html"),
        (b"GIF89a<script>", "gif"),
        (b"#!/bin/sh\n", "script"),
        (b"\n\n%PDF-1.7", "unknown"),
        (b"<script>%PDF-1.7", "html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "doc"),
        (files.word_document(macros=True), "zip"),
        (files.word_document(document=False), "zip"),
        (files.word_document()[:40], "zip"),
        (b"\x89PNG\r\n", "unknown"),
        (b"", "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_everything_else_is_not_and_named_for_the_refusal(content: bytes, seems: str) -> None:
    assert detect_kind(io.BytesIO(content)) is None
    assert name_refused_kind(io.BytesIO(content)) == seems


@given(st.binary(max_size=200))
def test_no_bytes_break_the_detection(content: bytes) -> None:
    assert detect_kind(io.BytesIO(content)) in (None, *ALLOWED)
    assert name_refused_kind(io.BytesIO(b"PK\x03\x04" + content))


def test_no_allowed_kind_can_run_script_in_a_browser() -> None:
    assert not any(word in kind.media_type for kind in ALLOWED for word in ("html", "svg", "javascript", "text"))


@pytest.mark.parametrize(
    ("given_name", "kind", "kept"),
    [
        ("Giấy chứng sinh.pdf", PDF, "Giấy chứng sinh.pdf"),
        (unicodedata.normalize("NFD", "Giấy chứng sinh.pdf"), PDF, "Giấy chứng sinh.pdf"),
        ("K'Dang.JPG", JPEG, "K'Dang.JPG"),
        ("ảnh.pdf", JPEG, "ảnh.pdf.jpg"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Users\\An\\tờ khai.docx", DOCX, "tờ khai.docx"),
        ("an\u202egnp.exe.png", PNG, "angnp.exe.png"),
        ("dòng\r\nmới\x00.pdf", PDF, "dòngmới.pdf"),
        ("", PNG, "tep.png"),
        ("...", PNG, "tep.png"),
        (".pdf", PDF, "pdf.pdf"),
        ("a" * 300 + ".pdf", PDF, "a" * 120 + ".pdf"),
    ],
)
def test_the_name_is_kept_as_people_know_it(given_name: str, kind: FileKind, kept: str) -> None:
    assert kept_name(given_name, kind) == kept


@given(st.text(max_size=300), st.sampled_from(ALLOWED))
def test_no_name_breaks_a_header_or_a_folder(given_name: str, kind: FileKind) -> None:
    kept = kept_name(given_name, kind)
    assert kept.lower().endswith(kind.endings)
    assert "/" not in kept
    assert "\\" not in kept
    assert all(unicodedata.category(letter) not in ("Cc", "Cf") for letter in kept)
    assert kept.encode("utf-8")
