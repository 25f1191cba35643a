"""What reading wants a person to know, given to the pledges that it concerns."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from extractor.audit.korean import quoted
from extractor.layout import Notice
from extractor.records import Pledge

_Spot = tuple[int, float]  # page, and points from its top

_SENTENCES = {
    "suspect-glyph": "글꼴에 문자 정보가 없어 알 수 없는 글자가 있으므로 원문의 글자를 확인해야 합니다",
    "hidden-text": "화면에 보이지 않는 글자(숨김, 흰색, 가려짐, 잘림)가 있어 기록에서 제외했습니다",
    "readers-differ": "두 판독기가 서로 다른 글자를 읽었으므로 원문과 대조해야 합니다",
    "page-lost": "이 쪽을 읽지 못해 내용이 빠졌습니다",
    "page-scan": "이 쪽은 글자 정보가 없는 그림이므로 문자인식(OCR)이 필요합니다",
    "page-ocr": "이 쪽의 글자는 문자인식(OCR) 결과이므로 원문과 대조해야 합니다",
    "damaged": "파일 구조가 손상되어 빠진 내용이 있을 수 있습니다",
}


def describe(notice: Notice) -> str:
    """The notice as one Korean sentence, with its page and the characters concerned."""
    where = f"{notice.page}쪽: " if notice.page is not None else ""
    what = f"({quoted(notice.text)})" if notice.text else ""
    return f"{where}{_SENTENCES[notice.kind]}{what}."


def by_pledge(notices: Sequence[Notice], pledges: Sequence[Pledge]) -> tuple[list[tuple[Notice, ...]], list[Notice]]:
    """The notices of each pledge, and those that concern none.

    A notice with a place belongs to the pledge that is printed there. One about a whole page belongs to every
    pledge on that page, since each of them may be wrong.
    """
    if not notices:
        return [()] * len(pledges), []
    starts = [_start(pledge) for pledge in pledges]
    own: list[list[Notice]] = [[] for _ in pledges]
    rest: list[Notice] = []
    for notice in notices:
        owners = _owners(notice, pledges, starts)
        for owner in owners:
            own[owner].append(notice)
        if not owners:
            rest.append(notice)
    return [tuple(mine) for mine in own], rest


def _owners(notice: Notice, pledges: Sequence[Pledge], starts: Sequence[_Spot]) -> list[int]:
    if notice.page is None:
        return []
    if notice.box is None:
        return [index for index, pledge in enumerate(pledges) if _covers(pledge, notice.page)]
    last = bisect.bisect_right(starts, (notice.page, notice.box.bottom)) - 1
    return [last] if last >= 0 and _covers(pledges[last], notice.page) else []


def _covers(pledge: Pledge, page: int) -> bool:
    return pledge.pages is not None and pledge.pages[0] <= page <= pledge.pages[1]


def _start(pledge: Pledge) -> _Spot:
    """Page and top of the first thing printed of a pledge."""
    spots = [
        (place.page, place.box[1])
        for places in pledge.source_map.values()
        for place in places
        if place.page is not None and place.box is not None
    ]
    first = pledge.pages[0] if pledge.pages else 0
    return min(spots, default=(first, 0.0))
