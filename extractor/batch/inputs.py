"""What the user named - files, folders, globs, archives - as a list of inputs, each one to be accounted for."""

from __future__ import annotations

import collections
import dataclasses
import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence

from extractor.batch.names import shown
from extractor.convert import HEADER_REACH, PDF_HEADER

ARCHIVE_SUFFIX = ".zip"
TAKEN_SUFFIXES = frozenset({".pdf", ".txt", ARCHIVE_SUFFIX})  # .md of a folder is a README more often than a report


@dataclasses.dataclass(frozen=True, slots=True)
class Input:
    """One thing to convert.

    path : where it is on disk, as the system spells it.
    label : the path as a person can read it: one line of valid text.
    name : what the report is called in the records.
    problem : why it will not be read, where that is plain without reading it.
    """

    path: str
    label: str
    name: str
    problem: str | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """Inputs stand by name, and those of one name by where they are."""
        return (self.name, self.label, self.path)

    @property
    def is_archive(self) -> bool:
        """Whether this is an archive, still to be unpacked."""
        return self.problem is None and self.path.lower().endswith(ARCHIVE_SUFFIX)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """The inputs, by name, each once; and how many files of folders were left alone, by suffix."""

    inputs: tuple[Input, ...]
    others: tuple[tuple[str, int], ...] = ()


def find(arguments: Sequence[str], *, leave_out: str | None = None) -> Found:
    """Looks at what the user named.

    A file is an input, whatever it is called. A folder gives every PDF, text file and archive below it; hidden files,
    and the folder `leave_out` (the output), are passed over. Where nothing has that name, it is taken as a glob.
    A link is followed where the user named it; inside a folder only if it stays there.
    """
    others: collections.Counter[str] = collections.Counter()
    found: dict[str, Input] = {}
    out = os.path.realpath(leave_out) if leave_out else None
    for argument in arguments:
        for item in _named(argument, out, others):
            found.setdefault(os.path.abspath(item.path), item)
    return Found(tuple(sorted(found.values(), key=lambda item: item.order)), tuple(sorted(others.items())))


def plain(path: str, problem: str | None = None) -> Input:
    """The input that is the file at `path`."""
    return Input(path, shown(path), shown(os.path.basename(path.rstrip(os.sep)) or path), problem=problem)


def _named(argument: str, out: str | None, others: collections.Counter[str]) -> Iterator[Input]:
    if os.path.isdir(argument):
        yield from _folder(argument, out, others)
    elif os.path.lexists(argument) or not glob.has_magic(argument):
        yield plain(argument)
    else:
        matches = sorted(glob.glob(argument, recursive=True))
        if not matches:
            yield plain(argument, "nothing matches this pattern")
        for match in matches:
            yield from _named(match, out, others)


def _folder(top: str, out: str | None, others: collections.Counter[str]) -> Iterator[Input]:
    root = os.path.realpath(top)
    denied: list[OSError] = []
    for folder, below, files in os.walk(top, onerror=denied.append):
        below[:] = sorted(
            each for each in below if not each.startswith(".") and os.path.realpath(os.path.join(folder, each)) != out
        )
        links = [each for each in below if os.path.islink(os.path.join(folder, each))]
        yield from _linked_folders(folder, links, root)
        for name in sorted(files):
            path = os.path.join(folder, name)
            if name.startswith("."):
                continue
            if not _taken(path):
                others[shown(os.path.splitext(name)[1].lower())] += 1
                continue
            yield plain(path, _link_problem(path, root))
    for error in denied:
        yield plain(os.fsdecode(error.filename), f"the folder cannot be read: {(error.strerror or '').lower()}")


def _linked_folders(folder: str, links: Iterable[str], root: str) -> Iterator[Input]:
    """Links to folders are never walked: what they hold inside the root is found anyway, the rest was not named."""
    for each in links:
        path = os.path.join(folder, each)
        if not _inside(os.path.realpath(path), root):
            yield plain(path, "a link that leaves the folder is not followed; name its target to read it")


def _link_problem(path: str, root: str) -> str | None:
    if not os.path.islink(path):
        return None
    try:
        os.stat(path)
    except OSError as error:
        return f"a link that leads nowhere: {(error.strerror or str(error)).lower()}"
    if not _inside(os.path.realpath(path), root):
        return "a link that leaves the folder is not followed; name its target to read it"
    return None


def _inside(path: str, root: str) -> bool:
    return os.path.commonpath([path, root]) == root


def _taken(path: str) -> bool:
    """Whether a file of a folder is meant: by its suffix, or a PDF whatever it is called."""
    if os.path.splitext(path)[1].lower() in TAKEN_SUFFIXES:
        return True
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as file:
            return PDF_HEADER in file.read(HEADER_REACH)
    except OSError:
        return False
