"""Names that stay the same from one run to the next: of a record's content, and of a finding."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import msgspec

from extractor.records import Finding


def content_hash(record: msgspec.Struct) -> str:
    """The first 16 hex digits of the SHA-256 of the record's JSON line: equal content, equal hash, on every machine."""
    return hashlib.sha256(msgspec.json.encode(record, order="deterministic")).hexdigest()[:16]


def finding_ids(report_id: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    """One stable id a finding, in the order given.

    An id names the place and the rule (report, pledge, rule, pointer, and which of several such), not what was
    found there: a finding whose facts change keeps its id, so that an auditor's decision on it can be looked at again.
    """
    seen: Counter[tuple[str | None, str, str | None]] = Counter()
    ids: list[str] = []
    for finding in findings:
        place = (finding.pledge_id, finding.rule, finding.pointer)
        name = msgspec.json.encode((report_id, *place, seen[place]))
        seen[place] += 1
        ids.append(f"f-{hashlib.sha256(name).hexdigest()[:12]}")
    return tuple(ids)
