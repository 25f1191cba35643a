"""Archives of reports, unpacked for a run. Entry names are shown to people and never used as paths."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import zipfile
import zlib

from extractor.batch.inputs import ARCHIVE_SUFFIX, TAKEN_SUFFIXES, Input
from extractor.batch.names import shown
from extractor.convert import TEXT_SUFFIXES
from extractor.errors import ReadError

MOST_ENTRIES = 20_000
LARGEST_ENTRY = 512 * 1024**2  # bytes unpacked; the largest report seen is a hundredth of it
LARGEST_ARCHIVE = 8 * 1024**3

_UTF8_NAME = 0x800  # general purpose bit 11 (APPNOTE 4.4.4)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


def unpack(archive: Input, folder: str, password: str | None) -> tuple[Input, ...]:
    """Unpacks the PDF and text files of an archive into an empty folder, as `0.pdf`, `1.txt`, ...

    What cannot be unpacked (locked, cut, an archive inside) comes back as an input with its problem. Raises
    ReadError for an archive that is damaged or empty, or that unpacks to more than anyone means.
    """
    try:
        with zipfile.ZipFile(archive.path) as opened:
            meant = _meant(opened, archive)
            if password:
                opened.setpassword(password.encode())
            return tuple(_entry(opened, info, archive, os.path.join(folder, str(at))) for at, info in enumerate(meant))
    except _BROKEN as error:
        raise ReadError(f"the archive cannot be read: {_said(error)}", file=archive.label) from error


def _meant(opened: zipfile.ZipFile, archive: Input) -> list[zipfile.ZipInfo]:
    listed = opened.infolist()
    if len(listed) > MOST_ENTRIES or sum(info.file_size for info in listed) > LARGEST_ARCHIVE:
        raise ReadError("the archive unpacks to more than a folder of reports would", file=archive.label)
    meant = [info for info in listed if _suffix(info) in TAKEN_SUFFIXES | TEXT_SUFFIXES and not _hidden(info)]
    if not meant:
        raise ReadError("there is no PDF or text file in the archive", file=archive.label)
    return meant


def _entry(opened: zipfile.ZipFile, info: zipfile.ZipInfo, archive: Input, place: str) -> Input:
    inside, path = shown(_name(info)), place + _suffix(info)
    problem = None
    if _suffix(info) == ARCHIVE_SUFFIX:
        problem = "an archive inside an archive is not opened; unpack it first"
    elif info.file_size > LARGEST_ENTRY:
        problem = f"it unpacks to more than {LARGEST_ENTRY // 1024**2} MiB"
    else:
        try:
            with opened.open(info) as source, pathlib.Path(path).open("wb") as target:
                shutil.copyfileobj(source, target)
        except _BROKEN as error:
            problem = f"it cannot be unpacked: {_said(error)}"
    return Input(path, f"{archive.label}/{inside}", f"{archive.name}/{inside}", problem)


def _hidden(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.replace("\\", "/").split("/")
    return info.is_dir() or "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's name: UTF-8 where the archive says so, else what Korean Windows wrote (code page 949)."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")  # the standard library decoded it so
    for encoding in ("utf-8", "cp949"):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return info.filename


def _suffix(info: zipfile.ZipInfo) -> str:
    return os.path.splitext(info.filename)[1].lower()


def _said(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
