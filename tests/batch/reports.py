"""Small invented reports as layout text, and a watcher that remembers what it was told."""

from __future__ import annotations

from extractor.batch.inputs import Found
from extractor.records import RunInput

_HEAD = "## 2021년 공약사업 추진현황\n## 하늘구\n## (2021. 12. 31. 기준)\n\n"

_PLEDGE = """## {number}. {title}

공약출처\t사업유형\t\t사업주체\t\t
\t신규\t계속\t자체\t온빛시(정부)\t민간/기타
선거공보\t✓\t\t✓\t\t
완료\t\t추진중\t\t소요예산\t
완료\t이행후계속추진\t정상추진\t일부추진\t총 {total}백만 원 (구비)\t
\t\t✓\t\t\t

□ 정책목표
○ 누구나 머무는 골목 만들기
□ 사업개요
○ 임기내 추진목표: 골목 {number}곳 정비
□ 연차별 추진목표

단위사업\t2020\t2021
골목 정비\t설계\t공사

□ 연차별 투자계획

(단위 : 백만원)
구분\t계\t\t2020\t\t2021\t
\t계획액\t확보액\t계획액\t확보액\t계획액\t확보액
계\t{total}\t{total}\t10\t10\t{rest}\t{rest}
구비\t{total}\t{total}\t10\t10\t{rest}\t{rest}

□ 연차별 집행액

(단위 : 백만원)
구분\t계\t2020\t2021
계\t10\t10\t
구비\t10\t10\t

□ 추진실적
○ 골목 정비 기본계획 수립: '20. 7. 17.
□ 향후계획
○ 골목 정비 공사 준공: 2021. 12.

총괄부서\t골목과장: 나하늘 ☎7011\t골목팀장: 구름솔 ☎7012\t담당: 문가온 ☎7015
"""


def report(seed: int, pledges: int = 1) -> str:
    """A report that adds up; each seed gives other numbers and words."""
    shown = (
        _PLEDGE.format(number=at, title=f"골목 {seed}호 정비 {at}", total=f"{seed + at + 10:,}", rest=f"{seed + at:,}")
        for at in range(1, pledges + 1)
    )
    return _HEAD + "\n".join(shown)


def wrong_sum(seed: int) -> str:
    """A report whose yearly figures do not add up to the total it prints."""
    return report(seed).replace("구비\t10\t10\t\n", "구비\t11\t10\t\n")


class Remembering:
    """A watcher that keeps what it was told."""

    def __init__(self) -> None:
        self.found: Found | None = None
        self.lines: list[RunInput] = []
        self.wrote = False

    def begin(self, found: Found) -> None:
        self.found = found

    def done(self, line: RunInput) -> None:
        self.lines.append(line)

    def writing(self) -> None:
        self.wrote = True
