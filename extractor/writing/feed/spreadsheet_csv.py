"""Tables as CSV that a spreadsheet program can open and never runs.

UTF-8 with a byte order mark, lines ended by CR LF (RFC 4180), every field in quotes, null as an empty field. A text
that a spreadsheet program would take for a formula has an apostrophe before it: `unescape` takes it off again.
"""

from __future__ import annotations

import csv
import pathlib
import re
from typing import TYPE_CHECKING

from extractor.writing.tables import Table

if TYPE_CHECKING:
    import pandas as pd

FORMULA = r"[\s]*[=+\-@＝＋－＠]\s*[^\s]"
"""How a text begins that may be run: a sign, fullwidth or not, and something after it. A lone `-` is a text."""

_TO_ESCAPE = re.compile(rf"'*(?:{FORMULA}|[\t\r\n])")
_ESCAPED = re.compile(rf"'+(?:{FORMULA}|[\t\r\n])")


def escape(value: str | int) -> str | int:
    """The value as it stands in a CSV field: a text that a spreadsheet program might run, behind an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _TO_ESCAPE.match(value) else value


def unescape(field: str) -> str:
    """The text that `escape` was given."""
    return field[1:] if _ESCAPED.match(field) else field


def append(path: pathlib.Path, table: Table, frame: pd.DataFrame) -> None:
    """Add the rows of `frame` to the file; a new file begins with its byte order mark and its header."""
    new = not path.exists()
    texts = [column.name for column in table.columns if column.kind in ("text", "list")]
    escaped = frame.assign(**{name: frame[name].map(escape, na_action="ignore") for name in texts})
    escaped.to_csv(
        path,
        mode="a",
        header=new,
        index=False,
        encoding="utf-8-sig" if new else "utf-8",
        quoting=csv.QUOTE_ALL,
        lineterminator="\r\n",
        date_format="%Y-%m-%d",
    )
