"""Results land whole or not at all: everything is written beside its final place and moved there when complete.

An error of the file system becomes an OutputError that says what to do; what stood there before is then untouched.
"""

from __future__ import annotations

import contextlib
import errno
import os
import pathlib
import tempfile
from collections.abc import Generator

from extractor.errors import OutputError

_REASONS = {
    errno.ENOSPC: ("the disk is full", "make room and run the same command again"),
    errno.EDQUOT: ("the disk quota is used up", "make room and run the same command again"),
    errno.EACCES: ("may not be written", "choose another output folder, or close the program that holds it open"),
    errno.EPERM: ("may not be written", "choose another output folder, or close the program that holds it open"),
    errno.EROFS: ("lies on a read-only file system", "choose another output folder"),
    errno.ENOTDIR: ("lies below a file, not a folder", "choose another output folder"),
    errno.EEXIST: ("is a file, not a folder", "choose another output folder"),
    errno.EISDIR: ("is a folder, not a file", "move it away or choose another output folder"),
}


@contextlib.contextmanager
def file(path: pathlib.Path) -> Generator[pathlib.Path, None, None]:
    """A path to write to; its file takes the place of `path` when the block ends without an error.

    Raises OutputError where the file cannot be written, or is open in a spreadsheet program.
    """
    _refuse_open(path)
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as stage:
            staged = pathlib.Path(stage) / path.name
            yield staged
            os.replace(staged, path)


@contextlib.contextmanager
def folder(path: pathlib.Path) -> Generator[pathlib.Path, None, None]:
    """A folder to write files in; they take their places in the folder `path` when the block ends without an error.

    Files in `path` that the block did not write stay as they are. Raises OutputError where nothing can be written.
    """
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as stage:
            yield pathlib.Path(stage)
            path.mkdir(exist_ok=True)
            for staged in sorted(pathlib.Path(stage).iterdir()):
                os.replace(staged, path / staged.name)


@contextlib.contextmanager
def tree(path: pathlib.Path) -> Generator[pathlib.Path, None, None]:
    """A folder to fill with files and folders; it takes the place of the folder `path` and all that was in it.

    Raises OutputError where it cannot be written, or where `path` is a file.
    """
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as stage:
            staged = pathlib.Path(stage) / "new"
            staged.mkdir()
            yield staged
            if path.exists() and not path.is_dir():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            if path.exists():
                os.replace(path, pathlib.Path(stage) / "old")
            os.replace(staged, path)


@contextlib.contextmanager
def _explained(path: pathlib.Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "choose another output folder"))
        raise OutputError(reason, file=str(path), hint=hint) from error


def _refuse_open(path: pathlib.Path) -> None:
    """Spreadsheet programs leave a lock file beside a workbook that they hold open."""
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise OutputError(
                "is open in another program",
                file=str(path),
                hint=f"close it there, or delete {lock.name} if no program runs",
            )
