"""Bytes that are not needed for a while: a few megabytes wait in memory, more in a temporary file without a name."""

from __future__ import annotations

import tempfile
import weakref

from extractor.errors import ReadError

_IN_MEMORY = 2 << 20
"""Bytes. What some two hundred pages need."""


class Scratch:
    """A row of bytes that grows. Raises ReadError where there is no room for it."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when nobody needs it any more
        weakref.finalize(self, self._file.close)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, more: bytes) -> int:
        """Set more bytes aside; the place of the first of them comes back."""
        place = self._length
        try:
            self._file.seek(place)
            self._file.write(more)
        except OSError as error:
            hint = f"make room in {tempfile.gettempdir()}, or name another folder in TMPDIR"
            raise ReadError(f"what was read cannot be set aside: {error.strerror}", hint=hint) from error
        self._length += len(more)
        return place

    def cut(self, length: int) -> None:
        """Forget all but the first bytes."""
        self._length = length

    def read(self, place: int, length: int) -> bytes:
        """So many bytes from that place on."""
        self._file.seek(place)
        return self._file.read(length)

    def copy_into(self, buffer: memoryview) -> None:
        """Write all bytes into a buffer of as many."""
        self._file.seek(0)
        self._file.readinto(buffer)
