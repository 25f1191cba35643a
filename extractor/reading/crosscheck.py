"""What the file itself says against what was read: damage that readers of PDF pass over in silence.

pdfium reads on through cut streams, missing pages and wrong cross-references, and says nothing. The raw bytes tell:
every Flate stream that can hold text is inflated strictly, the end of the file must lead to its cross-reference, and
where anything looks odd pdfminer, as a second reader, walks the page tree and names the pages.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from zlib_ng import zlib_ng

from extractor.errors import ReadError
from extractor.layout import Notice
from extractor.reading import rawobjects, references
from extractor.reading.rawfile import RawFile
from extractor.reading.rawobjects import KEYWORD, TELLING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from extractor.reading.page import Page

_ZLIB: Any = zlib_ng  # twice as fast as the standard library's zlib; its own types are incomplete
_OBJECT = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+obj\b")
_STREAM = re.compile(rb">>[ \r\n\t]*stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*(?:\[\s*)?(/(?:ASCII85Decode|A85)\s*)?/(?:FlateDecode|Fl)\b")
_NO_TEXT = re.compile(rb"/(?:Image|FunctionType|Alternate|Metadata)\b")  # a broken font loses its characters
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_LOCK = b"/Encrypt"
_START = re.compile(rb"startxref\s+(\d+)")
_CUT, _BROKEN = "a stream is cut off", "a stream is damaged"
_SHORTEST = 6
_END = 2048
_LONGEST_DICTIONARY = 4096
_CHUNK = 1 << 20
_LARGEST = 64 << 20
"""Bytes. A stream that inflates to more is not followed to its end."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Scan:
    """What the raw bytes show.

    broken : numbers of the objects whose streams do not inflate, and why. repeated : of objects that stand there more
    than once, as after an update, where the last one stands. pages : how many page objects stand in the open, None if
    objects are packed in streams. faults : what is wrong with the file's end.
    """

    broken: dict[int, str]
    repeated: dict[int, int]
    pages: int | None
    faults: tuple[str, ...]


def check_file(path: str | os.PathLike[str], pages: int, password: str | None = None) -> tuple[Notice, ...]:
    """Notices of damage: "damaged" with the page concerned, or none where no page can be named; "page-lost".

    pages : the number of pages that the first reader found.
    """
    with RawFile(path) as file:
        scan = _scan(file)
    notices = [_damaged(None, fault) for fault in scan.faults]
    if scan.broken or scan.repeated or scan.faults or (scan.pages is not None and scan.pages != pages):
        notices += _second_opinion(path, pages, password, scan)
    return tuple(notices)


def check_blank(path: str | os.PathLike[str], blank: list[int], password: str | None = None) -> Iterator[Notice]:
    """Notices of damage for pages that came through without any content, unless they are truly blank."""
    from extractor.reading import pagetree

    if not blank:
        return
    try:
        faults = pagetree.unread(path, frozenset(blank), password)
    except ReadError as error:
        faults = dict.fromkeys(blank, error.reason)
    yield from (_damaged(number, fault) for number, fault in sorted(faults.items()))


def differ(first: Page, second: Page) -> Notice | None:
    """A notice if two readers saw other characters on a page, with those that only one of them saw."""
    one, other = _characters(first), _characters(second)
    missing, extra = other - one, one - other
    if not missing and not extra:
        return None
    text = "".join(sorted(missing.elements())) + "/" + "".join(sorted(extra.elements()))
    return Notice("readers-differ", first.number, None, None, text)


def _characters(page: Page) -> collections.Counter[str]:
    return collections.Counter((*map(chr, page.glyphs.code.tolist()), *page.stamp))


def _scan(file: RawFile) -> _Scan:
    locks, *telling = file.places(_LOCK, *TELLING)
    objects = rawobjects.numbered(file, file.words(KEYWORD))
    broken: dict[int, str] = {}
    pages, packed = set[int](), False
    needed, subsets, fonts = set[int](), set[int](), set[int]()
    for number, start, end in objects.around(np.concatenate(telling), file.size):
        head = file.read(start, min(end, start + _LONGEST_DICTIONARY))
        opening = _STREAM.search(head)
        dictionary = head[: opening.start() + 2] if opening else head
        if _PAGE.search(dictionary):
            pages.add(number)
        if b"/Font" in dictionary or b"/Contents" in dictionary:  # every font's dictionary names its type at least
            needed |= references.needed(dictionary)
            subsets |= references.subset_of(dictionary)
            if references.holds_font(dictionary):
                fonts.add(number)
        if opening is None:
            continue
        packed |= b"/ObjStm" in dictionary
        flate = None if len(locks) else _FLATE.search(dictionary)
        if flate and not _NO_TEXT.search(dictionary):
            fault = _fault(file, start + opening.end(), end, in_ascii=flate[1] is not None)
            if fault:
                broken[number] = fault
    faults = list(_faults(file))
    if not packed and not (objects.are_there(needed) and subsets <= fonts):
        faults.append("fonts or contents that pages refer to are missing")
    if references.lead_astray(file, _head(file), file.words(references.TABLE), objects.starts):
        faults.append("the cross-reference leads to places where no object stands")
    return _Scan(broken, objects.repeated(), None if packed else len(pages), tuple(faults))


def _head(file: RawFile) -> int:
    """Where the PDF begins in its file: places are counted from there."""
    return max(0, file.read(0, _END).find(b"%PDF-"))


def _faults(file: RawFile) -> tuple[str, ...]:
    """What is wrong with the end of the file, which leads to everything else in it."""
    tail = file.read(file.size - _END, file.size)
    if b"%%EOF" not in tail:
        return ("the file is cut off: its end is missing",)
    starts = _START.findall(tail)
    if not starts:
        return ("the file's end does not lead to its cross-reference",)
    at = _head(file) + int(starts[-1])
    target = file.read(at, at + 32).lstrip()
    if not target.startswith(b"xref") and not _OBJECT.match(target):
        return ("the file's cross-reference is not where its end says: older content may have been read",)
    return ()


def _fault(file: RawFile, start: int, end: int, *, in_ascii: bool) -> str | None:
    """What is wrong with the Flate stream that begins at `start`, if anything."""
    stop = file.find(b"endstream", start, end)
    if stop < 0:
        return _CUT
    body = file.read(start, stop)
    if in_ascii:
        decoded = _from_ascii(body)
        if decoded is None:
            return _CUT
        body = decoded
    return _inflate(body) if len(body) >= _SHORTEST else None


def _from_ascii(body: bytes) -> bytes | None:
    """The bytes that ASCII base-85 stands for; None without its end mark."""
    end = body.find(b"~>")
    if end < 0:
        return None
    codes = np.frombuffer(body[:end].replace(b"z", b"!!!!!"), np.uint8)
    digits = codes[codes > 32].astype(np.uint64) - 33
    missing = -len(digits) % 5
    groups = np.concatenate([digits, np.full(missing, 84, np.uint64)]).reshape(-1, 5)
    values = groups @ np.array([85**4, 85**3, 85**2, 85, 1], np.uint64)
    whole = values.astype(np.uint32).astype(">u4").tobytes()
    return whole[: len(whole) - missing] if missing else whole


def _inflate(body: bytes) -> str | None:
    # The two bytes of zlib's header are left out: some writers get them wrong, and all readers cope.
    inflater, check, size = _ZLIB.decompressobj(-_ZLIB.MAX_WBITS), 1, 0
    pending = body[2:]
    try:
        while pending and not inflater.eof:
            part = inflater.decompress(pending, _CHUNK)
            check, size = _ZLIB.adler32(part, check), size + len(part)
            pending = inflater.unconsumed_tail
            if size > _LARGEST:
                return None
    except _ZLIB.error:
        return _BROKEN
    if not inflater.eof:
        return _CUT
    total = inflater.unused_data[:4]
    return _BROKEN if len(total) == 4 and int.from_bytes(total) != check else None


def _second_opinion(path: str | os.PathLike[str], pages: int, password: str | None, scan: _Scan) -> list[Notice]:
    """What pdfminer finds in the page tree of a file that looks odd."""
    from extractor.reading import pagetree

    try:
        tree = pagetree.read(path, password)
    except ReadError as error:
        return [_damaged(None, reason) for reason in sorted({error.reason, *scan.broken.values()})]
    notices: list[Notice] = []
    for number, leaf in enumerate(tree.pages, 1):
        if leaf is None:
            notices.append(Notice("page-lost", number, None, None, "the page is missing from the file"))
        else:
            notices += [
                _damaged(number, fault) for fault in sorted({scan.broken[at] for at in leaf & set(scan.broken)})
            ]
    named = set[int]().union(*(leaf for leaf in tree.pages if leaf))
    notices += [_damaged(None, fault) for fault in sorted({scan.broken[at] for at in set(scan.broken) - named})]
    if any(tree.places.get(number, place) != place for number, place in scan.repeated.items()):
        notices.append(_damaged(None, "the cross-reference leads to older content than the file's last"))
    if len(tree.pages) != pages:
        text = f"one reader finds {pages} pages, another {len(tree.pages)}"
        notices.append(Notice("readers-differ", None, None, None, text))
    return notices


def _damaged(page: int | None, reason: str) -> Notice:
    return Notice("damaged", page, None, None, reason)
