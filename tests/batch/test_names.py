"""File names as people read them."""

from __future__ import annotations

import os

import pytest

from extractor.batch.names import shown


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("보고서.pdf".encode(), "보고서.pdf"),
        ("보고서.pdf".encode("cp949"), "보고서.pdf"),
        (b"a\nb.pdf", "a\\nb.pdf"),
        (b"a\x1b[31mb.pdf", "a\\x1b[31mb.pdf"),
        ("a\u202eb.pdf".encode(), "a\\u202eb.pdf"),
        ("\u110b\u1161.pdf".encode(), "아.pdf"),
        (b"\xff\xff.pdf", "\\xff\\xff.pdf"),
    ],
    ids=["utf-8", "cp949", "newline", "escape", "right-to-left override", "decomposed", "no encoding"],
)
def test_every_name_is_one_line_of_text(raw: bytes, text: str) -> None:
    assert shown(os.fsdecode(raw)) == text
    assert shown(os.fsdecode(raw)).encode("utf-8").splitlines() == [text.encode()]
