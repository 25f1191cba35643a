"""Characters that no file format holds: control characters, lone surrogates, noncharacters.

They are replaced once, by U+FFFD, and each replacement becomes a finding that names the code point.
"""

from __future__ import annotations

import logging
import re
from typing import Any, TypeVar

import msgspec

from extractor.records import Check, Finding, Pledge, ReportRecords
from extractor.writing.texts import mapped

T = TypeVar("T")
RULE = "text-suspect"
REPLACEMENT = "\ufffd"
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SUSPECT = re.compile(r"\\u00|\\[bfr]|[\x7f-\x9f\ufffe\uffff]")
"""What shows in JSON where a forbidden character stands in a text, and seldom elsewhere."""
_LOG = logging.getLogger(__name__)


def clean(result: ReportRecords) -> ReportRecords:
    """The same records with every forbidden character replaced, and a finding for each text concerned.

    Records without any come back equal. The log names the pointer and the code points, never the text.
    """
    if _is_clean(result):
        return result
    found: list[Finding] = []
    pledges = tuple(_pledge(pledge, found) for pledge in result.pledges)
    rest = set[str]()
    report = _replaced(result.report, rest)
    findings = _replaced(result.findings, rest)
    if rest:
        found.append(_finding(None, None, None, rest))
    report = msgspec.structs.replace(report, findings=report.findings + len(found))
    concerned = {finding.pledge_id for finding in found}
    checks = tuple(_told(check) if check.pledge_id in concerned else check for check in result.checks)
    return msgspec.structs.replace(result, report=report, pledges=pledges, findings=(*findings, *found), checks=checks)


def _told(check: Check) -> Check:
    """The check of a pledge that holds such a character: the rule about suspect text was not kept."""
    return msgspec.structs.replace(check, state="mismatch") if check.rule == RULE else check


def _is_clean(result: ReportRecords) -> bool:
    """Whether nothing forbidden can stand in the records; quick, by their JSON."""
    try:
        return not _SUSPECT.search(msgspec.json.encode(result).decode())
    except UnicodeEncodeError:  # a lone surrogate
        return False


def _pledge(pledge: Pledge, found: list[Finding]) -> Pledge:
    changed: dict[str, Any] = {}
    for name in pledge.__struct_fields__:
        codes = set[str]()
        value = _replaced(getattr(pledge, name), codes)
        if codes:
            changed[name] = value
            places = next((where for key, where in pledge.source_map.items() if key.startswith(f"/{name}")), ())
            found.append(_finding(pledge.id, f"/{name}", places[0].page if places else None, codes))
    return msgspec.structs.replace(pledge, **changed) if changed else pledge


def _replaced(value: T, codes: set[str]) -> T:
    """The value with its texts cleaned; the code points replaced are added to `codes`."""

    def cleaned(text: str) -> str:
        codes.update(f"U+{ord(char):04X}" for char in _FORBIDDEN.findall(text))
        return _FORBIDDEN.sub(REPLACEMENT, text)

    return mapped(value, cleaned)


def _finding(pledge_id: str | None, pointer: str | None, page: int | None, codes: set[str]) -> Finding:
    named = ", ".join(sorted(codes))
    _LOG.warning("%s %s: %s replaced by U+FFFD", pledge_id, pointer, named)
    return Finding(
        pledge_id=pledge_id,
        rule=RULE,
        severity="warning",
        kind="reading",
        message=f"글로 적을 수 없는 문자({named})를 ‘{REPLACEMENT}’로 바꾸었습니다. 원문을 확인하세요.",
        pointer=pointer,
        page=page,
    )
