"""What an EDTF date covers: first and last day, and how precise it is (ISO 8601-2; 33-36 quarters, 40-41 halves)."""

from __future__ import annotations

import calendar


def covered(edtf: str) -> tuple[str, str, str]:
    """First day, last day and precision; of an interval, `start/end` where its ends are not equally precise."""
    first, _, last = edtf.partition("/")
    start, end, precision = _single(first)
    if not last:
        return start, end, precision
    _, end, last_precision = _single(last)
    return start, end, precision if precision == last_precision else f"{precision}/{last_precision}"


def _single(edtf: str) -> tuple[str, str, str]:
    year, *rest = (int(part) for part in edtf.split("-"))
    if not rest:
        return _months(year, 1, 12, "year")
    if len(rest) == 2:
        return edtf, edtf, "day"
    if 33 <= rest[0] <= 36:
        return _months(year, 3 * (rest[0] - 33) + 1, 3 * (rest[0] - 32), "quarter")
    if rest[0] in (40, 41):
        return _months(year, 6 * (rest[0] - 40) + 1, 6 * (rest[0] - 39), "half")
    return _months(year, rest[0], rest[0], "month")


def _months(year: int, first: int, last: int, precision: str) -> tuple[str, str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}", precision
