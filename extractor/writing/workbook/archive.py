"""The zip archive of a workbook, with the same bytes each time."""

from __future__ import annotations

import html
import os
import pathlib
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can hold
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*?)(>)(<f>[^<]*</f>)<v\s*/?>(?:</v>)?')

Cached = Mapping[str, int | float | str]


class _Archive(zipfile.ZipFile):
    """Members without a time of their own, and formulas with the value that they come to.

    openpyxl writes formulas without values; a reader that does not calculate (a preview, Excel's protected view,
    pandas) would then show nothing. `cached` has the values by member and cell.
    """

    def __init__(self, path: pathlib.Path, cached: Mapping[str, Cached]) -> None:
        super().__init__(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=6)
        self._cached = cached

    def writestr(  # type: ignore[override]
        self, zinfo_or_arcname: str | zipfile.ZipInfo, data: bytes | str, *_: object
    ) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(_member(name), data)

    def write(  # type: ignore[override]
        self, filename: str | os.PathLike[str], arcname: str | None = None, *_: object
    ) -> None:
        path, name = pathlib.Path(filename), arcname or str(filename)
        if name in self._cached:
            self.writestr(name, _with_values(path.read_text(encoding="utf-8"), self._cached[name]))
            return
        with path.open("rb") as source, self.open(_member(name), "w", force_zip64=True) as target:
            while chunk := source.read(1 << 20):
                target.write(chunk)


def save(book: Workbook, path: pathlib.Path, cached: Mapping[str, Cached]) -> None:
    """Save `book`; `cached` has the values of formulas by the sheet's member (`xl/worksheets/sheet2.xml`) and cell."""
    from openpyxl.writer.excel import ExcelWriter

    with _Archive(path, cached) as archive:
        ExcelWriter(book, archive).write_data()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _TIME)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


def _with_values(xml: str, values: Cached) -> str:
    def valued(match: re.Match[str]) -> str:
        value = values.get(match[2])
        if value is None:
            return match[0]
        kind = ' t="str"' if isinstance(value, str) else ""
        return f"{match[1]}{kind}{match[3]}{match[4]}<v>{html.escape(str(value))}</v>"

    return _FORMULA.sub(valued, xml)
