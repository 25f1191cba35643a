"""What has been read so far, a file a report, so that a killed run goes on and an unchanged input is not read again.

A part is named for the bytes it came from and for everything that decides the records: the program, the grammars, the
options. It has two lines of JSON, a summary and the records. It lands whole or not at all.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import os
import pathlib
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import msgspec

from extractor.convert import Options
from extractor.errors import OutputError
from extractor.profile import library
from extractor.records import Coverage, PageError, ReportRecords

FOLDER = ".gongyak"
HALF = ".*.new"  # files on their way to their name
READERS = ("pypdfium2", "pdfplumber", "lark")  # a new version of these may read a file differently


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file's bytes, whatever the file is called.

    failure, page, hint : why there are no records, None where there are.
    coverage : what became of the file's characters, None where there are no records.
    notes : what a person must know of the reading, a line each.
    errors : how many of the findings are errors.
    under : the limits that a failure happened under; records do not depend on them.
    size : the length of the records' line in bytes.
    """

    sha256: str
    pages: int | None = None
    pledges: int = 0
    findings: int = 0
    errors: int = 0
    failure: str | None = None
    page: int | None = None
    hint: str | None = None
    coverage: Coverage | None = None
    notes: tuple[str, ...] = ()
    page_errors: tuple[PageError, ...] = ()
    under: str = ""
    size: int = 0


class Parts:
    """The parts below an output folder, for one set of options."""

    def __init__(self, out: pathlib.Path, options: Options, *, under: str) -> None:
        self.folder = out / FOLDER / "parts"
        self._key = key(options)
        self._under = under
        self._failures_last = options.password is None

    def path(self, sha256: str) -> pathlib.Path:
        """Where the part of those bytes stands."""
        return self.folder / f"{sha256[:40]}-{self._key}.json"

    def summary(self, sha256: str) -> Summary | None:
        """What is known of those bytes; None where they must be read.

        A failure counts only under the limits it happened under, and never where a password is tried.
        """
        try:
            with self.path(sha256).open("rb") as file:
                found = msgspec.json.decode(file.readline(), type=Summary)
                whole = found.sha256 == sha256 and os.fstat(file.fileno()).st_size == file.tell() + found.size
        except (OSError, msgspec.DecodeError):
            return None
        if not whole or (found.failure and not (self._failures_last and found.under == self._under)):
            return None
        return found

    def forget_others(self) -> None:
        """Deletes the parts of every other set of options: they may hold what these leave out."""
        for path in self.folder.glob("*.json"):
            if not path.stem.endswith(f"-{self._key}"):
                path.unlink(missing_ok=True)

    def land(self, summary: Summary, records: bytes) -> None:
        """Puts a part in its place. Raises OutputError where the disk is full or the folder cannot be written."""
        line = msgspec.json.encode(msgspec.structs.replace(summary, size=len(records)))
        replace_file(self.path(summary.sha256), (line, b"\n", records))


class Results(Sequence[ReportRecords]):
    """The records of many parts, in order, each read from disk when asked for."""

    def __init__(self, parts: Iterable[tuple[pathlib.Path, str]]) -> None:
        self._parts = tuple(parts)

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, index: int) -> ReportRecords: ...
    @overload
    def __getitem__(self, index: slice) -> Results: ...
    def __getitem__(self, index: int | slice) -> ReportRecords | Results:
        if isinstance(index, slice):
            return Results(self._parts[index])
        path, name = self._parts[index]
        _, _, line = path.read_bytes().partition(b"\n")
        records = msgspec.json.decode(line, type=ReportRecords)
        return msgspec.structs.replace(records, report=msgspec.structs.replace(records.report, file=name))

    def __iter__(self) -> Iterator[ReportRecords]:
        return (self[index] for index in range(len(self._parts)))


def replace_file(path: pathlib.Path, chunks: Iterable[bytes]) -> None:
    """Writes a file so that its name holds either the old bytes or all the new ones. Raises OutputError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                file.writelines(chunks)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise output_error(error, path) from error


def output_error(error: OSError, path: pathlib.Path) -> OutputError:
    """A failed write as one line."""
    said = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written: {said}", file=str(path), hint="what stood there before is untouched")


def key(options: Options) -> str:
    """Sixteen hex digits for all that decides what a file's bytes become, the password apart."""
    digest = hashlib.sha256(_program())
    digest.update(msgspec.json.encode(msgspec.structs.replace(options, password=None)))
    own = [pathlib.Path(folder) for folder in options.profile_folders]
    for folder in library.folders(own).values():
        digest.update(b"".join(_files(folder.parent, f"{folder.name}/*")))
    return digest.hexdigest()[:16]


@functools.cache
def _program() -> bytes:
    """A digest of this program: its own files, its grammars, and the versions of the libraries it reads with."""
    digest = hashlib.sha256()
    package = pathlib.Path(__file__).resolve().parent.parent
    digest.update(b"".join(_files(package, "**/*.py")))
    digest.update(b"".join(_files(library.grammars(), "**/*")))
    for name in READERS:
        digest.update(f"{name} {importlib.metadata.version(name)}\0".encode())
    return digest.digest()


def _files(top: pathlib.Path, pattern: str) -> Iterator[bytes]:
    for path in sorted(each for each in top.glob(pattern) if each.is_file()):
        yield path.relative_to(top).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
