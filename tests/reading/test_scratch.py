"""What is set aside: read back as it was, and a full disk told of."""

import errno
import tempfile

import pytest

from extractor.errors import ReadError
from extractor.reading.scratch import Scratch

MORE_THAN_MEMORY_KEEPS = 3 << 20


@pytest.mark.parametrize("length", [10, MORE_THAN_MEMORY_KEEPS])
def test_bytes_are_read_back_from_memory_and_from_a_file(length: int) -> None:
    scratch = Scratch()
    assert (scratch.append(b"ab"), scratch.append(bytes(length)), scratch.append(b"cd")) == (0, 2, 2 + length)
    assert (len(scratch), scratch.read(0, 2), scratch.read(2 + length, 2)) == (4 + length, b"ab", b"cd")
    buffer = bytearray(len(scratch))
    scratch.copy_into(memoryview(buffer))
    assert bytes(buffer) == b"ab" + bytes(length) + b"cd"


def test_what_is_cut_off_is_written_over() -> None:
    scratch = Scratch()
    scratch.append(b"abcd")
    scratch.cut(2)
    assert (scratch.append(b"xy"), len(scratch), scratch.read(0, 4)) == (2, 4, b"abxy")


def test_a_full_disk_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    scratch = Scratch()
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "write", full)
    with pytest.raises(ReadError, match=r"cannot be set aside: No space left on device \(make room in .* TMPDIR\)"):
        scratch.append(b"ab")
    assert len(scratch) == 0
