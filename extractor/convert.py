"""One file, end to end: the library's face.

    >>> from extractor.convert import convert_file
    >>> done = convert_file("samples/haneul-2022.txt")
    >>> done.records.pledges[0].title, len(done.records.findings)

The records are plain msgspec structs (`msgspec.json.encode` writes them); `done.layout` is the layout text that they
were read from, with the place of every character. Nothing is written to disk and no process is started: for
many files, for limits on time and memory, and for files nobody has vouched for, use `extractor.batch`.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import pathlib
import stat
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from extractor.errors import ReadError
from extractor.layout import LayoutText
from extractor.records import Coverage, Report, ReportRecords

if TYPE_CHECKING:
    from extractor.audit.checks import Audit
    from extractor.parsing.parsed import ParsedReport
    from extractor.profile import Profile

PathLike = str | os.PathLike[str]

TEXT_SUFFIXES = frozenset({".txt", ".md"})
PDF_HEADER = b"%PDF-"
HEADER_REACH = 1024  # how far into a file the header of a PDF may stand (PDF 1.7, implementation note 13)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What changes the records of a file.

    profile : the layout profile to read with; None chooses by what the report says.
    profile_folders : folders of a user's own profiles, which win over others of the same name.
    ocr : read scanned pages with Tesseract; what it reads is never confirmed.
    password : for locked PDF files; the empty password is always tried.
    redact : whether people's names and phone numbers give way to their roles.
    """

    profile: str | None = None
    profile_folders: tuple[str, ...] = ()
    ocr: bool = False
    password: str | None = None
    redact: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Conversion:
    """What a file became, the layout text it was read from, and what became of that text's characters."""

    records: ReportRecords
    layout: LayoutText
    coverage: Coverage


def convert_file(path: PathLike, options: Options | None = None, *, name: str | None = None) -> Conversion:
    """Converts one PDF or layout-text file.

    name : what the report is called in the records; the file's own name where it is None.

    Raises ReadError where the file cannot be read (missing, empty, locked, damaged, no PDF, a scan), ParseError where
    it is no pledge report, ProfileError where the profile is unknown or wrong.
    """
    options = options or Options()
    name = name or os.path.basename(os.fspath(path))
    sha256 = file_sha256(path)
    return convert_layout(read_layout(path, options), options, name=name, sha256=sha256)


def convert_layout(layout: LayoutText, options: Options, *, name: str, sha256: str) -> Conversion:
    """Converts a file's layout text; `name` and `sha256` are the file's.

    Raises ReadError, ParseError and ProfileError as `convert_file` does.
    """
    _must_be_readable(layout, name)
    profile = profile_for(layout, options)
    done = _assemble(layout, profile, name, sha256)
    return _redacted(done, profile) if options.redact else done


def read_layout(path: PathLike, options: Options | None = None, *, pages: Sequence[int] | None = None) -> LayoutText:
    """The layout text of a PDF or text file; `pages` are 1-based and choose pages of a PDF.

    Raises ReadError.
    """
    from extractor.reading.pages import read_pages

    if is_pdf(path):
        options = options or Options()
        return read_pages(path, pages=pages, password=options.password, ocr=options.ocr)
    return LayoutText.from_text(_decoded(pathlib.Path(path)))


def is_pdf(path: PathLike) -> bool:
    """Whether a file is to be read as a PDF: it says so itself, or it is not called a text. Raises ReadError."""
    return PDF_HEADER in file_head(path) or pathlib.Path(path).suffix.lower() not in TEXT_SUFFIXES


def file_head(path: PathLike) -> bytes:
    """The first bytes of a file, enough to tell what it is. Raises ReadError if it is no readable, filled file."""
    name = os.fspath(path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise ReadError("this is not a regular file", file=name)
        with open(path, "rb") as file:
            head = file.read(HEADER_REACH)
    except OSError as error:
        raise ReadError((error.strerror or str(error)).lower(), file=name) from error
    if not head:
        raise ReadError("the file is empty", file=name)
    return head


def file_sha256(path: PathLike) -> str:
    """The SHA-256 of a file's bytes, in hex. Raises ReadError if it is no readable, filled file."""
    file_head(path)
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReadError((error.strerror or str(error)).lower(), file=os.fspath(path)) from error


def _decoded(path: pathlib.Path) -> str:
    """A text file's text: UTF-8, UTF-16 with its mark, or the code page 949 of Korean Windows."""
    raw = path.read_bytes()
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise ReadError("this is neither a PDF nor a text file", file=str(path), hint="text must be UTF-8 or CP949")


def _must_be_readable(layout: LayoutText, name: str) -> None:
    """Raises ReadError for a file whose pages came through without text that a parser could read."""
    kinds = {notice.kind for notice in layout.notices}
    if layout.text.strip():
        return
    if "page-scan" in kinds:
        raise ReadError("no page has text: this is a scan", file=name, hint="it needs OCR first")
    if "page-lost" in kinds:
        lost = next(notice for notice in layout.notices if notice.kind == "page-lost")
        raise ReadError(f"no page could be read: {lost.text}", file=name, page=lost.page)
    raise ReadError("there is no text in the file", file=name)


def profile_for(layout: LayoutText, options: Options) -> Profile:
    """The profile that the options name, or the one that fits. Raises ProfileError."""
    from extractor import profile

    own = [pathlib.Path(folder) for folder in options.profile_folders]
    return profile.load(options.profile, own) if options.profile else profile.identify(layout.text, own).profile


def _assemble(layout: LayoutText, profile: Profile, name: str, sha256: str) -> Conversion:
    from extractor.audit.checks import audit
    from extractor.audit.coverage import coverage
    from extractor.errors import GongyakError
    from extractor.parsing.parser import parse
    from extractor.writing.cleaning import clean

    report_id = sha256[:12]
    try:
        parsed = parse(layout, profile, report_id)
    except GongyakError as error:
        error.file = error.file or name
        raise
    audited = audit(parsed, profile, layout)
    report = _report(layout, parsed, audited, profile, (name, sha256))
    pledges = tuple(each.pledge for each in parsed.pledges)
    records = ReportRecords(report=report, pledges=pledges, findings=audited.findings, checks=audited.checks)
    return Conversion(clean(records), layout, coverage(parsed, layout))


def _redacted(done: Conversion, profile: Profile) -> Conversion:
    from extractor.writing.redaction import redact

    records = redact(done.records, done.layout, profile.contacts.phone_signs)
    return dataclasses.replace(done, records=records)


def _report(
    layout: LayoutText, parsed: ParsedReport, audited: Audit, profile: Profile, file: tuple[str, str]
) -> Report:
    name, sha256 = file
    return Report(
        report_id=sha256[:12],
        file=name,
        sha256=sha256,
        pages=layout.pages,
        profile=profile.name,
        title=parsed.title,
        organisation=parsed.organisation,
        as_of=parsed.as_of,
        pledges=len(parsed.pledges),
        findings=len(audited.findings),
        unplaced=sum(len(each.pledge.unplaced) for each in parsed.pledges),
    )
